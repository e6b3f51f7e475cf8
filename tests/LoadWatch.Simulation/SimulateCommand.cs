using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LoadWatch.Simulation.Report;

namespace LoadWatch.Simulation;

/// <summary><c>simulate --runners N [--sample K] [--year Y] [--seed S] [--strava-reads Q,D|none] [--json FILE] [--markdown FILE]</c>.</summary>
internal static class SimulateCommand
{
    private const int Wrong = 2;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var runners = new Option<int>("--runners") { Description = "How many runners", Required = true };
        var sample = new Option<int?>("--sample")
        {
            Description = $"How many of them are simulated one by one; must divide --runners (default: all up to {Settings.UsualSample:N0}, then {Settings.UsualSample:N0})",
        };
        var year = new Option<int>("--year") { Description = "The calendar year", DefaultValueFactory = _ => 2027 };
        var days = new Option<int>("--days") { Description = "So many days from 1 January", DefaultValueFactory = _ => 365 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same figures", DefaultValueFactory = _ => 1 };
        var reads = new Option<string>("--strava-reads")
        {
            Description = "Strava's read limits, of a quarter of an hour and of a day, or 'none'",
            HelpName = "Q,D|none",
            DefaultValueFactory = _ => $"{Policy.StandardTier.Quarter},{Policy.StandardTier.Day}",
        };
        var json = new Option<string?>("--json") { Description = "Write all figures into this file", HelpName = "FILE" };
        var markdown = new Option<string?>("--markdown") { Description = "Write the report into this file", HelpName = "FILE" };
        var command = new RootCommand("A year of runners, through the real core and the real policy of reads, queues and budgets")
        {
            runners, sample, year, days, seed, reads, json, markdown,
        };
        command.SetAction(parsed =>
        {
            var count = parsed.GetRequiredValue(runners);
            if (!TryLimits(parsed.GetRequiredValue(reads), out var limits))
            {
                error.WriteLine("--strava-reads must be two whole numbers from 1, as 100,1000, or 'none'.");
                return Wrong;
            }

            var settings = new Settings(
                count,
                parsed.GetValue(sample) ?? Math.Min(count, Settings.UsualSample),
                parsed.GetRequiredValue(year),
                parsed.GetRequiredValue(days),
                parsed.GetRequiredValue(seed),
                limits);
            if (settings.WhyNot() is { } why)
            {
                error.WriteLine(why);
                return Wrong;
            }

            Simulate(settings, parsed.GetValue(json), parsed.GetValue(markdown), output, error);
            return 0;
        });
        return command.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static void Simulate(Settings settings, string? json, string? markdown, TextWriter output, TextWriter error)
    {
        var started = Stopwatch.GetTimestamp();
        var world = new SimulatedYear(settings, Policy.OfProduct(settings.StravaLimits));
        world.Run(day =>
        {
            if (day % 73 == 72)
            {
                error.WriteLine(FormattableString.Invariant($"day {day + 1}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
            }
        });
        var report = SimulationReport.Of(world);
        var text = MarkdownReport.Write(report);
        output.Write(text);
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Simulated in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {Environment.WorkingSet / 1048576.0:0} MiB."));
        if (markdown is not null)
        {
            File.WriteAllText(markdown, text);
        }

        if (json is not null)
        {
            File.WriteAllText(json, JsonReport.Write(report));
        }
    }

    private static bool TryLimits(string text, out (int Quarter, int Day)? limits)
    {
        limits = null;
        if (text == "none")
        {
            return true;
        }

        if (text.Split(',') is [var quarter, var day]
            && int.TryParse(quarter, NumberStyles.None, CultureInfo.InvariantCulture, out var q)
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && q > 0 && d > 0)
        {
            limits = (q, d);
            return true;
        }

        return false;
    }
}
