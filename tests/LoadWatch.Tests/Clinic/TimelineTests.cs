using LoadWatch.Storage;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>What a runner's history at a clinic tells, and to whom.</summary>
public sealed class TimelineTests(Azurite azurite)
{
    [Fact]
    public async Task TheTimelineTellsOfRunsFlagsTextsRepliesContactsAndNotes()
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var maya = await world.SharingRunnerAsync("Maya");
        world.Clock.MoveTo(world.Now.AddDays(1));
        var jump = await maya.RunsOnGarminAsync(14);
        await world.SettledAsync();
        await world.Twilio.ReportAsync(world.Twilio.Messages[^1].Sid, "undelivered", 30008);
        await maya.SaysAsync("2 knee");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "contact", ("channel", "phone"), ("about", "left a message"));
        await ActAsync(dana, maya, "note", ("note", "asks for Tuesday"));
        await dana.GetAsync(Sharing.PathOf(maya));
        foreach (var line in (string[])
        [
            "Ran 22.5 km in 2:06:00", "Flag: Spike, elevated: a run of 22.5\u00A0km, 1.4 times the longest of the 30 days before (16.1\u00A0km).",
            "Alert text: not delivered", "1.4x your 30-day longest", "The runner texted", "2 knee", "Answer by text: sent", "Follow-up text: waiting to be sent",
            "was in touch with the runner by phone", "left a message", "wrote a note", "asks for Tuesday",
        ])
        {
            dana.Page.ShouldContain(line);
        }

        using var herself = await Person.SignedInAsync(world, maya.Id);
        await herself.GetAsync("api/me");
        await herself.PostAsync("api/me/runs/remove", ("run", $"Garmin:{jump.SummaryId}"));
        await world.SettledAsync();
        await dana.GetAsync(Sharing.PathOf(maya));
        dana.Page.ShouldContain("Flag withdrawn: Spike, elevated: a run of 22.5\u00A0km");
        dana.Page.ShouldNotContain("Ran 22.5 km");
    }

    [Fact]
    public async Task ThePageShowsOnlyThePartsThatAreShared()
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var maya = await world.RunnerAsync("Maya");
        maya.HasRunOnGarmin(20);
        await maya.LinksGarminAsync();
        await world.SharesAsync(maya, "sheddon", SharedPart.Training);
        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.RunsOnGarminAsync(14);
        await world.SettledAsync();
        await maya.SaysAsync("7 knee and I am worried");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem();
        await dana.GetAsync(Sharing.PathOf(maya));
        dana.Page.ShouldContain("Alert text");
        dana.Page.ShouldNotContain("worried");
        dana.Page.ShouldNotContain(maya.Phone);
        dana.Page.ShouldNotContain("7/10");
        await world.SharesAsync(maya, "sheddon", SharedPart.Replies, SharedPart.Phone);
        await dana.GetAsync(Sharing.PathOf(maya));
        dana.Page.ShouldContain("worried");
        dana.Page.ShouldContain($"tel:{maya.Phone}");
    }
}
