using System.Net;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>Who may reach what: a decision for every route that the application maps, and a test of each decision.</summary>
public sealed class AccessTests(Azurite azurite)
{
    internal enum Who
    {
        /// <summary>Anybody; nothing of a runner is shown or changed.</summary>
        Anybody,

        /// <summary>Whoever knows a key or signs the body: platforms and the carrier. Tested with the doors.</summary>
        Machine,

        /// <summary>Whoever holds a one-time link.</summary>
        Holder,

        /// <summary>A runner with a session, and only that runner's own.</summary>
        Runner,

        /// <summary>A member of a clinic with a session, and only that clinic's. Tested in <see cref="Clinic.AccessTests"/>.</summary>
        Clinician,

        /// <summary>An owner of it.</summary>
        Owner,
    }

    internal static readonly Dictionary<string, Who> Decisions = new(StringComparer.Ordinal)
    {
        ["GET /api/assets/{file}"] = Who.Anybody,
        ["GET /api/clinic"] = Who.Clinician,
        ["GET /api/clinic/athletes/{runner}"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/acknowledge"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/snooze"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/assign"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/note"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/contact"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/routine"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/check-in"] = Who.Clinician,
        ["POST /api/clinic/athletes/{runner}/undo"] = Who.Clinician,
        ["GET /api/clinic/list.csv"] = Who.Clinician,
        ["GET /api/clinic/next"] = Who.Clinician,
        ["GET /api/clinic/numbers"] = Who.Clinician,
        ["GET /api/clinic/sign-in"] = Who.Anybody,
        ["GET /api/clinic/sign-in/begin"] = Who.Anybody,
        ["GET /api/clinic/sign-in/callback"] = Who.Anybody,
        ["GET /api/clinic/sign-in/arrived"] = Who.Anybody,
        ["POST /api/clinic/sign-in/arrived"] = Who.Anybody,
        ["POST /api/clinic/sign-out"] = Who.Clinician,
        ["POST /api/clinic/sign-out-everywhere"] = Who.Clinician,
        ["GET /api/clinic/team"] = Who.Clinician,
        ["POST /api/clinic/team/invite"] = Who.Owner,
        ["POST /api/clinic/team/remove"] = Who.Owner,
        ["POST /api/clinic/team/role"] = Who.Owner,
        ["GET /api/connect/{platform}"] = Who.Anybody,
        ["GET /api/connect/{platform}/callback"] = Who.Anybody,
        ["GET /api/health/live"] = Who.Anybody,
        ["GET /api/health/ready"] = Who.Anybody,
        ["GET /api/join"] = Who.Anybody,
        ["GET /api/routines/{id}"] = Who.Anybody,
        ["GET /api/sign-in"] = Who.Anybody,
        ["POST /api/sign-in"] = Who.Anybody,
        ["GET /api/tickets/{secret}"] = Who.Holder,
        ["POST /api/tickets/{secret}"] = Who.Holder,
        ["GET /api/mails/unsubscribe/{token}"] = Who.Holder,

        // Without the token of a form: mailboxes press it. The address is the secret.
        ["POST /api/mails/unsubscribe/{token}"] = Who.Machine,
        ["POST /api/mails/bounced/{key}"] = Who.Machine,
        ["GET /api/me"] = Who.Runner,
        ["GET /api/me/phone"] = Who.Runner,
        ["POST /api/me/phone"] = Who.Runner,
        ["GET /api/me/code"] = Who.Runner,
        ["POST /api/me/code"] = Who.Runner,
        ["POST /api/me/code/again"] = Who.Runner,
        ["GET /api/me/settings"] = Who.Runner,
        ["POST /api/me/settings"] = Who.Runner,
        ["GET /api/me/consents"] = Who.Runner,
        ["POST /api/me/consents"] = Who.Runner,
        ["POST /api/me/consents/withdraw"] = Who.Runner,
        ["POST /api/me/clinic"] = Who.Runner,
        ["POST /api/me/runs/confirm"] = Who.Runner,
        ["POST /api/me/runs/remove"] = Who.Runner,
        ["POST /api/me/links/end"] = Who.Runner,
        ["POST /api/me/email/again"] = Who.Runner,
        ["GET /api/me/access"] = Who.Runner,
        ["GET /api/me/download"] = Who.Runner,
        ["GET /api/me/delete"] = Who.Runner,
        ["POST /api/me/delete"] = Who.Runner,
        ["POST /api/me/sign-out"] = Who.Runner,
        ["POST /api/me/sign-out-everywhere"] = Who.Runner,
        ["GET /api/webhooks/strava/{key}"] = Who.Machine,
        ["POST /api/webhooks/strava/{key}"] = Who.Machine,
        ["POST /api/webhooks/garmin/{key}"] = Who.Machine,
        ["POST /api/texts/status/{runner}/{text}"] = Who.Machine,
        ["POST /api/texts/inbound"] = Who.Machine,
    };

    public static TheoryData<string> RunnersOnly => [.. Decisions.Where(decision => decision.Value is Who.Runner).Select(decision => decision.Key)];

    public static TheoryData<string> Forms =>
        [.. Decisions.Where(decision => decision.Value is not (Who.Machine or Who.Clinician or Who.Owner) && decision.Key.StartsWith("POST", StringComparison.Ordinal)).Select(decision => decision.Key)];

    [Fact]
    public async Task EveryRouteHasADecision()
    {
        await using var world = await World.StartAsync(azurite);
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"));

        routes.Order(StringComparer.Ordinal).ShouldBe(Decisions.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RunnersOnly))]
    public async Task NobodyGetsIn(string route)
    {
        await using var world = await World.StartAsync(azurite);
        using var nobody = new Person(world);
        await nobody.GetAsync("api/sign-in");
        (await SendAsync(nobody, route)).ShouldBe(HttpStatusCode.Redirect);
        nobody.SentTo.ShouldBe("/api/sign-in");
    }

    /// <summary>Every id that Noor could send is Maya's; nothing of Maya is changed, and nothing of Maya is told.</summary>
    [Theory]
    [MemberData(nameof(RunnersOnly))]
    public async Task AnotherRunnersThingsCannotBeReached(string route)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya-the-other");
        await maya.LinksGarminAsync();
        maya.HasRunOnGarmin(20);
        var run = await maya.RunsOnGarminAsync(6);
        await world.SettledAsync();
        await maya.ChangesAsync(profile => profile with { Email = "maya@example.org" });
        var noor = await world.RunnerAsync("Noor");
        using var intruder = await Person.SignedInAsync(world, noor.Id);
        await intruder.GetAsync("api/me");
        var before = await RowsOfAsync(maya);

        await SendAsync(intruder, route, ("run", $"Garmin:{run.SummaryId}"), ("platform", "garmin"), ("kind", Consent.Texts), ("runner", maya.Id.Value), ("id", maya.Id.Value), ("sure", "yes"));
        intruder.Page.ShouldNotContain("Maya-the-other");
        intruder.Page.ShouldNotContain("maya@example.org");
        intruder.Page.ShouldNotContain(maya.Phone);
        await world.PassesAsync(TimeSpan.FromSeconds(5));

        (await RowsOfAsync(maya)).ShouldBe(before);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task AFormThatIsNotOursChangesNothing(string route)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        var before = await RowsOfAsync(maya);
        person.HasNoToken();

        (await SendAsync(person, route, ("sure", "yes"), ("kind", Consent.Texts))).ShouldBe(HttpStatusCode.BadRequest);
        person.Page.ShouldContain("This form is too old");
        (await RowsOfAsync(maya)).ShouldBe(before);
    }

    [Fact]
    public async Task AMadeUpLinkOpensNothing()
    {
        await using var world = await World.StartAsync(azurite);
        using var person = new Person(world);
        (await person.GetAsync("api/tickets/made-up")).ShouldBe(HttpStatusCode.Gone);
        await person.GetAsync("api/sign-in");
        (await person.PostAsync("api/tickets/made-up")).ShouldBe(HttpStatusCode.Gone);
        person.Cookies.Keys.ShouldNotContain("loadwatch-session");
    }

    private static Task<HttpStatusCode> SendAsync(Person person, string route, params (string Name, string Value)[] fields)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{secret}", "made-up", StringComparison.Ordinal));
        return method == "GET" ? person.GetAsync(path) : person.PostAsync(path, fields);
    }

    private static async Task<string> RowsOfAsync(WorldRunner runner)
    {
        var stored = await runner.StoredAsync();
        return string.Join('\n', new[]
        {
            StorageJson.Write(stored.Profile!.Value),
            string.Join('\n', stored.Consents.Select(row => StorageJson.Write(row.Value))),
            string.Join('\n', stored.Links.Select(row => StorageJson.Write(row.Value))),
            string.Join('\n', stored.Runs.Select(row => StorageJson.Write(row.Value))),
            string.Join('\n', stored.Flags.Select(row => StorageJson.Write(row.Value))),
            string.Join('\n', stored.Texts.Select(row => StorageJson.Write(row.Value))),
        });
    }
}
