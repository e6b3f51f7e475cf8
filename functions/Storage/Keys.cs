using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Storage;

/// <summary>
/// Row keys of a runner's partition. Runs and texts come last in key order, so that one query reads the small rows and the
/// latest runs together.
/// </summary>
internal static class Keys
{
    /// <summary>A key holds at most 1 KiB; an id that would be longer than this is kept by its hash.</summary>
    private const int MostSafe = 200;

    public const string Head = Kind.Head;
    public const string Profile = Kind.Profile;
    public const string PhoneCode = Kind.Code;

    public static string Consent(Consent consent) => $"{Kind.Consent}|{consent.Kind}|{consent.Given.UtcTicks:D19}";

    public static string Link(string platform, string account) => $"{Kind.Link}|{platform}|{Safe(account)}";

    public static string Flag(DateOnly day, Rule rule, RunId run) => $"{Kind.Flag}|{Date(day)}|{rule.Name()}|{Id(run)}";

    public static string Run(DateOnly day, RunId run) => $"{Kind.Run}|{Date(day)}|{Id(run)}";

    public static string RunsFrom(DateOnly day) => $"{Kind.Run}|{Date(day)}";

    public static string Text(string id) => $"{Kind.Text}|{id}";

    public static string Said(string sid) => $"{Kind.Said}|{Safe(sid)}";

    public static string Mail(string id) => $"{Kind.Mail}|{id}";

    /// <summary>What a row of the partition is: one of <see cref="Kind"/>.</summary>
    public static string KindOf(string rowKey) => rowKey.Split('|', 2)[0];

    /// <summary>The account as a partition key of the table <c>links</c>.</summary>
    public static string Account(string platform, string account) => $"{platform}|{Safe(account)}";

    internal static string Id(RunId run) => $"{Name(run.Source)}-{Safe(run.Value)}";

    internal static string Name(Source source) => source.ToString().ToLowerInvariant();

    internal static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Letters, digits, dot and hyphen stay; anything else becomes its code between underscores.</summary>
    private static string Safe(string value)
    {
        if (value.Length <= MostSafe && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            return value;
        }

        var safe = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? safe.Append(c) : safe.Append('_').Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append('_');
        }

        return safe.Length <= MostSafe ? safe.ToString() : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>What each row's key begins with.</summary>
    internal static class Kind
    {
        public const string Head = "head";
        public const string Profile = "profile";
        public const string Consent = "consent";
        public const string Link = "link";
        public const string Flag = "flag";
        public const string Run = "run";
        public const string Text = "text";
        public const string Said = "said";
        public const string Mail = "mail";
        public const string Code = "code";
    }
}
