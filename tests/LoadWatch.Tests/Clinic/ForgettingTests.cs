using System.Net;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>What a clinic's rows keep of a platform's data goes with it; what the clinic did stays its own record.</summary>
public sealed class ForgettingTests(Azurite azurite)
{
    [Fact]
    public async Task What_was_said_of_a_platforms_flags_goes_when_the_platform_is_forgotten()
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "acknowledge", ("useful", "yes"), ("reason", "called her"));
        world.Clock.MoveTo(world.Now.AddDays(1));
        await maya.RunsOnGarminAsync(40);
        await world.SettledAsync();
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        await ActAsync(sam, maya, "snooze", ("until", $"{maya.Today.AddDays(20):yyyy-MM-dd}"));
        await ActAsync(sam, maya, "note", ("note", "she trains with a group"));
        await ActAsync(sam, maya, "snooze", ("until", $"{maya.Today.AddDays(21):yyyy-MM-dd}"));
        var runs = (await maya.StoredAsync()).Flags.Select(flag => flag.Value.Run).Distinct().ToArray();
        (await CareAsync(world, maya)).Review.Flags.ShouldNotBeEmpty();
        (await CareAsync(world, maya)).Review.Snooze!.Level.ShouldNotBeNull();
        var before = await EntriesAsync(world, maya);
        before.ShouldContain(entry => entry.Before != null && entry.Before.Review != null && entry.Before.Review.Flags.Count > 0);
        before.ShouldContain(entry => entry.Before != null && entry.Before.Review != null && entry.Before.Review.Snooze != null && entry.Before.Review.Snooze.Level != null);

        await world.Garmin.DeregisterAsync(maya.GarminUser);
        await world.SettledAsync();
        var text = await world.TextOfTableAsync("clinics");
        runs.ShouldAllBe(run => !text.Contains(run, StringComparison.Ordinal));
        var care = await CareAsync(world, maya);
        (care.Review.Flags.Count, care.Review.Snooze!.Level, care.Review.Snooze.Ratio).ShouldBe((0, null, 0));
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Snoozed);
        var entries = await EntriesAsync(world, maya);
        entries.Select(entry => entry.Before?.Review?.Snooze?.Level).ShouldAllBe(level => level == null);
        entries.Select(entry => (entry.Id, entry.Act, entry.Words)).ShouldBe(before.Select(entry => (entry.Id, entry.Act, entry.Words)));
        (await ActAsync(sam, maya, "undo", ("entry", entries[^1].Id))).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_was_said_of_pains_goes_when_replies_are_shared_no_longer()
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        await maya.SaysAsync("5 left knee");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "acknowledge", ("useful", "yes"), ("reason", "called her"));
        (await CareAsync(world, maya)).Review.PainsUntil.ShouldNotBeNull();
        await world.WithdrawsAsync(maya, "sheddon", SharedPart.Replies);
        await world.SettledAsync();
        var review = (await CareAsync(world, maya)).Review;
        (review.PainsUntil, review.Flags.Count > 0).ShouldBe((null, true));
        (await RowAsync(world, maya)).Attention.ShouldBe(Attention.Reviewed);
    }
}
