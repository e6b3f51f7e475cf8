using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>
/// Understands what a runner has texted, one text after the other in the order in which they came. What each changes and the
/// answer to it are saved together, so that both happen once, whatever is delivered twice or dies half way.
/// </summary>
internal sealed class ReceiveTexts(
    Runners runners, Contacts contacts, Clinics clinics, DueTexts due, Queues queues, TimeProvider clock,
    IOptions<LoadWatchOptions> deployment, ILogger<ReceiveTexts> log)
{
    private const int MostRaces = 12;

    private static readonly TimeSpan WorthSaying = TimeSpan.FromHours(4);

    /// <summary>A message that is put on a queue before its reason is saved finds it a moment later.</summary>
    private static readonly TimeSpan AfterItIsSaved = TimeSpan.FromSeconds(2);

    public async Task RunAsync(TextReceived message, CancellationToken cancel)
    {
        var id = new RunnerId(message.Runner);
        for (var race = 1; ;)
        {
            var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
            var next = runner.Said.Where(row => row.Value.Meaning is null).OrderBy(row => row.Value.At).ThenBy(row => row.Value.Sid, StringComparer.Ordinal).FirstOrDefault();
            if (runner.Profile is null || next is null)
            {
                return;
            }

            try
            {
                await AnswerAsync(runner, next, cancel);
            }
            catch (LostRaceException) when (race < MostRaces)
            {
                // Somebody else has changed something of the runner: look at everything as it is now.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25 * race++)), clock, cancel);
            }
        }
    }

    private async Task AnswerAsync(RunnerPartition runner, Row<Said> row, CancellationToken cancel)
    {
        var (profile, said) = (runner.Profile!.Value, row.Value);
        var isStopped = await contacts.IsStoppedAsync(profile.Phone, cancel);
        var answer = Answering.Of(Conversations.Before(said, runner, isStopped), said.Body, said.OptOutType);
        var changes = new RunnerChanges(runner);
        var understood = said with
        {
            Meaning = answer.Meaning,
            Pain = answer.Pain?.Level,
            Where = answer.Pain?.Where,
            Side = answer.Pain?.Side,
            IsUrgent = answer.IsUrgent,
        };
        changes.Put(row, understood);
        Conversations.Write(answer.Change, said, runner, changes);

        // Outside the runner's rows, and so before them: a worker that dies in between is followed by one that does it again.
        await PassOnAsync(answer.Change, profile.Phone, said.At, cancel);
        await queues.PutBoardsAsync(runner, AfterItIsSaved, cancel);
        var text = answer.Reply is { } reply ? Write(reply, said, profile, await PhysioAsync(profile, cancel)) : null;
        if (text is not null)
        {
            changes.Add(text, row.GoneBy);
        }

        // The note of the answer was made when the text came in.
        await runners.SaveAsync(changes, cancel);
        var message = new TextDue(runner.Id.Value, Text.IdOfReply(said.Day, said.Sid));
        await (text is null ? due.CrossOutAsync(message, cancel) : queues.PutAsync(message, TimeSpan.Zero, cancel));
        log.Understood(runner.Id, said.Sid, answer.Meaning, answer.IsUrgent);
    }

    private async Task PassOnAsync(TextsChange? change, string phone, DateTimeOffset at, CancellationToken cancel)
    {
        if (change is TextsChange.Stopped)
        {
            await contacts.StopAsync(phone, at, cancel);
        }
        else if (change is TextsChange.Started)
        {
            await contacts.StartAsync(phone, cancel);
        }
    }

    private async Task<Physio?> PhysioAsync(Profile profile, CancellationToken cancel) =>
        profile.Clinic is { } id && await clinics.FindAsync(id, cancel) is { } clinic ? clinic.Physio : deployment.Value.Physio;

    private Text Write(Reply reply, Said said, Profile profile, Physio? physio)
    {
        var body = reply.In(profile.Words, physio);
        return new Text
        {
            Id = Text.IdOfReply(said.Day, said.Sid),
            Kind = reply is Reply.Goodbye ? TextKind.Goodbye : TextKind.Reply,
            Day = said.Day,
            Body = body,
            Segments = SmsSegments.Count(body).Segments,
            State = TextState.Pending,
            DueAt = said.At,
            NotBefore = clock.GetUtcNow(),
            Until = said.At + WorthSaying,
            Follows = said.Sid,
            Trace = Tracing.Traceparent,
        };
    }
}

internal static partial class ReceiveTextsLog
{
    [LoggerMessage(3201, LogLevel.Information, "Text {Sid} from runner {Runner} was understood as {Meaning}, urgent: {IsUrgent}")]
    public static partial void Understood(this ILogger log, RunnerId runner, string sid, string meaning, bool isUrgent);
}
