using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Runner.Joining;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Sandbox.Garmin;
using LoadWatch.Sandbox.Strava;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests;

/// <summary>A runner of a world.</summary>
public sealed class WorldRunner(World world, RunnerId id, string name, string phone, string zone)
{
    private const double MetresPerMile = 1609.344;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public RunnerId Id => id;

    public string Phone => phone;

    /// <summary>The same runner in a world that took over another's rows.</summary>
    public WorldRunner In(World other) => new(other, id, name, phone, zone);

    /// <summary>The account at Strava.</summary>
    public long Athlete { get; } = 134_815 + int.Parse(phone[^2..]);

    /// <summary>The account at Garmin.</summary>
    public string GarminUser => $"garmin-user-of-{name}";

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(world.Now, _zone).DateTime);

    /// <summary>The texts that the carrier took for this runner, oldest first.</summary>
    public IReadOnlyList<string> Texts => [.. world.Twilio.MessagesTo(phone).Select(message => message.Body)];

    public Task<RunnerPartition> StoredAsync() => world.Runners.ReadAsync(id, DateOnly.MinValue, CancellationToken.None);

    /// <summary>The stored alerts, oldest first; each that was sent has a follow-up beside it.</summary>
    public async Task<IReadOnlyList<Text>> StoredAlertsAsync() => [.. (await StoredTextsAsync()).Where(text => text.Kind is TextKind.Alert)];

    public async Task<IReadOnlyList<Text>> StoredFollowUpsAsync() => [.. (await StoredTextsAsync()).Where(text => text.Kind is TextKind.FollowUp)];

    /// <summary>The stored texts, oldest first.</summary>
    public async Task<IReadOnlyList<Text>> StoredTextsAsync() => [.. (await StoredAsync()).Texts.Select(row => row.Value).OrderBy(text => text.DueAt)];

    /// <summary>The miles of every stored run, in order of day.</summary>
    public async Task<IReadOnlyList<double?>> StoredMilesAsync() =>
        [.. (await StoredAsync()).Runs.Select(row => row.Value.ToRun()).OrderBy(run => run.LocalStart)
            .Select(run => run.Distance is { } distance ? Math.Round(distance.In(DistanceUnit.Miles), 2) : (double?)null)];

    public async Task LinksStravaAsync()
    {
        world.Strava.Athletes.Add(Athlete);
        world.Strava.Athletes.LogsInNext(Athlete);
        await VisitAsync("strava");
    }

    /// <summary>The runner's leave at Strava becomes another one; the link has tokens of that.</summary>
    public async Task HoldsOnStravaAsync(string scope)
    {
        world.Strava.Grants.Revoke($"{Athlete}");
        var pair = world.Strava.Grants.Give($"{Athlete}", scope);
        var link = (await StoredAsync()).Links.Single(row => row.Value.Platform == "strava").Value;
        await world.Runners.PutLinkAsync(
            id, world.Services.GetRequiredService<TokenLease>().Keep(link, new Tokens(pair.Access, pair.Refresh, pair.ExpiresAt)), CancellationToken.None);
    }

    public async Task LinksGarminAsync()
    {
        world.Garmin.Users.Add(GarminUser);
        world.Garmin.Users.LogsInNext(GarminUser);
        await VisitAsync("garmin");
        await world.StandIns.Courier.SettledAsync();
    }

    /// <summary>Strava has these weeks of running, and has said nothing: four runs a week, the longest half of it.</summary>
    public void HasRunOnStrava(double milesAWeek, int firstWeek = 1, int weeks = 5)
    {
        foreach (var (daysAgo, miles) in Weeks(milesAWeek, firstWeek, weeks))
            world.Strava.Athletes.AddActivity(Athlete, StravaRun(miles, daysAgo));
    }

    public void HasRunOnGarmin(double milesAWeek, int firstWeek = 1, int weeks = 5)
    {
        foreach (var (daysAgo, miles) in Weeks(milesAWeek, firstWeek, weeks))
            world.Garmin.Users.AddActivity(GarminUser, GarminRun(miles, daysAgo));
    }

    /// <summary>A run comes to Strava, and Strava says so.</summary>
    /// <returns>Its id there.</returns>
    public async Task<long> RunsOnStravaAsync(double miles, int daysAgo = 0, Func<StravaActivity, StravaActivity>? change = null)
    {
        var run = StravaRun(miles, daysAgo);
        run = change?.Invoke(run) ?? run;
        await StravaSaysAsync(world.Strava.Athletes.AddActivity(Athlete, run));
        return run.Id;
    }

    /// <summary>A watch comes home with a run for each of the last days.</summary>
    public async Task RunsDailyOnStravaAsync(double miles, int days, int until = 0)
    {
        for (var day = days - 1 + until; day >= until; day--)
            await RunsOnStravaAsync(miles, day);
    }

    public async Task StravaSaysAsync(params StravaEvent?[] events) =>
        (await world.Strava.SendAsync(events)).ShouldAllBe(delivery => delivery.Status == 200);

    public async Task<GarminActivity> RunsOnGarminAsync(double miles, int daysAgo = 0, Func<GarminActivity, GarminActivity>? change = null)
    {
        var run = GarminRun(miles, daysAgo);
        run = world.Garmin.Users.AddActivity(GarminUser, change?.Invoke(run) ?? run);
        await GarminPushesAsync(GarminBody.Activities(run));
        return run;
    }

    public async Task RunsDailyOnGarminAsync(double miles, int days, int until = 0)
    {
        for (var day = days - 1 + until; day >= until; day--)
            await RunsOnGarminAsync(miles, day);
    }

    public async Task GarminPushesAsync(params GarminBody[] bodies) =>
        (await world.Garmin.PushAsync(bodies)).ShouldAllBe(delivery => delivery.Status == 200);

    public StravaActivity StravaRun(double miles, int daysAgo, int hour = 6) =>
        new(world.NextRun(), Start(daysAgo, hour), Metres(miles), (int)(miles * 540)) { Zone = zone };

    public GarminActivity GarminRun(double miles, int daysAgo, int hour = 6)
    {
        var (number, start) = (world.NextRun(), Start(daysAgo, hour));
        return new GarminActivity($"{number}", start.ToUnixTimeSeconds(), (int)(miles * 540))
        {
            UserId = GarminUser,
            ActivityId = number,
            DistanceInMeters = Metres(miles),
            StartTimeOffsetInSeconds = (int)start.Offset.TotalSeconds,
        };
    }

    /// <summary>The path of a one-time link that signs the runner in.</summary>
    public async Task<string> SignInLinkAsync()
    {
        await using var scope = world.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<SignInLinks>().IssueAsync(id, CancellationToken.None)).AbsolutePath;
    }

    /// <summary>The runner texts, a second after whatever was before; the carrier brings it so many times.</summary>
    public async Task SaysAsync(string body, string? optOutType = null, string? sid = null, int copies = 1)
    {
        world.Clock.MoveTo(world.Now.AddSeconds(1));
        (await world.Twilio.ReceiveAsync(phone, body, optOutType, sid, copies)).ShouldAllBe(delivery => delivery.Status == 200 && delivery.Answer == "<Response/>");
    }

    /// <summary>What was made of the runner's texts, in order.</summary>
    public async Task<IReadOnlyList<Said>> SaidAsync() => [.. (await StoredAsync()).Said.Select(row => row.Value).OrderBy(said => said.At)];

    /// <summary>The runner has a confirmed address and has said yes to the weekly email.</summary>
    public async Task AsksForSummariesAsync(DayOfWeek weekStart = DayOfWeek.Monday)
    {
        await world.ClaimsEmailAsync(this, $"{name.ToLowerInvariant()}@example.org");
        await ChangesAsync(profile => profile with { WeekStart = weekStart });
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Consents>().GiveAsync(id, (await StoredAsync()).Profile!.Value, Consent.Email, "127.0.0.1", CancellationToken.None);
    }

    /// <summary>The days on which summaries were written, in order.</summary>
    public async Task<IReadOnlyList<DateOnly>> SummaryDaysAsync() =>
        [.. (await StoredAsync()).Mails.Select(row => Mail.DayOfSummary(row.Value.Id)).OfType<DateOnly>().Order()];

    /// <summary>Changes the stored profile.</summary>
    public async Task ChangesAsync(Func<Profile, Profile> change) =>
        await world.Runners.PutProfileAsync(id, change((await StoredAsync()).Profile!.Value), CancellationToken.None);

    private static double Metres(double miles) => Math.Round(miles * MetresPerMile, 3);

    private static IEnumerable<(int DaysAgo, double Miles)> Weeks(double miles, int first, int weeks) =>
        from week in Enumerable.Range(first, weeks)
        from run in ((int DaysAgo, double Part)[])[(0, 0.2), (2, 0.15), (4, 0.15), (6, 0.5)]
        select (run.DaysAgo + (7 * week), miles * run.Part);

    private DateTimeOffset Start(int daysAgo, int hour)
    {
        var local = Today.AddDays(-daysAgo).ToDateTime(new TimeOnly(hour, 30));
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }

    private async Task VisitAsync(string platform)
    {
        await using var scope = world.Services.CreateAsyncScope();
        using var page = await world.Http.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(id, platform));
        page.EnsureSuccessStatusCode();
    }
}
