using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;
using LoadWatch.Core.Triage;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Posting;
using LoadWatch.Storage;
using Spectre.Console;

namespace LoadWatch.Sandbox.Demo;

/// <summary>
/// The story, told by the real server: a dozen runners with twelve weeks of history, and then one of them goes from
/// 20-mile weeks to a 70-mile week.
/// </summary>
internal static class Story
{
    /// <summary>How long a text waits for the rest of a sync; five minutes in production.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(12);

    /// <summary>Twelve weeks of four runs.</summary>
    private const int HistoryRuns = 48;

    private static readonly string[] Answers = ["DONE", "4 knee"];

    private const string Address = "maya@example.org";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly DemoRunner Star = new("Maya", "+1 905 555 0100", "strava", "101", 20);

    /// <summary>Wants no texts, but shares with the clinic: her long run shows there.</summary>
    private static readonly DemoRunner Lena = new("Lena", "+1 905 555 0111", "garmin", "garmin-user-06", 20, AgreesToTexts: false);

    private const double LenasLongRun = 24;

    private static readonly DemoRunner[] Steady =
    [
        new("Ana", "+1 905 555 0101", "garmin", "garmin-user-01", 22),
        new("Ben", "+1 905 555 0102", "strava", "102", 31),
        new("Chloe", "+1 905 555 0103", "garmin", "garmin-user-02", 18),
        new("Dev", "+1 905 555 0104", "strava", "103", 40),
        new("Esi", "+1 905 555 0105", "garmin", "garmin-user-03", 27),
        new("Finn", "+1 905 555 0106", "strava", "104", 55),
        new("Gita", "+1 905 555 0107", "garmin", "garmin-user-04", 35),
        new("Hugo", "+1 905 555 0108", "strava", "105", 24),
        new("Ines", "+1 905 555 0109", "garmin", "garmin-user-05", 62),
        new("Jun", "+1 905 555 0110", "strava", "106", 15),
        Lena,
    ];

    public static async Task<int> RunAsync(bool once, string? jsonFile, CancellationToken cancel)
    {
        var narrator = new Narrator(AnsiConsole.Console);
        narrator.Chapter("LoadWatch demo: everything runs on this machine, nothing is sent anywhere");
        await using var world = await DemoWorld.StartAsync(Star, Hold, narrator.Hear, cancel);
        var report = await TellAsync(world, narrator, cancel);
        if (jsonFile is not null)
        {
            await File.WriteAllTextAsync(jsonFile, DemoJson.Write(report), cancel);
        }

        narrator.Addresses(report.Urls);
        if (report.Texts is not [{ Ratio: 3.5 }])
        {
            narrator.Say($"This is not the story: {report.Texts.Count} texts reached the carrier, and one of 3.5x was expected.");
            return 1;
        }

        if (report.Emails is not [{ To: Address }])
        {
            narrator.Say($"This is not the story: {report.Emails.Count} emails reached the mail server, and one to {Address} was expected.");
            return 1;
        }

        if (once)
        {
            return 0;
        }

        narrator.Chapter("Ctrl-C ends the demo");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task<DemoReport> TellAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        await JoinAsync(world, narrator, cancel);
        await OrdinaryRunsAsync(world, narrator, cancel);
        var acknowledged = await BigWeekAsync(world, narrator, cancel);
        var (settled, texts) = await SettleAsync(world, narrator, acknowledged, cancel);
        var conversation = await TalkAsync(world, narrator, cancel);
        await LookAsync(world, narrator, cancel);
        var emails = await SummariseAsync(world, narrator, cancel);
        var webhooks = world.StandIns.Courier.Deliveries.Where(delivery => delivery.Platform != "twilio").ToArray();
        var acks = AckLatency.Of(webhooks);
        narrator.Say($"{webhooks.Length} webhooks, {narrator.RunsStored} runs, acknowledged in {acks.P50:0.0} ms (p50) and {acks.P99:0.0} ms (p99).");
        return new DemoReport(texts, conversation, emails, webhooks.Length, narrator.RunsStored, new DemoAcks(acks.P50, acks.P99), settled.TotalMilliseconds, Urls(world));
    }

    private static async Task JoinAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter($"A dozen runners link their accounts (it is {TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), world.Zone):HH:mm} where they live, {world.Zone.Id})");
        var monthAgo = TimeProvider.System.GetUtcNow().AddDays(-30).ToUnixTimeSeconds();
        foreach (var runner in (DemoRunner[])[Star, .. Steady])
        {
            foreach (var (daysAgo, miles) in runner.Ordinary(firstWeek: 1, weeks: 12))
            {
                runner.Add(world.StandIns, world.Zone, world.Today, daysAgo, miles);
            }

            await world.JoinAsync(runner, cancel);
            narrator.Knows(runner);
            narrator.Say($"{runner.Name,-6}{runner.Platform,-7} {runner.WeekMiles,2} miles a week, twelve weeks of history");
        }

        // Strava is read back to 42 days ago; Garmin sends a month by itself, and the older weeks as one batch of many users.
        await world.StandIns.Garmin.PushAsync(GarminBody.Activities(Steady.Where(runner => runner.Platform == "garmin").SelectMany(runner =>
            world.StandIns.Garmin.Users.ActivitiesOf(runner.Account).Where(activity => activity.StartTimeInSeconds < monthAgo))));
        await UntilAsync(async () => (await ReadAllAsync(world, cancel)).All(IsRead), "the histories were read", cancel);
        narrator.Say($"{narrator.RunsStored} runs of history stored; history never texts.");

        static bool IsRead(RunnerPartition runner) =>
            runner.Links is [{ Value: var link }] && (link.Platform == "strava" ? link.ReadAt is not null : runner.Runs.Count == HistoryRuns);
    }

    /// <summary>The others run as they always do; older runs of a Garmin account come with its history.</summary>
    private static async Task OrdinaryRunsAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter("The others run as they always do");
        foreach (var runner in Steady)
        {
            foreach (var (daysAgo, miles) in runner.Ordinary(firstWeek: 0, weeks: 1).Reverse())
            {
                await runner.RunAsync(world.StandIns, world.Zone, world.Today, daysAgo, runner == Lena && daysAgo == 0 ? LenasLongRun : miles);
            }
        }

        await UntilAsync(
            async () => (await ReadAllAsync(world, cancel)).Where(runner => runner.Id != Star.Id).All(runner => runner.Runs.Exists(run => run.Value.ToRun().Day == world.Today)),
            "their runs were stored",
            cancel);
        var noticed = (await ReadAllAsync(world, cancel)).Where(runner => runner.Id != Lena.Id).Sum(runner => runner.Texts.Count + runner.Flags.Count(flag => flag.Value.ToFlag().Texts));
        narrator.Say($"Flags that could text, and texts: {noticed}. But {Lena.Name} ran {LenasLongRun} miles: a flag, and no text, for she agreed to none.");
    }

    /// <returns>When the last webhook had been acknowledged.</returns>
    private static async Task<long> BigWeekAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter($"{Star.Name}'s watch comes home with a week of ten miles a day, run by run");
        narrator.Star = Star.Id.Value;
        var acknowledged = 0L;
        for (var daysAgo = 6; daysAgo >= 0; daysAgo--)
        {
            await Star.RunAsync(world.StandIns, world.Zone, world.Today, daysAgo, 10);
            acknowledged = TimeProvider.System.GetTimestamp();
            var ack = world.StandIns.Courier.Deliveries[^1];
            narrator.Step("acknowledged", $"the webhook, status {ack.Status} in {ack.Milliseconds:0.0} ms");
            var day = world.Today.AddDays(-daysAgo);
            await UntilAsync(
                async () => (await world.ReadAsync(Star, cancel)).Runs.Exists(run => run.Value.ToRun().Day == day), $"the run of {day:O} was stored", cancel);
        }

        return acknowledged;
    }

    private static async Task<(TimeSpan Settled, IReadOnlyList<DemoText> Texts)> SettleAsync(
        DemoWorld world, Narrator narrator, long acknowledged, CancellationToken cancel)
    {
        await UntilAsync(
            async () => (await world.ReadAsync(Star, cancel)).Texts is { Count: > 0 } texts
                && texts.TrueForAll(text => text.Value.IsSettled || text.Value.Kind is TextKind.FollowUp) && texts.Exists(text => text.Value.Delivery == "delivered"),
            "the text was delivered",
            cancel);
        var settled = TimeProvider.System.GetElapsedTime(acknowledged);
        var kept = (await ReadAllAsync(world, cancel)).SelectMany(runner => runner.Texts).Select(row => row.Value).Where(text => text.Sid is not null)
            .ToDictionary(text => text.Sid!, StringComparer.Ordinal);

        // All that reached the carrier, whether LoadWatch knows of it or not.
        var texts = world.StandIns.Twilio.Messages.Select(message => (Message: message, Text: kept.GetValueOrDefault(message.Sid))).Select(pair => new DemoText(
            pair.Message.To, pair.Message.Body, SmsSegments.Count(pair.Message.Body).Segments,
            pair.Text?.Level?.Name(), pair.Text?.Rule?.Name(), pair.Text?.Ratio)).ToArray();
        foreach (var message in world.StandIns.Twilio.Messages)
        {
            narrator.Box(message.To, message.Body);
        }

        return (settled, texts);
    }

    /// <summary>The runner answers: the routine is done, and the knee hurts.</summary>
    private static async Task<IReadOnlyList<DemoLine>> TalkAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter($"{Star.Name} texts back");
        var (phone, lines) = (world.StandIns.Twilio.Messages[^1].To, new List<DemoLine>());
        foreach (var said in Answers)
        {
            var before = world.StandIns.Twilio.MessagesTo(phone).Count;
            narrator.Step("received", $"{Star.Name}: {said}");
            await world.StandIns.Twilio.ReceiveAsync(phone, said);
            await UntilAsync(() => Task.FromResult(world.StandIns.Twilio.MessagesTo(phone).Count > before), $"'{said}' was answered", cancel);
            var answer = world.StandIns.Twilio.MessagesTo(phone)[^1].Body;
            narrator.Box(phone, answer);
            lines.AddRange([new DemoLine("runner", said), new DemoLine("loadwatch", answer)]);
        }

        return lines;
    }

    /// <summary>The clinic's list: pain first, then what is flagged; of Strava's runners the list shows no training.</summary>
    private static async Task LookAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter("The clinic's list");
        await UntilAsync(
            async () => await world.BoardAsync(cancel) is [{ Attention: Attention.Pain } first, { Attention: Attention.High } second, ..] rows
                && first.Name == Star.Name && second.Name == Lena.Name && rows.Count == Steady.Length + 1,
            "the clinic's list shows everybody, pain first",
            cancel);
        foreach (var row in (await world.BoardAsync(cancel)).Take(3))
        {
            narrator.Say($"{row.Name,-6}{row.Attention.Name(),-10}{(row.Pain is { } pain ? $"pain {pain.Level}" : row.Flag is { } flag ? $"{flag.Rule.Name()}, {flag.Ratio:0.0}x" : "")}");
        }
    }

    /// <summary>The week is over for the runner, who has asked for the weekly email.</summary>
    private static async Task<IReadOnlyList<DemoEmail>> SummariseAsync(DemoWorld world, Narrator narrator, CancellationToken cancel)
    {
        narrator.Chapter($"{Star.Name} has asked for the weekly email, and a new week begins");
        await world.AsksForSummaryAsync(Star, Address, cancel);
        await UntilAsync(async () => (await world.Mail.ReceivedAsync()).Count > 0, "the weekly email arrived", cancel);
        DemoEmail[] emails = [.. (await world.Mail.ReceivedAsync()).Select(mail => new DemoEmail(mail.To.Single(), mail.Subject))];
        foreach (var email in emails)
        {
            narrator.Step("emailed", $"{email.To}: {email.Subject}");
        }

        return emails;
    }

    private static Dictionary<string, string> Urls(DemoWorld world) => new(StringComparer.Ordinal)
    {
        ["runner"] = world.Door.Runner.AbsoluteUri,
        ["board"] = world.Door.Board.AbsoluteUri,
        ["routine"] = new Uri(world.Server, "api/routines/glutes").AbsoluteUri,
        ["inbox"] = world.Mail.Inbox.AbsoluteUri,
        ["texts"] = $"{world.StandIns.Address}/control/twilio/messages",
        ["health"] = new Uri(world.Server, "api/health/live").AbsoluteUri,
    };

    private static async Task<IReadOnlyList<RunnerPartition>> ReadAllAsync(DemoWorld world, CancellationToken cancel)
    {
        var all = new List<RunnerPartition>();
        foreach (var runner in (DemoRunner[])[Star, .. Steady])
        {
            all.Add(await world.ReadAsync(runner, cancel));
        }

        return all;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Waited in vain until {what}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        }
    }
}
