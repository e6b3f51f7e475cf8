using System.Net;
using LoadWatch.Runner.Joining;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>How often something is sent or tried.</summary>
public sealed class LimitsTests(Azurite azurite)
{
    [Fact]
    public async Task OneNetworkAddressHasTwelveThingsSentInAQuarterOfAnHour()
    {
        await using var world = await World.StartAsync(azurite);
        using var one = new Person(world) { Address = "198.51.100.1, 203.0.113.7" };
        await one.GetAsync("api/sign-in");
        for (var time = 0; time < 12; time++)
        {
            (await one.PostAsync("api/sign-in", ("contact", "nobody@example.org"))).ShouldBe(HttpStatusCode.OK);
        }

        // What a visitor writes into the header stands before what the proxy adds, and changes nothing.
        (await one.PostAsync("api/sign-in", ("contact", "nobody@example.org"))).ShouldBe(HttpStatusCode.TooManyRequests);
        one.Page.ShouldContain("Too many tries");
        using var another = new Person(world) { Address = "198.51.100.1, 203.0.113.8" };
        await another.GetAsync("api/sign-in");
        (await another.PostAsync("api/sign-in", ("contact", "nobody@example.org"))).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Four an hour, counted by the linked account too: whoever deletes everything and begins again has no more.</summary>
    [Fact]
    public async Task FourCodesAnHourWhateverIsBegunAgain()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksStravaAsync();
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/phone");
        for (var number = 0; number < 4; number++)
        {
            (await person.PostAsync("api/me/phone", ("country", "CA"), ("phone", $"905 555 018{number}"))).ShouldBe(HttpStatusCode.Redirect);
        }

        (await person.PostAsync("api/me/phone", ("country", "CA"), ("phone", "905 555 0189"))).ShouldBe(HttpStatusCode.BadRequest);
        person.Page.ShouldContain("Several codes went out lately");
        await person.GetAsync("api/me/delete");
        await person.PostAsync("api/me/delete", ("sure", "yes"));

        var again = await world.RunnerAsync("Maya");
        world.Strava.Athletes.LogsInNext(maya.Athlete);
        await using var scope = world.Services.CreateAsyncScope();
        using var page = await world.GetAsync(scope.ServiceProvider.GetRequiredService<LoadWatch.Runner.Joining.Linking>().Invite(again.Id, "strava").AbsoluteUri);
        using var newcomer = await Person.SignedInAsync(world, again.Id);
        await newcomer.GetAsync("api/me/phone");
        (await newcomer.PostAsync("api/me/phone", ("country", "CA"), ("phone", "905 555 0189"))).ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Eight a day, to whatever numbers, and by the linked account whatever runner asks.</summary>
    [Fact]
    public async Task EightCodesADayHoweverTheyAreSpread()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        var links = (await maya.StoredAsync()).Links;
        for (var number = 0; number < 8; number++)
        {
            (await AsksAsync(maya, $"+190555502{number:00}")).ShouldBeTrue();
            world.Clock.MoveTo(world.Now.AddHours(1.1));
        }

        (await AsksAsync(maya, "+19055550209")).ShouldBeFalse();
        var again = await world.RunnerAsync("Maya");
        await world.Runners.PutLinkAsync(again.Id, links.ShouldHaveSingleItem().Value, CancellationToken.None);
        (await AsksAsync(again, "+19055550209")).ShouldBeFalse();
        world.Clock.MoveTo(world.Now.AddDays(1));
        (await AsksAsync(maya, "+19055550209")).ShouldBeTrue();

        async Task<bool> AsksAsync(WorldRunner runner, string phone)
        {
            await using var scope = world.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PhoneVerification>().SendAsync(runner.Id, (await runner.StoredAsync()).Profile!.Value, phone, CancellationToken.None);
        }
    }

    /// <summary>A link to confirm an address changes its own runner, whoever has the session.</summary>
    [Fact]
    public async Task AnAddressLinkOfAnotherChangesNothingOfMine()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, noor) = (await world.RunnerAsync("Maya"), await world.RunnerAsync("Noor"));
        await maya.ChangesAsync(profile => profile with { Email = "maya@example.org" });
        var secret = await world.Services.GetRequiredService<Tickets>().IssueAsync(TicketKind.Email, maya.Id, "maya@example.org", SignInLinks.Life, CancellationToken.None);
        using var person = await Person.SignedInAsync(world, noor.Id);
        await person.GetAsync($"api/tickets/{secret}");
        await person.PostAsync($"api/tickets/{secret}");

        (await noor.StoredAsync()).Profile!.Value.Email.ShouldBeNull();
        (await maya.StoredAsync()).Profile!.Value.EmailVerifiedAt.ShouldNotBeNull();
    }
}
