using Azure.Data.Tables;
using LoadWatch.Core.Running;
using LoadWatch.Storage;
using LoadWatch.Tests.Telemetry;
using LoadWatch.Texting;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Storm;

/// <summary>What the storm does not send: a report of a phone out of reach, twice.</summary>
public sealed class RecordDeliveryTests(Azurite azurite)
{
    private readonly TableServiceClient _tables = new(azurite.ConnectionString);
    private readonly RunnerId _runner = RunnerId.New();

    [Fact]
    public async Task A_repeated_report_of_a_phone_out_of_reach_does_not_end_the_second_try()
    {
        var runners = new Runners(_tables, Listening.Nowhere());
        await runners.PutProfileAsync(
            _runner, new Profile { Name = "Ana", Phone = "+19055550100", Unit = DistanceUnit.Kilometres, Zone = "Europe/Paris" }, Cancel);
        var partition = await runners.ReadAsync(_runner, DateOnly.MinValue, Cancel);
        var changes = new RunnerChanges(partition);
        changes.Add(SentText(), goneBy: null);
        await runners.SaveAsync(changes, Cancel);

        var (due, queues) = (new DueTexts(_tables), new Queues(azurite.Queues, TimeProvider.System));
        var record = new RecordDelivery(
            runners, new FollowUps(runners, due), due, queues, new SenderHalt(_tables), TimeProvider.System, NullLogger<RecordDelivery>.Instance);
        var report = new TextDelivery(_runner.Value, "a", "SM1", "undelivered", 30003);
        await record.RunAsync(report, Cancel);
        await record.RunAsync(report, Cancel);

        var text = (await runners.FindTextAsync(_runner, "a", Cancel))!.Value;
        text.State.ShouldBe(TextState.Pending);
        text.TriedAgain.ShouldBeTrue();
        text.Sid.ShouldBeNull();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Text SentText()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new Text
        {
            Id = "a",
            Day = DateOnly.FromDateTime(now.UtcDateTime),
            Body = "LoadWatch: ...",
            Segments = 1,
            State = TextState.Sent,
            DueAt = now,
            NotBefore = now,
            SentAt = now,
            Sid = "SM1",
        };
    }
}
