using System.Globalization;
using System.Text;
using LoadWatch.Simulation.Cost;

namespace LoadWatch.Simulation.Report;

/// <summary>The report as Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(SimulationReport report)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        void Row(string what, FormattableString figure) => Line($"| {what} | {figure.ToString(CultureInfo.InvariantCulture)} |");
        void Table(string what)
        {
            Line($"");
            Line($"| {what} | |");
            Line($"|---|---:|");
        }

        var settings = report.Settings;
        var (runners, years) = (settings.Runners, report.Years);
        var reads = report.Reads;
        Line($"## {runners:N0} runners, {settings.Days} days of {settings.Year}, seed {settings.Seed}");
        Line($"");
        Line($"{Exactness(report)}");
        Table("Runs and the door");
        Row("Strava accounts", $"{report.Athletes:N0}");
        Row("runs, and a runner-year", $"{report.Runs:N0}; {report.Runs / (runners * years):0.0}");
        Row("of them on a Sunday", $"{report.SundayShare:P1}");
        Row("webhooks, and a second", $"{report.Webhooks:N0}; {report.WebhooksASecond:0.0000}");
        Row("webhooks in the peak second, in the peak minute", $"{report.PeakSecond:N0}; {report.PeakMinute:N0} ({report.PeakDay:ddd d MMM})");
        Row("wait in the queue `runs`: half, 99 %, longest", $"{Seconds(report.Queue.Median)}; {Seconds(report.Queue.P99)}; {Seconds(report.Queue.Longest)}");
        Row("instances of ProcessRun at most", $"{report.Instances:N0}");
        Row("from the platform's word to the assessment, Garmin: half, 99 %, longest", $"{Seconds(report.Garmin.Median)}; {Seconds(report.Garmin.P99)}; {Seconds(report.Garmin.Longest)}");
        Row("the same, Strava, of runs that were read", $"{Seconds(report.Strava.Median)}; {Seconds(report.Strava.P99)}; {Seconds(report.Strava.Longest)}");
        Row("runs not read by the end; read too late to count", $"{report.RunsWaiting:N0}; {report.OutOfWindow:N0}");
        Table($"Reads of Strava, {Limits(settings)}");
        Row("made: in all, on the peak day, in the peak quarter of an hour", $"{reads.Made:N0}; {reads.MadePeakDay:N0}; {reads.MadePeakQuarter:N0}");
        Row("wanted, had there been no limit", $"{reads.Wanted:N0}; {reads.WantedPeakDay:N0}; {reads.WantedPeakQuarter:N0}");
        Row("of those for events; wanted a day and account", $"{reads.WantedByEvents:N0}; {(report.Athletes == 0 ? 0 : (double)reads.Wanted / report.Athletes / settings.Days):0.00}");
        Row("held back at the end: events, rereads", $"{reads.HeldEvents:N0}; {reads.HeldRereads:N0}");
        Row("looks in vain at what is held back; most at once", $"{reads.LooksInVain:N0}; {reads.MostLooksAtOnce:N0}");
        Row("tokens renewed", $"{reads.Renewals:N0}");
        Row("Garmin", $"pushes; no read");
        Texts(report, Table, Row);
        Costs(report, Table, Row);
        Line($"");
        Line($"| Limit | asked | allowed | asked over allowed | reached at about |");
        Line($"|---|---:|---:|---:|---:|");
        foreach (var limit in report.Limits)
        {
            Line($"| {limit.What} | {limit.Asked:N0} {limit.Unit} | {limit.Most:N0} | {limit.Use:N2} | {limit.BitesAt(runners):N0} runners |");
        }

        Line($"");
        if (report.Limits[0] is { Use: > 1 } first)
        {
            Line($"**{first.What}** bites first as the number of runners grows: {first.Then}.");
            foreach (var limit in report.Limits.Skip(1).Where(limit => limit.Use > 1))
            {
                Line($"Then **{limit.What}**: {limit.Then}.");
            }
        }
        else
        {
            Line($"No limit bites. The nearest is **{report.Limits[0].What}**: {report.Limits[0].Then}.");
        }

        return text.ToString();
    }

    private static void Texts(SimulationReport report, Action<string> table, Action<string, FormattableString> row)
    {
        var (texts, years) = (report.Texts, report.Years);
        double Yearly(long count) => count / (texts.WithConsent * years);
        table("Texts and emails");
        row("runners who said yes to texts", $"{texts.WithConsent:N0}");
        row("syncs with a flag of level elevated or high", $"{texts.Flagged:N0}");
        foreach (var (why, count) in texts.Withheld)
        {
            row($"no text: {why}", $"{count:N0}");
        }

        row("texts due; of them after the night; sent; waiting at the end", $"{texts.Due:N0}; {texts.WaitedForMorning:N0}; {texts.Sent:N0}; {texts.Waiting:N0}");
        foreach (var (which, count) in texts.SentBy)
        {
            row($"sent, {which}: a runner-year", $"{Yearly(count):0.00}");
        }

        row("**alerts a runner-year** (measured on real logs: 7.8 flat, 9.2 with the step up)", $"**{Yearly(texts.Sent):0.0}**");
        row("of those with Garmin; with Strava", $"{texts.GarminYearly:0.0}; {texts.StravaYearly:0.0}");
        row("questions two days later, a runner-year", $"{Yearly(texts.FollowUps):0.0}");
        row("most texts in one minute", $"{texts.PeakMinute:N0}");
        row("weekly emails; of them without the twelve weeks, for Strava gave no read", $"{report.Emails:N0}; {report.EmailsWithoutHistory:N0}");
    }

    private static void Costs(SimulationReport report, Action<string> table, Action<string, FormattableString> row)
    {
        var months = report.Settings.Runners * report.Years * 12;
        table("What it costs");
        foreach (var (what, count) in report.Operations.OrderByDescending(operation => operation.Value))
        {
            row($"storage operations a runner-month: {what}", $"{count / months:0.00}");
        }

        row("storage operations a runner-month, all", $"{report.Operations.Values.Sum() / months:0.0}");
        row("executions a runner-month; instance-seconds", $"{report.Executions / months:0.0}; {report.InstanceSeconds / months:0.00}");
        row("euros a runner-month: storage, executions, compute, texts", $"{report.Bill.Storage:0.00000}; {report.Bill.Executions:0.00000}; {report.Bill.Compute:0.00000}; {report.Bill.Texts:0.00000}");
        row($"**euros a runner-month** (list prices, to be confirmed; without {Prices.LeftOut})", $"**{report.Bill.All:0.0000}**");
    }

    private static string Exactness(SimulationReport report) => report.Weight == 1
        ? "Every runner, run, webhook and message is simulated by itself; only what Strava's limits hold back is looked at in aggregate."
        : FormattableString.Invariant($"{report.Settings.Sample:N0} runners in the strata of the whole are simulated one by one; counts are times {report.Weight:N0}, Strava's limits divided by it. Webhooks of a second are drawn by Poisson's law about the scaled mean, and the queue's wait is reckoned by the second, apart from all else.");

    private static string Limits(Settings settings) => settings.StravaLimits is var (quarter, day)
        ? FormattableString.Invariant($"limits {quarter:N0} in 15 min and {day:N0} a day")
        : "without limits";

    private static string Seconds(double seconds) => seconds switch
    {
        < 1 => FormattableString.Invariant($"{seconds * 1000:0} ms"),
        < 300 => FormattableString.Invariant($"{seconds:0.0} s"),
        < 7_200 => FormattableString.Invariant($"{seconds / 60:0} min"),
        < 172_800 => FormattableString.Invariant($"{seconds / 3600:0.0} h"),
        _ => FormattableString.Invariant($"{seconds / 86400:0.0} days"),
    };
}
