using LoadWatch.Core.Running;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Sandbox.Strava;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>Strava athletes with an ordinary past, linked by the pages as a browser would.</summary>
internal sealed class StravaField(World world, int athletes)
{
    private const string Zone = "America/Toronto";

    public IEnumerable<long> Accounts => Enumerable.Range(1, athletes).Select(number => 700_000L + number);

    public async Task JoinAsync(CancellationToken cancel)
    {
        // The platform's limits are not what is measured.
        world.StandIns.Strava.Settings.ReadLimit = new StravaLimit(100_000, 1_000_000);
        world.StandIns.Strava.Settings.OverallLimit = new StravaLimit(100_000, 1_000_000);
        await using var scope = world.Services.CreateAsyncScope();
        foreach (var account in Accounts)
        {
            world.StandIns.Strava.Athletes.Add(account);
            for (var ago = 2; ago <= 44; ago += 2)
            {
                world.StandIns.Strava.Athletes.AddActivity(account, Activity(account, ago));
            }

            var runner = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
                new NewRunner($"{account}", $"+1416555{account % 10_000:0000}", "CA", Zone, DistanceUnit.Miles, "bench"), cancel);
            world.StandIns.Strava.Athletes.LogsInNext(account);
            using var browser = new HttpClient();
            using var page = await browser.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(runner, "strava"), cancel);
            page.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Each athlete's new run, and Strava's word of it.</summary>
    public async Task RunAsync()
    {
        foreach (var account in Accounts)
        {
            await world.StandIns.Strava.SendAsync(world.StandIns.Strava.Athletes.AddActivity(account, Activity(account, 1)));
        }
    }

    private static StravaActivity Activity(long account, int daysAgo) => new(
        (account * 100) + daysAgo, TimeProvider.System.GetUtcNow().AddDays(-daysAgo).AddHours(-1), 8_000, 2_640)
    { Zone = Zone };
}
