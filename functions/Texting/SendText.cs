using LoadWatch.Core;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>
/// The third hop: a text goes from pending to sending to sent, refused or unknown. Twilio takes no idempotency key, so a
/// text that was being sent is looked for in Twilio's list before it is ever handed over again.
/// </summary>
internal sealed class SendText(
    Runners runners,
    DueTexts due,
    Queues queues,
    FollowUps followUps,
    SenderHalt halt,
    Contacts contacts,
    SealedBody seal,
    TwilioClient twilio,
    Instruments instruments,
    TimeProvider clock,
    IOptions<TwilioOptions> options,
    IOptions<LoadWatchOptions> deployment,
    ILogger<SendText> log)
{
    /// <summary>A text that has not gone out so long after it first could does not go out any more.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan AfterTheEarlier = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AskTheListAgain = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestValidity = TimeSpan.FromHours(4);

    public async Task RunAsync(TextDue message, CancellationToken cancel)
    {
        var id = new RunnerId(message.Runner);
        Tracing.Tag("runner", message.Runner);
        Tracing.Tag("text", message.Text);
        try
        {
            if (await runners.FindTextAsync(id, message.Text, cancel) is not { } row)
            {
                // Not committed (yet), or deleted with its runner: the sweep looks again while the note stands.
                return;
            }

            if (row.Value.IsSettled)
            {
                await due.CrossOutAsync(message, cancel);
            }
            else if (Wait(row.Value) is { } wait)
            {
                await queues.PutAsync(message, wait, cancel);
            }
            else
            {
                await TryAsync(message, id, row, cancel);
            }
        }
        catch (LostRaceException)
        {
            // Somebody else is at it, or has just changed it: look again when whatever they do must be over.
            await queues.PutAsync(message, AnswerBy, cancel);
        }
    }

    /// <summary>
    /// How long after a text was marked as being sent its outcome can be told from the carrier's list: the request begins
    /// within one time-out, or not at all, and ends within another.
    /// </summary>
    private TimeSpan AnswerBy => options.Value.Timeout + options.Value.Timeout + options.Value.ListedAfter;

    private TimeSpan? Wait(Text text)
    {
        var until = text.State is TextState.Sending ? text.SendingAt!.Value + AnswerBy : text.NotBefore;
        var wait = until - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    private async Task TryAsync(TextDue message, RunnerId id, Row<Text> row, CancellationToken cancel)
    {
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        if (runner.Profile?.Value is not { } profile)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var number = row.Value.To ?? profile.Phone;
        var isOver = now > (row.Value.Until ?? profile.Hours.NextAllowed(row.Value.DueAt, profile.TimeZone) + GiveUpAfter);
        if (row.Value.State is TextState.Sending)
        {
            try
            {
                if (LostAnswer.Find(row.Value, [.. runner.Texts.Select(other => other.Value)], await twilio.AcceptedAsync(number, BodyOf(row.Value), cancel)) is { } sid)
                {
                    await SettleAsync(message, id, row, row.Value with { State = TextState.Sent, Sid = sid, SentAt = row.Value.SendingAt }, cancel);
                    Lag(row.Value, row.Value.SendingAt!.Value);
                    return;
                }
            }
            catch (Exception unanswered) when (!isOver && TwilioClient.IsUnanswered(unanswered, cancel))
            {
                log.Uncertain(id, row.Value.Id, "the carrier's list cannot be read");
                await queues.PutAsync(message, AskTheListAgain, cancel);
                return;
            }
            catch (Exception unanswered) when (TwilioClient.IsUnanswered(unanswered, cancel))
            {
                // A day of silence: the text ends as unknown below.
            }
        }

        if (isOver)
        {
            var gaveUp = row.Value.State is TextState.Sending
                ? row.Value with { State = TextState.Unknown, Reason = Reasons.NoClearAnswer }
                : row.Value with { State = TextState.Withheld, Reason = Reasons.OutOfTime };
            await SettleAsync(message, id, row, gaveUp, cancel);
        }
        else if (SendRules.WhyNot(runner, row.Value, profile.DayAt(now), await contacts.IsStoppedAsync(number, cancel), options.Value) is { } reason)
        {
            await SettleAsync(message, id, row, row.Value with { State = TextState.Withheld, Reason = reason }, cancel);
        }
        else if (IsBehindAnEarlierAnswer(runner, row.Value))
        {
            await queues.PutAsync(message, AfterTheEarlier, cancel);
        }
        else if (!row.Value.IsAnswer && SendRules.QuietUntil(now, profile.Hours, profile.TimeZone) is { } allowed)
        {
            await PostponeAsync(message, id, row, allowed, "quiet hours", cancel);
        }
        else if (await halt.UntilAsync(cancel) is { } halted && halted > now)
        {
            // No fault of the text: its day begins again after the halt.
            var after = row with { Value = row.Value with { DueAt = halted } };
            await PostponeAsync(message, id, after, halted, "sending is halted", cancel);
        }
        else
        {
            await HandOverAsync(message, id, row, profile, number, cancel);
        }
    }

    private async Task HandOverAsync(TextDue message, RunnerId id, Row<Text> row, Profile profile, string number, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        row = await runners.SaveTextAsync(
            id, row, row.Value with { State = TextState.Sending, SendingAt = now, Attempts = row.Value.Attempts + 1 }, cancel);
        if (clock.GetUtcNow() - now > options.Value.Timeout)
        {
            // The mark took so long to be stored that somebody else may soon take the text over, as ours seems to be lost.
            log.Uncertain(id, row.Value.Id, "the storage was slow; nothing was sent");
            await queues.PutAsync(message, AnswerBy, cancel);
            return;
        }

        switch (await CallAsync(id, row.Value, number, Validity(now, row.Value, profile), cancel))
        {
            case Handover.Accepted(var sid):
                var at = clock.GetUtcNow();
                await SettleAsync(message, id, row, row.Value with { State = TextState.Sent, Sid = sid, SentAt = now }, cancel);
                Lag(row.Value, at);
                break;
            case Handover.Refused(var code, var why):
                await RefuseAsync(message, id, row, code, why, cancel);
                break;
            case Handover.Busy(var why):
                await PostponeAsync(message, id, row, now + Backoff(row.Value.Attempts), why, cancel);
                break;
            case Handover.Uncertain(var why):
                log.Uncertain(id, row.Value.Id, why);
                await queues.PutAsync(message, AnswerBy, cancel);
                break;
            default:
                throw new InvalidOperationException("A handover has four outcomes.");
        }
    }

    private async Task<Handover> CallAsync(RunnerId id, Text text, string number, TimeSpan validity, CancellationToken cancel)
    {
        using var call = Tracing.OfCall("HandOver");

        // The carrier passes no trace on with its reports: it stands in the address that it reports to.
        var trace = Tracing.Traceparent is { } here ? $"?{DeliveryRoutes.Trace}={here}" : "";
        return await twilio.SendAsync(number, BodyOf(text), deployment.Value.At($"texts/status/{id}/{text.Id}{trace}"), validity, cancel);
    }

    private void Lag(Text text, DateTimeOffset acceptedAt)
    {
        if (text is { RunEndedAt: { } end, TriedAgain: false })
        {
            instruments.RunToText(acceptedAt - end);
        }
    }

    private async Task RefuseAsync(TextDue message, RunnerId id, Row<Text> row, int code, string why, CancellationToken cancel)
    {
        log.Refused(id, row.Value.Id, code);

        // The number first: a worker that dies in between is followed by one that asks again and is refused again.
        if (row.Value.To is null && RefusedNumbers.Reason(code) is { } reason)
        {
            await runners.StopTextsAsync(id, reason, cancel);
        }

        await SettleAsync(message, id, row, row.Value with { State = TextState.Refused, Reason = Reasons.CarrierRefused(code, why) }, cancel);
    }

    private async Task PostponeAsync(TextDue message, RunnerId id, Row<Text> row, DateTimeOffset until, string why, CancellationToken cancel)
    {
        log.Postponed(id, row.Value.Id, until, why);
        await runners.SaveTextAsync(id, row, row.Value with { State = TextState.Pending, NotBefore = until }, cancel);
        await queues.PutAsync(message, until - clock.GetUtcNow(), cancel);
    }

    private async Task SettleAsync(TextDue message, RunnerId id, Row<Text> row, Text settled, CancellationToken cancel)
    {
        await followUps.SaveAsync(id, row, settled.IsSealed ? settled with { Body = "" } : settled, cancel);
        await due.CrossOutAsync(message, cancel);
        log.Settled(id, settled.Id, settled.State, settled.Reason is { } reason ? string.Join(':', Reasons.Parts(reason).Take(2)) : null);
    }

    private string BodyOf(Text text) => text.IsSealed ? seal.Open(text.Body) : text.Body;

    /// <summary>Answers go out in the order in which their questions came.</summary>
    private static bool IsBehindAnEarlierAnswer(RunnerPartition runner, Text text) => text.Kind is TextKind.Reply or TextKind.Goodbye
        && runner.Texts.Exists(other => other.Value.Kind is TextKind.Reply or TextKind.Goodbye && !other.Value.IsSettled && other.Value.DueAt < text.DueAt);

    /// <summary>The carrier tries at most as long as the text is worth it, or until the runner's quiet hours begin.</summary>
    private static TimeSpan Validity(DateTimeOffset now, Text text, Profile profile)
    {
        if (text.IsAnswer)
        {
            return TimeSpan.FromSeconds(Math.Clamp((text.Until - now)?.TotalSeconds ?? 1, 1, LongestValidity.TotalSeconds));
        }

        var local = TimeZoneInfo.ConvertTime(now, profile.TimeZone);
        var left = profile.TextsUntil.ToTimeSpan() - local.TimeOfDay;
        return left < LongestValidity ? TimeSpan.FromSeconds(Math.Max(1, left.TotalSeconds)) : LongestValidity;
    }

    private TimeSpan Backoff(int attempts) =>
        TimeSpan.FromTicks(Math.Min(options.Value.ListedAfter.Ticks << Math.Min(attempts - 1, 6), TimeSpan.FromMinutes(30).Ticks));
}

internal static partial class SendTextLog
{
    [LoggerMessage(2601, LogLevel.Information, "Text {Text} to runner {Runner}: {State} {Reason}")]
    public static partial void Settled(this ILogger log, RunnerId runner, string text, TextState state, string? reason);

    [LoggerMessage(2602, LogLevel.Information, "Text {Text} to runner {Runner} waits until {Until}: {Why}")]
    public static partial void Postponed(this ILogger log, RunnerId runner, string text, DateTimeOffset until, string why);

    [LoggerMessage(2603, LogLevel.Warning, "Text {Text} to runner {Runner}: no clear answer ({Why}); it is looked for before anything is sent again")]
    public static partial void Uncertain(this ILogger log, RunnerId runner, string text, string why);

    [LoggerMessage(2604, LogLevel.Warning, "Text {Text} to runner {Runner} was refused with error {Code}")]
    public static partial void Refused(this ILogger log, RunnerId runner, string text, int code);
}
