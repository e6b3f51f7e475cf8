using System.IO.Compression;
using System.Net;
using LoadWatch.Core;
using LoadWatch.Core.Risk;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Runner;

/// <summary>What a runner changes on the own page, and what follows from it.</summary>
public sealed class OwnChangesTests(Azurite azurite)
{
    [Fact]
    public async Task ARunThatLooksWrongCountsOnceTheRunnerSaysItIsRightAndNeverTexts()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await OnGarminAsync(world);
        var far = await maya.RunsOnGarminAsync(140, change: run => run with { DurationInSeconds = 90_000 });
        await world.SettledAsync();
        (await maya.StoredAsync()).Flags.ShouldBeEmpty();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        person.Page.ShouldContain("More than 200 km (124 mi): this looks wrong.");

        (await person.PostAsync("api/me/runs/confirm", ("run", $"Garmin:{far.SummaryId}"))).ShouldBe(HttpStatusCode.Redirect);
        await world.SettledAsync();
        var flags = (await maya.StoredAsync()).Flags;
        flags.ShouldNotBeEmpty();
        flags.ShouldAllBe(flag => flag.Value.Level == Level.High && flag.Value.NoTextBecause == Reasons.History);
        maya.Texts.ShouldBeEmpty();
        await person.GetAsync("api/me");
        person.Page.ShouldNotContain("this looks wrong");
    }

    [Fact]
    public async Task ARunThatWasTakenOutStaysOutWhateverGarminSends()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await OnGarminAsync(world);
        var run = await maya.RunsOnGarminAsync(40);
        await world.SettledAsync();
        (await maya.StoredAsync()).Flags.ShouldNotBeEmpty();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        await person.PostAsync("api/me/runs/remove", ("run", $"Garmin:{run.SummaryId}"));
        await world.SettledAsync();

        var stored = await maya.StoredAsync();
        stored.Runs.ShouldNotContain(row => row.Value.Id == run.SummaryId);
        stored.Flags.ShouldAllBe(flag => flag.Value.WithdrawnBecause == Reasons.RunDeleted);
        await maya.GarminPushesAsync(LoadWatch.Sandbox.Garmin.GarminBody.Activities(run));
        await world.SettledAsync();
        (await maya.StoredAsync()).Runs.ShouldNotContain(row => row.Value.Id == run.SummaryId);
    }

    [Fact]
    public async Task ARunThatWasTakenOutOfStravaStaysOutWhenTheWindowIsReadAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksStravaAsync();
        maya.HasRunOnStrava(20);
        var run = await maya.RunsOnStravaAsync(40);
        await world.SettledAsync();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        await person.PostAsync("api/me/runs/remove", ("run", $"Strava:{run}"));
        await world.SettledAsync();
        await maya.RunsOnStravaAsync(3);
        await world.SettledAsync();

        (await maya.StoredAsync()).Runs.ShouldNotContain(row => row.Value.Id == $"{run}");
        (await maya.StoredAsync()).Flags.ShouldAllBe(flag => flag.Value.WithdrawnBecause != null);
        await person.GetAsync("api/me");
        person.Page.ShouldNotContain("40 mi");
    }

    [Fact]
    public async Task TwoRunsThatLookAlikeBothCountWhenTheRunnerSaysSo()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await OnGarminAsync(world);
        var first = await maya.RunsOnGarminAsync(5);
        var second = await maya.RunsOnGarminAsync(5, change: run => run with { StartTimeInSeconds = first.StartTimeInSeconds + 60 });
        await world.SettledAsync();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        person.Page.ShouldContain("Looks like another record of the same run from Garmin; it counts once.");

        foreach (var run in new[] { first, second })
        {
            await person.PostAsync("api/me/runs/confirm", ("run", $"Garmin:{run.SummaryId}"));
        }

        await world.SettledAsync();
        await person.GetAsync("api/me");
        person.Page.ShouldNotContain("it counts once");
    }

    [Theory]
    [InlineData("strava")]
    [InlineData("garmin")]
    public async Task ALinkThatTheRunnerEndsIsEndedThereAndItsDataGoes(string platform)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        if (platform == "strava")
        {
            await maya.LinksStravaAsync();
            await maya.RunsOnStravaAsync(5);
        }
        else
        {
            await maya.LinksGarminAsync();
            await maya.RunsOnGarminAsync(5);
        }

        await world.SettledAsync();
        (await maya.StoredAsync()).Runs.ShouldNotBeEmpty();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        (await person.PostAsync("api/me/links/end", ("platform", platform))).ShouldBe(HttpStatusCode.Redirect);
        await world.SettledAsync();

        var stored = await maya.StoredAsync();
        (stored.Links.Count, stored.Runs.Count, stored.Flags.Count).ShouldBe((0, 0, 0));
        (platform == "strava" ? world.Strava.Grants.IsGranted($"{maya.Athlete}") : world.Garmin.Grants.IsGranted(maya.GarminUser)).ShouldBeFalse();

        // The account is free again.
        (await person.GetAsync("api/me")).ShouldBe(HttpStatusCode.OK);
        person.Page.ShouldContain("No account is linked");
    }

    [Fact]
    public async Task ARunnerTakesEverythingAlong()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await OnGarminAsync(world);
        await maya.ChangesAsync(profile => profile with { Name = "=cmd|calc" });
        await maya.RunsDailyOnGarminAsync(10, 7);
        await maya.SaysAsync("=HYPERLINK(1)");
        await world.SettledAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = world.Http.BaseAddress };
        using var person = await Person.SignedInAsync(world, maya.Id);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/me/download");
        request.Headers.Add("Cookie", $"loadwatch-session={person.Cookies["loadwatch-session"]}");
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        zip.Entries.Select(entry => entry.Name).ShouldBe(["loadwatch.json", "runs.csv", "flags.csv", "texts.csv", "messages-from-me.csv", "consents.csv", "who-looked.csv", "shared-by-clinics.csv"], ignoreOrder: true);
        var everything = string.Concat(zip.Entries.Select(Read));
        everything.ShouldContain(maya.Phone);
        everything.ShouldNotContain("accessToken", Case.Insensitive);
        everything.ShouldNotContain("refreshToken", Case.Insensitive);
        Read(zip.GetEntry("runs.csv")!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + (await maya.StoredAsync()).Runs.Count);
        Read(zip.GetEntry("messages-from-me.csv")!).ShouldContain("'=HYPERLINK(1)");

        static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public async Task SettingsAreKeptAndWhatIsWrongIsSaidByTheField()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await maya.ChangesAsync(profile => profile with { JoinedAt = world.Now });
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/settings");
        (string, string)[] right =
        [
            ("name", "Maya B."), ("language", "fr-CA"), ("unit", "Kilometres"), ("zone", "Europe/Paris"), ("from", "10:00"), ("until", "19:00"), ("week", "Sunday"), ("email", ""),
        ];
        (await person.PostAsync("api/me/settings", right)).ShouldBe(HttpStatusCode.Redirect);
        var saved = (await maya.StoredAsync()).Profile!.Value;
        (saved.Name, saved.Language.ToString(), saved.Unit.ToString(), saved.Zone, saved.TextsFrom, saved.TextsUntil, saved.WeekStart)
            .ShouldBe(("Maya B.", "FrenchCa", "Kilometres", "Europe/Paris", new TimeOnly(10, 0), new TimeOnly(19, 0), DayOfWeek.Sunday));

        (string, string)[] wrong =
        [
            ("name", " "), ("language", "xx"), ("unit", "Leagues"), ("zone", "Mars/Olympus"), ("from", "07:00"), ("until", "23:00"), ("week", "Someday"), ("email", "not an address"),
        ];
        (await person.PostAsync("api/me/settings", wrong)).ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in (string[])["name", "language", "unit", "zone", "hours", "week", "email"])
        {
            person.Page.ShouldContain($"id=\"{field}-error\"");
        }

        person.Page.ShouldContain("value=\"Mars/Olympus\"");
        StorageJson.Write((await maya.StoredAsync()).Profile!.Value).ShouldBe(StorageJson.Write(saved));
    }

    [Fact]
    public async Task AConsentIsKeptWithItsWordingItsTimeAndWhereItCameFrom()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya", agrees: false);
        await world.ClinicAsync("sheddon");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/consents");
        (await person.PostAsync("api/me/clinic", ("code", "abcdefgh"))).ShouldBe(HttpStatusCode.Redirect);
        await person.GetAsync("api/me/consents");
        person.Page.ShouldContain("Yes, share with Sheddon Physiotherapy");
        await person.PostAsync("api/me/consents", (Consent.Texts, "yes"), (Consent.Sharing("sheddon"), "yes"));
        await world.PassesAsync(TimeSpan.FromSeconds(5));

        (await maya.StoredAsync()).Consents.Select(row => (row.Value.Kind, row.Value.Wording, row.Value.Given, row.Value.Address)).ShouldBe(
            [("clinic-sheddon", "clinic-sheddon-2026-11-23/en-US", World.Noon, "127.0.0.1"), ("texts", "texts-2026-11-23/en-US", World.Noon, "127.0.0.1")]);
        maya.Texts.ShouldHaveSingleItem().ShouldBe(
            "Sheddon Physiotherapy via LoadWatch: you get texts when your running load jumps, about 2 a month at most. Msg & data rates may apply. HELP for help, STOP to end.");
        (await world.BoardOfAsync("sheddon")).ShouldHaveSingleItem().Name.ShouldBe("Maya");

        await person.GetAsync("api/me/consents");
        await person.PostAsync("api/me/consents/withdraw", ("kind", Consent.Sharing("sheddon")));
        (await world.BoardOfAsync("sheddon")).ShouldBeEmpty();
        (await maya.StoredAsync()).HasConsented(Consent.Sharing("sheddon")).ShouldBeFalse();
    }

    private static async Task<WorldRunner> OnGarminAsync(World world)
    {
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksGarminAsync();
        await world.SettledAsync();
        foreach (var week in Enumerable.Range(1, 4))
        {
            await maya.RunsDailyOnGarminAsync(5, 4, until: 7 * week);
        }

        await world.SettledAsync();
        return maya;
    }
}
