using System.Globalization;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary>What is kept of a runner, in words.</summary>
internal static class ShowRunner
{
    public static void Write(RunnerPartition runner, TextWriter to)
    {
        var unit = runner.Profile!.Value.Unit;
        to.WriteLine($"{runner.Profile.Value.Name}, {runner.Profile.Value.Zone}. Texts: {runner.WhyNoTexts ?? "yes"}.");
        foreach (var link in runner.Links.Select(row => row.Value))
        {
            to.WriteLine($"link   {link.Platform}, known from {link.KnownFrom:yyyy-MM-dd}, last read {Instant(link.ReadAt)}{Because(link.PausedBecause)}");
        }

        foreach (var run in runner.Runs.Select(row => row.Value.ToRun()))
        {
            to.WriteLine($"run    {run.Day:yyyy-MM-dd} {run.Distance?.Say(unit) ?? "unknown distance"} ({run.Id.Source})");
        }

        foreach (var flag in runner.Flags.Select(row => row.Value))
        {
            var ratio = flag.Ratio is { } value ? $" {Wording.SayFactor(value)}" : "";
            to.WriteLine($"flag   {flag.Day:yyyy-MM-dd} {flag.Rule.Name()} {flag.Level.Name()}{ratio}{Because(flag.WithdrawnBecause)}{NoText(flag)}");
        }

        foreach (var text in runner.Texts.Select(row => row.Value))
        {
            to.WriteLine($"text   {text.Day:yyyy-MM-dd} {text.State} {Instant(text.SentAt)} {text.Delivery}{Because(text.Reason)}");
            to.WriteLine($"       {text.Body}");
        }
    }

    private static string NoText(StoredFlag flag) => flag.NoTextBecause is { } reason ? $"; no text: {reason}" : "";

    private static string Because(string? reason) => reason is null ? "" : $"; {reason}";

    private static string Instant(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";
}
