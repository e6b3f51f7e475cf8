using System.Net;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>What members do about runners: each action, its entry, its undo, and two at once.</summary>
public sealed class CareTests(Azurite azurite)
{
    [Fact]
    public async Task AcknowledgingTakesARunnerOffTodaysListUntilItGetsWorse()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await dana.GetAsync("api/clinic");
        dana.Page.ShouldContain("1 runner needs attention today");
        dana.Page.ShouldContain(">Maya</a>");

        (await ActAsync(dana, maya, "acknowledge", ("useful", "yes"), ("reason", "called, had planned it"))).ShouldBe(HttpStatusCode.Redirect);
        await dana.GetAsync("api/clinic");
        dana.Page.ShouldContain("Nobody needs attention today");
        await dana.GetAsync("api/clinic?show=reviewed");
        dana.Page.ShouldContain(">Maya</a>");

        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.RunsOnGarminAsync(40);
        await world.SettledAsync();
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.High);
    }

    [Fact]
    public async Task AnAcknowledgementIsUndoneAndSaysSo()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "acknowledge", ("useful", "no"), ("reason", "a watch error"));
        var entry = (await EntriesAsync(world, maya)).Single();
        entry.Act.ShouldBe(CareAct.Acknowledged);
        entry.WasUseful.ShouldBe(false);
        entry.ByName.ShouldBe("Dana Ruiz");

        (await ActAsync(dana, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.Redirect);
        await dana.GetAsync(Sharing.PathOf(maya));
        dana.Page.ShouldContain("acknowledged it as not useful: a watch error (undone)");
        dana.Page.ShouldContain("undid: acknowledged it as not useful");
        await dana.GetAsync("api/clinic");
        dana.Page.ShouldContain("1 runner needs attention today");
        (await ActAsync(dana, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ASnoozeEndsWithAWorseRunAndWithItsDay()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "snooze", ("until", $"{maya.Today.AddDays(5):yyyy-MM-dd}"));
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Snoozed);

        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.RunsOnGarminAsync(2);
        await world.SettledAsync();
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Snoozed);
        await maya.SaysAsync("2 knee");
        await world.SettledAsync();
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Pain);
    }

    [Fact]
    public async Task ASnoozeEndsOnItsDayThoughNothingHappens()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "snooze", ("until", $"{maya.Today.AddDays(2):yyyy-MM-dd}"));
        world.Clock.MoveTo(world.Now.AddDays(2));
        await world.FireAsync("SweepBoards");
        await world.SettledAsync();
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Elevated);
    }

    [Theory]
    [InlineData("acknowledge", "reason", "")]
    [InlineData("snooze", "until", "2020-01-01")]
    [InlineData("snooze", "until", "next week")]
    [InlineData("note", "note", " ")]
    [InlineData("assign", "to", "nobody-we-know")]
    [InlineData("routine", "usual", "")]
    public async Task WhatIsWrongIsSaidByTheFieldAndNothingIsDone(string action, string field, string value)
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        (await ActAsync(dana, maya, action, (field, value))).ShouldBe(HttpStatusCode.BadRequest);
        dana.Page.ShouldContain("class=\"error\"");
        (await EntriesAsync(world, maya)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OfTwoAtOnceTheSecondSeesWhatTheFirstDid()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        await sam.GetAsync(Sharing.PathOf(maya));
        var seen = Seen(sam);
        world.Clock.MoveTo(world.Now.AddMinutes(1));
        await ActAsync(dana, maya, "acknowledge", ("useful", "yes"), ("reason", "called her"));

        (await sam.PostAsync($"{Sharing.PathOf(maya)}/snooze", [.. seen, ("until", $"{maya.Today.AddDays(3):yyyy-MM-dd}")])).ShouldBe(HttpStatusCode.Conflict);
        sam.Page.ShouldContain("Something changed meanwhile");
        sam.Page.ShouldContain("acknowledged it as useful: called her");
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Reviewed);

        (await sam.PostAsync($"{Sharing.PathOf(maya)}/snooze", [.. Seen(sam), ("until", $"{maya.Today.AddDays(3):yyyy-MM-dd}")])).ShouldBe(HttpStatusCode.Redirect);
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Snoozed);
    }

    [Fact]
    public async Task AnActionFromBeforeAWorseRunIsNotDone()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 5.5);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await dana.GetAsync(Sharing.PathOf(maya));
        var seen = Seen(dana);
        await maya.SaysAsync("6 knee");
        await world.SettledAsync();
        (await dana.PostAsync($"{Sharing.PathOf(maya)}/acknowledge", [.. seen, ("useful", "yes"), ("reason", "fine")])).ShouldBe(HttpStatusCode.Conflict);
        dana.Page.ShouldContain("pain 6 of 10, knee");
        (await EntriesAsync(world, maya)).ShouldBeEmpty();
    }

    [Fact]
    public async Task BothOfTwoNotesAtOnceAreKept()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        await dana.GetAsync(Sharing.PathOf(maya));
        await sam.GetAsync(Sharing.PathOf(maya));
        await Task.WhenAll(
            dana.PostAsync($"{Sharing.PathOf(maya)}/note", [.. Seen(dana), ("note", "from Dana")]),
            sam.PostAsync($"{Sharing.PathOf(maya)}/note", [.. Seen(sam), ("note", "from Sam")]));
        (await EntriesAsync(world, maya)).Select(entry => entry.Words).ShouldBe(["from Dana", "from Sam"], ignoreOrder: true);
    }

    [Fact]
    public async Task AContactAndAnOwnerShowOnTheListAndCanBeTakenBack()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "contact", ("channel", "phone"), ("about", "knee feels fine"));
        await ActAsync(dana, maya, "assign", ("to", Member.IdOf(Staff.AddressOf("Dana Ruiz"))));
        await dana.GetAsync("api/clinic?owner=me");
        dana.Page.ShouldContain("by phone, Dana Ruiz");
        foreach (var entry in await EntriesAsync(world, maya))
        {
            (await ActAsync(dana, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.Redirect);
        }

        var row = await RowAsync(world, maya);
        row.Contact.ShouldBeNull();
        row.OwnerName.ShouldBeNull();
    }

    [Fact]
    public async Task TheTextsFollowTheRoutineThatWasChosen()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "routine", ("donkey-kicks", "yes"), ("plank-leg-lift", "yes"));
        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.RunsOnGarminAsync(25);
        await world.SettledAsync();
        var alert = maya.Texts.ShouldHaveSingleItem();
        alert.ShouldContain("?moves=15");
        alert.ShouldNotContain("leg swings");
        using var anybody = new Person(world);
        await anybody.GetAsync("api/routines/glutes?moves=15");
        anybody.Page.ShouldNotContain("id=\"banded-leg-swings\"");

        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        await ActAsync(sam, maya, "undo", ("entry", (await EntriesAsync(world, maya)).Single().Id));
        (await maya.StoredAsync()).Profile!.Value.Exercises.ShouldBeEmpty();
    }

    [Fact]
    public async Task ACheckInIsOneTextWithinTheHoursAndCanBeTakenBackUntilItGoes()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        world.Clock.MoveTo(new DateTimeOffset(2030, 6, 13, 2, 30, 0, TimeSpan.Zero));
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        (await ActAsync(dana, maya, "check-in")).ShouldBe(HttpStatusCode.Redirect);
        await world.PassesAsync(TimeSpan.FromHours(1));
        maya.Texts.ShouldBeEmpty();
        (await ActAsync(dana, maya, "undo", ("entry", (await EntriesAsync(world, maya)).Single().Id))).ShouldBe(HttpStatusCode.Redirect);

        (await ActAsync(dana, maya, "check-in")).ShouldBe(HttpStatusCode.Redirect);
        await world.PassesAsync(TimeSpan.FromHours(16));
        maya.Texts.ShouldHaveSingleItem().ShouldStartWith("Sheddon Physiotherapy asks through LoadWatch: how is your running going?");
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        (await ActAsync(sam, maya, "check-in")).ShouldBe(HttpStatusCode.BadRequest);
        sam.Page.ShouldContain("No text was sent: one went out on");
        var last = (await EntriesAsync(world, maya)).Last(entry => entry.Act is CareAct.AskedToCheckIn);
        (await ActAsync(sam, maya, "undo", ("entry", last.Id))).ShouldBe(HttpStatusCode.BadRequest);
        sam.Page.ShouldContain("it cannot be taken back");
    }

    [Fact]
    public async Task WhoStoppedTextsIsNotAskedToCheckIn()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await maya.SaysAsync("STOP");
        await world.SettledAsync();
        (await ActAsync(dana, maya, "check-in")).ShouldBe(HttpStatusCode.BadRequest);
        dana.Page.ShouldContain("No text was sent: the runner opted out");
        (await EntriesAsync(world, maya)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WithdrawnIsGoneAtOnceAndTheOpenPageCanDoNothing()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "note", ("note", "a private thought"));
        await dana.GetAsync(Sharing.PathOf(maya));
        var seen = Seen(dana);
        await world.WithdrawsAsync(maya, "sheddon");

        (await dana.PostAsync($"{Sharing.PathOf(maya)}/acknowledge", [.. seen, ("useful", "yes"), ("reason", "fine")])).ShouldBe(HttpStatusCode.NotFound);
        dana.Page.ShouldContain("Not shared with you");
        dana.Page.ShouldNotContain("Maya");
        await dana.GetAsync("api/clinic?show=all");
        dana.Page.ShouldNotContain("Maya");
        await world.SettledAsync();
        (await EntriesAsync(world, maya)).ShouldBeEmpty();
        (await dana.GetAsync(Sharing.PathOf(maya))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task EachLookAtAPageIsWrittenDown()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await dana.GetAsync(Sharing.PathOf(maya));
        await dana.GetAsync("api/clinic?show=all");
        await dana.GetAsync("api/clinic/list.csv?show=all");
        await world.SettledAsync();
        var looks = await world.Services.GetRequiredService<Accesses>().LatestAsync(maya.Id, 50, CancellationToken.None);
        looks.Select(look => look.Kind).ShouldBe([AccessKind.Page, AccessKind.List, AccessKind.Export], ignoreOrder: true);
        looks.ShouldAllBe(look => look.By == "Dana Ruiz" && look.Clinic == "Sheddon Physiotherapy");
    }

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }
}
