using Azure.Data.Tables;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Runs;
using LoadWatch.Storage;
using LoadWatch.Tests.Telemetry;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Storm;

/// <summary>What the storm rarely times: a run that is hidden and shown again while its text waits.</summary>
public sealed class SyncTextTests(Azurite azurite)
{
    [Fact]
    public async Task A_run_that_comes_back_while_its_text_waits_writes_that_text_anew()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (id, runners) = (RunnerId.New(), new Runners(new TableServiceClient(azurite.ConnectionString), Listening.Nowhere()));
        var now = TimeProvider.System.GetUtcNow();
        await runners.PutProfileAsync(
            id, new Profile { Name = "Ana", Phone = "+19055550100", PhoneVerifiedAt = now, Unit = DistanceUnit.Kilometres, Zone = "UTC" }, cancel);
        await runners.PutConsentAsync(id, new Consent(Consent.Texts, "test-1", now, "in a test"), cancel);
        var arrived = LongRun(DateOnly.FromDateTime(now.UtcDateTime));
        var writer = new SyncText(TimeProvider.System, Options.Create(new LoadWatchOptions()));

        var partition = await runners.ReadAsync(id, DateOnly.MinValue, cancel);
        var first = writer.Decide(partition, null, [arrived]);
        var changes = new RunnerChanges(partition);
        changes.Add(first.New.ShouldNotBeNull(), goneBy: null);
        await runners.SaveAsync(changes, cancel);

        var second = writer.Decide(await runners.ReadAsync(id, DateOnly.MinValue, cancel), null, [arrived]);
        second.New.ShouldNotBeNull().Id.ShouldBe(first.New.Id);
        second.Replaced.ShouldHaveSingleItem().Value.Id.ShouldBe(first.New.Id);
    }

    /// <summary>18 km after three runs of 8.</summary>
    private static Assessment LongRun(DateOnly today)
    {
        var training = new RecentTraining(today.AddDays(-30));
        foreach (var daysAgo in (int[])[7, 5, 3])
        {
            training.Add(Run(today.AddDays(-daysAgo), 8));
        }

        return training.Add(Run(today, 18));
    }

    private static Run Run(DateOnly day, double kilometres) => new()
    {
        Id = new RunId(Source.Strava, $"{day:O}"),
        Sport = Sport.Run,
        LocalStart = day.ToDateTime(new TimeOnly(6, 30)),
        Distance = Distance.FromKilometres(kilometres),
        MovingTime = TimeSpan.FromMinutes(6 * kilometres),
        ElapsedTime = TimeSpan.FromMinutes(6 * kilometres),
        Origin = Origin.Device,
    };
}
