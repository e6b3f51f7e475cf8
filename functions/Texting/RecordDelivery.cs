using LoadWatch.Storage;
using LoadWatch.Telemetry;

namespace LoadWatch.Texting;

/// <summary>
/// Records what became of a text after the carrier took it. Reports come in any order: a later stage is never overwritten
/// by an earlier one, and nothing follows a final one.
/// </summary>
internal sealed class RecordDelivery(
    Runners runners, FollowUps followUps, DueTexts due, Queues queues, SenderHalt halt, TimeProvider clock, ILogger<RecordDelivery> log)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(2);

    /// <summary>A text that went out longer ago is old news: its report was late, or came back from those set aside.</summary>
    private static readonly TimeSpan TooOldToTryAgain = TimeSpan.FromDays(1);

    private static readonly TimeSpan HaltFor = TimeSpan.FromHours(24);

    public async Task RunAsync(TextDelivery report, CancellationToken cancel)
    {
        var id = new RunnerId(report.Runner);
        Tracing.Tag("runner", report.Runner);
        Tracing.Tag("text", report.Text);
        Tracing.Tag("delivery", report.Status);
        for (var race = 1; ; race++)
        {
            if (await runners.FindTextAsync(id, report.Text, cancel) is not { } row)
            {
                return;
            }

            if (Rank(report.Status) <= Rank(row.Value.Delivery) || (row.Value.Sid ?? report.Sid) != report.Sid
                || report.Sid == row.Value.EarlierSid)
            {
                return;
            }

            try
            {
                await RecordAsync(id, row, report, cancel);
                return;
            }
            catch (LostRaceException) when (race < 5)
            {
                // The text has moved on; look at it as it is now.
            }
        }
    }

    private static int Rank(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" => 1,
        "sending" => 2,
        "sent" => 3,
        "delivered" or "undelivered" or "failed" or "canceled" or "read" => 4,
        _ => 0,
    };

    private async Task RecordAsync(RunnerId id, Row<Text> row, TextDelivery report, CancellationToken cancel)
    {
        // Before the report is saved: a worker that dies in between is followed by one that does it again.
        if (report.ErrorCode is { } code)
        {
            log.NotDelivered(id, report.Text, report.Status, code);
            if (row.Value.To is null && RefusedNumbers.Reason(code) is { } reason)
            {
                await runners.StopTextsAsync(id, reason, cancel);
            }

            if (code is 30034)
            {
                await halt.SetAsync(clock.GetUtcNow() + HaltFor, "30034: the sender is not registered", cancel);
                log.Halted();
            }
        }

        var text = row.Value with
        {
            Delivery = report.Status,
            DeliveryError = report.ErrorCode,
            Sid = report.Sid,
            State = TextState.Sent,
            SentAt = row.Value.SentAt ?? row.Value.SendingAt ?? clock.GetUtcNow(),
        };
        if (report.ErrorCode is 30003 or 30036 && !row.Value.TriedAgain && !row.Value.IsAnswer && clock.GetUtcNow() - text.SentAt <= TooOldToTryAgain
            && await runners.FindProfileAsync(id, cancel) is { } profile)
        {
            // Switched off, out of reach, or too late for its time to live: once more, later.
            var again = profile.Hours.NextAllowed(clock.GetUtcNow() + TryAgainAfter, profile.TimeZone);
            text = text with
            {
                State = TextState.Pending,
                TriedAgain = true,
                EarlierSid = report.Sid,
                Sid = null,
                Delivery = null,
                DueAt = again,
                NotBefore = again,
                SentAt = null,
            };
            var message = new TextDue(report.Runner, report.Text);
            await due.NoteAsync(message, again, cancel);
            await runners.SaveTextAsync(id, row, text, cancel);
            await queues.PutAsync(message, again - clock.GetUtcNow(), cancel);
            return;
        }

        await followUps.SaveAsync(id, row, text, cancel);
    }
}

internal static partial class RecordDeliveryLog
{
    [LoggerMessage(2701, LogLevel.Error, "Text {Text} to runner {Runner} was not delivered: {Status}, error {Code}")]
    public static partial void NotDelivered(this ILogger log, RunnerId runner, string text, string status, int code);

    [LoggerMessage(2702, LogLevel.Critical, "The carrier says that the sender is not registered (30034): nothing is sent for a day. Register the sender.")]
    public static partial void Halted(this ILogger log);
}
