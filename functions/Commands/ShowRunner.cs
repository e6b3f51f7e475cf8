using System.Globalization;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary>What is kept of a runner, in words, as far as each platform's policy lets anyone but the runner see it.</summary>
internal static class ShowRunner
{
    private static readonly ReasonWords English = Words.Of(Language.EnglishUs).Reasons;

    public static void Write(RunnerPartition runner, IReadOnlyList<IPlatform> platforms, DateTimeOffset now, TextWriter to)
    {
        var unit = runner.Profile!.Value.Unit;
        to.WriteLine($"{runner.Profile.Value.Name}, {runner.Profile.Value.Zone}. Texts: {(runner.WhyNoTexts is { } because ? English.Say(because) : "yes")}.");
        foreach (var link in runner.Links.Select(row => row.Value))
        {
            to.WriteLine($"link   {link.Platform}, known from {link.KnownFrom:yyyy-MM-dd}, last read {Instant(link.ReadAt)}{Because(link.PausedBecause)}");
        }

        foreach (var hidden in runner.Runs.Select(row => row.Value.Source).Distinct().Where(source => !IsShown(source)))
        {
            to.WriteLine($"       What came from {hidden} is for the runner alone (Platforms:{hidden}:Policy:ClinicMaySee).");
        }

        foreach (var (run, standing) in new RunLog(runner.Runs.Select(row => row.Value.ToRun()).Where(run => IsShown(run.Id.Source))).Read(now))
        {
            var estimated = run.Estimated ? ", estimated" : "";
            to.WriteLine($"run    {run.Day:yyyy-MM-dd} {run.Distance?.Say(unit) ?? "unknown distance"}{estimated} ({run.Id.Source}){Standing(standing)}");
        }

        foreach (var flag in runner.Flags.Select(row => row.Value).Where(flag => IsShown(flag.Source)))
        {
            var ratio = flag.Ratio is { } value ? $" {Wording.SayFactor(value)}" : "";
            to.WriteLine($"flag   {flag.Day:yyyy-MM-dd} {flag.Rule.Name()} {flag.Level.Name()}{ratio}{Because(flag.WithdrawnBecause)}{NoText(flag)}");
        }

        foreach (var text in runner.Texts.Select(row => row.Value))
        {
            to.WriteLine($"text   {text.Day:yyyy-MM-dd} {text.State} {Instant(text.SentAt)} {text.Delivery}{Because(text.Reason)}");
            if (platforms.All(platform => IsShown(platform.Source) || !text.IsFrom(platform.Source)))
            {
                to.WriteLine($"       {text.Body}");
            }
        }

        bool IsShown(Source source) => platforms.FirstOrDefault(platform => platform.Source == source)?.Policy.ClinicMaySee ?? false;
    }

    private static string Standing(Standing standing) => standing switch
    {
        Core.Running.Standing.Quarantined(var reason) => $"; not counted until confirmed: {reason}",
        Core.Running.Standing.Duplicate(var of) => $"; the same run as {of}",
        Core.Running.Standing.TooShort => "; too short to count",
        Core.Running.Standing.UnknownDistance => "; counts as a run of unknown distance",
        _ => "",
    };

    private static string NoText(StoredFlag flag) => flag.NoTextBecause is { } reason ? $"; no text: {English.Say(reason)}" : "";

    private static string Because(string? reason) => reason is null ? "" : $"; {English.Say(reason)}";

    private static string Instant(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";
}
