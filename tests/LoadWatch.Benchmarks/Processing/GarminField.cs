using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Processing;

/// <summary>Linked runners with an ordinary past, each of whom comes home with short runs that flag nothing.</summary>
internal sealed class GarminField(World world, int runners)
{
    private const int PastDays = 44;
    private static readonly TimeSpan Offset = TimeSpan.FromHours(-5);

    private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public IEnumerable<string> Accounts => Enumerable.Range(0, runners).Select(number => $"bench-{number:000}");

    /// <summary>8 km every other day of six weeks.</summary>
    public async Task JoinAsync(CancellationToken cancel)
    {
        var (links, lease, store) = (Get<Links>(), Get<TokenLease>(), Get<Runners>());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var account in Accounts)
        {
            var id = RunnerId.New();
            var start = new RunnerChanges(new RunnerPartition(id, []));
            await store.PutProfileAsync(id, new Profile { Name = account, Phone = "+14165550100", PhoneVerifiedAt = now, Unit = DistanceUnit.Miles, Zone = "America/Toronto" }, cancel);
            await store.PutConsentAsync(id, new Consent(Consent.Texts, "bench", now, "bench"), cancel);
            start.Put(lease.Keep(
                new PlatformLink
                {
                    Platform = "garmin",
                    Account = account,
                    AccessToken = "",
                    AccessExpires = default,
                    RefreshToken = "",
                    LinkedAt = now.AddDays(-60),
                    KnownFrom = _today.AddDays(-60),
                },
                new Tokens("access", "refresh", now.AddDays(1))));
            for (var ago = 2; ago <= PastDays; ago += 2)
            {
                start.PutRun(Run($"old-{ago}", ago, 8), now.AddDays(400), withText: false);
            }

            await store.SaveAsync(start, cancel);
            await links.ClaimAsync("garmin", account, id, cancel);
        }
    }

    /// <summary>The run that an account brings in a round, on one of the days between.</summary>
    public GarminActivity Next(string account, int round)
    {
        var run = Run($"new-{account}-{round}", (2 * round) + 1, 0.6);
        return new GarminActivity(run.Id.Value, run.Start!.Value.ToUnixTimeSeconds(), (int)run.MovingTime.TotalSeconds)
        {
            UserId = account,
            ActivityId = 21_000_000_001,
            DistanceInMeters = run.Distance!.Value.Metres,
            StartTimeOffsetInSeconds = (int)Offset.TotalSeconds,
        };
    }

    /// <summary>The row that is stored of that run.</summary>
    public (string Key, string Data) Row(string account, int round)
    {
        var run = Run($"new-{account}-{round}", (2 * round) + 1, 0.6);
        return (Keys.Run(run.Day, run.Id), StorageJson.Write(StoredRun.Of(run)));
    }

    public static async Task PostAsync(HttpClient http, World world, GarminBody body, CancellationToken cancel)
    {
        using var push = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Server, $"api/webhooks/garmin/{ServerSettings.GarminKey}"))
        {
            Content = new StringContent(body.Json),
            Headers = { { "garmin-client-id", world.StandIns.Garmin.Settings.ClientId } },
        };
        using var answer = await http.SendAsync(push, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private Run Run(string id, int daysAgo, double kilometres)
    {
        var local = _today.AddDays(-daysAgo).ToDateTime(new TimeOnly(6, 30));
        return new Run
        {
            Id = new RunId(Source.Garmin, id),
            Sport = Sport.Run,
            LocalStart = local,
            Start = new DateTimeOffset(local, Offset),
            Distance = Distance.FromKilometres(kilometres),
            MovingTime = TimeSpan.FromSeconds(Math.Round(kilometres * 330)),
            ElapsedTime = TimeSpan.FromSeconds(Math.Round(kilometres * 330)),
            Revision = 1,
        };
    }

    private T Get<T>()
        where T : notnull => world.Services.GetRequiredService<T>();
}
