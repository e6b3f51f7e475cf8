using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>Signing in without a password, and what a session is.</summary>
public sealed partial class SignInTests(Azurite azurite)
{
    [Fact]
    public async Task ALinkByTextSignsInOnceWithinItsTime()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        (await person.PostAsync("api/sign-in", ("contact", maya.Phone))).ShouldBe(HttpStatusCode.OK);
        await world.PassesAsync(TimeSpan.FromSeconds(5));
        var link = Link.Match(maya.Texts.ShouldHaveSingleItem()).Value;

        // A scanner looks, and uses nothing up.
        using var scanner = new Person(world);
        (await scanner.GetAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await person.PostAsync(link)).ShouldBe(HttpStatusCode.Redirect);
        person.SetCookies.ShouldContain(cookie => cookie.StartsWith("loadwatch-session=", StringComparison.Ordinal)
            && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("; samesite=lax", StringComparison.OrdinalIgnoreCase));
        (await person.GetAsync("api/me")).ShouldBe(HttpStatusCode.OK);
        (await scanner.PostAsync(link)).ShouldBe(HttpStatusCode.Gone);
        (await scanner.GetAsync("api/me")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ALinkIsTooOldAfterAQuarterOfAnHour()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        await using var scope = world.Services.CreateAsyncScope();
        var link = (await scope.ServiceProvider.GetRequiredService<SignInLinks>().IssueAsync(maya.Id, CancellationToken.None)).AbsolutePath;
        using var person = new Person(world);
        await world.PassesAsync(TimeSpan.FromMinutes(14));
        (await person.GetAsync(link)).ShouldBe(HttpStatusCode.OK);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        (await person.GetAsync(link)).ShouldBe(HttpStatusCode.Gone);
        (await person.PostAsync(link)).ShouldBe(HttpStatusCode.Gone);
    }

    /// <summary>The page says the same, and nothing goes out to whoever is not here.</summary>
    [Theory]
    [InlineData("+1 905 555 0199")]
    [InlineData("nobody@example.org")]
    public async Task NobodyLearnsWhoIsHere(string contact)
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var known = new Person(world);
        await known.GetAsync("api/sign-in");
        await known.PostAsync("api/sign-in", ("contact", maya.Phone));
        using var unknown = new Person(world);
        await unknown.GetAsync("api/sign-in");
        (await unknown.PostAsync("api/sign-in", ("contact", contact))).ShouldBe(HttpStatusCode.OK);
        await world.PassesAsync(TimeSpan.FromSeconds(5));

        unknown.Page.ShouldBe(known.Page);
        world.Twilio.Messages.ShouldAllBe(message => message.To == maya.Phone);
    }

    [Fact]
    public async Task NoMoreThanFourLinksGoOutInAnHour()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        for (var time = 0; time < 7; time++)
        {
            await person.PostAsync("api/sign-in", ("contact", maya.Phone));
        }

        await world.PassesAsync(TimeSpan.FromMinutes(1));
        maya.Texts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task WhatIsNoContactIsSaidSoByTheField()
    {
        await using var world = await World.StartAsync(azurite);
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        (await person.PostAsync("api/sign-in", ("contact", "maya at home"))).ShouldBe(HttpStatusCode.BadRequest);
        person.Page.ShouldContain("neither a phone number nor an email address");
        person.Page.ShouldContain("value=\"maya at home\"");
    }

    [Fact]
    public async Task SigningOutEverywhereEndsEverySession()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var phone = await Person.SignedInAsync(world, maya.Id);
        using var desk = await Person.SignedInAsync(world, maya.Id);
        await phone.GetAsync("api/me");
        (await phone.PostAsync("api/me/sign-out-everywhere")).ShouldBe(HttpStatusCode.OK);

        (await desk.GetAsync("api/me")).ShouldBe(HttpStatusCode.Redirect);
        (await phone.GetAsync("api/me")).ShouldBe(HttpStatusCode.Redirect);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        using var again = await Person.SignedInAsync(world, maya.Id);
        (await again.GetAsync("api/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ASessionEndsWithItsRunner()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await world.Runners.DeleteAsync(maya.Id, CancellationToken.None);
        (await person.GetAsync("api/me")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SecretsAreNotKeptInTheClear()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        await person.PostAsync("api/sign-in", ("contact", maya.Phone));
        (await world.WaitingForAsync("AnswerSignIn")).ShouldHaveSingleItem().Text.ShouldNotContain(maya.Phone[2..]);
        await world.PassesAsync(TimeSpan.FromSeconds(5));

        var text = (await maya.StoredTextsAsync()).ShouldHaveSingleItem();
        (text.State, text.IsSealed, text.Body).ShouldBe((TextState.Sent, true, ""));
    }

    [GeneratedRegex("/api/tickets/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link { get; }
}
