using System.Text.RegularExpressions;

namespace LoadWatch.Commands.Poison;

/// <summary>Poison messages for a person at a terminal.</summary>
internal static partial class PoisonText
{
    public const string WhatNext = """

        One message:   ./loadwatch poison show | retry | drop ID  (the first letters do)
        A whole queue: ./loadwatch poison retry --all QUEUE
        """;

    public static void List(string queue, int count, IReadOnlyList<PoisonMessage> first, DateTimeOffset now, TextWriter output)
    {
        output.WriteLine($"{queue}: {count} set aside, the oldest {Age(now - first.Min(message => message.Since))} ago");
        foreach (var message in first)
        {
            output.WriteLine($"  {message.Id}  {Age(now - message.Since),6} ago  {message.Body.ToMemory().Length,6} bytes");
        }

        if (count > first.Count)
        {
            output.WriteLine($"  and {count - first.Count} more");
        }
    }

    public static void Whole(PoisonMessage message, DateTimeOffset now, TextWriter output)
    {
        output.WriteLine($"queue   {message.Queue}");
        output.WriteLine($"id      {message.Id}");
        output.WriteLine($"since   {message.Since:yyyy-MM-dd HH:mm:ss} UTC, {Age(now - message.Since)} ago");
        output.WriteLine($"length  {message.Body.ToMemory().Length} bytes");
        output.WriteLine(Readable(message));
    }

    /// <summary>In the largest unit that fits: 40 s, 12 min, 5 h, 3 d.</summary>
    private static string Age(TimeSpan age) =>
        age < TimeSpan.FromMinutes(1) ? $"{Math.Max(0, (int)age.TotalSeconds)} s"
        : age < TimeSpan.FromHours(1) ? $"{(int)age.TotalMinutes} min"
        : age < TimeSpan.FromDays(1) ? $"{(int)age.TotalHours} h"
        : $"{(int)age.TotalDays} d";

    private static string Readable(PoisonMessage message) => InAddress.Replace(Secret.Replace(message.Body.ToString(), "${name}***"), "${name}***");

    /// <summary>The value of a property whose name says that it is secret, also in JSON that is itself a text in JSON.</summary>
    [GeneratedRegex("""(?<name>(token|secret|password|authorization)\w*(?<q>"|\\"|\\u0022)\s*:\s*\k<q>)(?:(?!\k<q>).)+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret { get; }

    /// <summary>The same in the query of an address, such as that of a Garmin ping; a text in JSON may write its <c>&amp;</c> as <c>\u0026</c>.</summary>
    [GeneratedRegex("""(?<name>(token|secret|password)\w*(=|%3D|\\+u003[dD]))((?!\\+(u00(26|22)|"))[^&"\s])+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InAddress { get; }
}
