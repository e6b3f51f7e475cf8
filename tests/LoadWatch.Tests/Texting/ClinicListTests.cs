using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Texting;

/// <summary>A pain that calls for a person reaches the list of the clinics that the runner shares with.</summary>
public class ClinicListTests(Azurite azurite)
{
    [Fact]
    public async Task AnUrgentPainIsOnTheListAlsoWhenTextsAreStopped()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SharingAsync(world, "lakeside");
        await maya.SaysAsync("3 knee");
        await world.SettledAsync();
        (await AthleteAsync(world, maya, "lakeside"))!.Pain.ShouldBeNull();

        await maya.SaysAsync("STOP");
        await maya.SaysAsync("left hip 8");
        await world.SettledAsync();
        var athlete = (await AthleteAsync(world, maya, "lakeside"))!;
        (athlete.Name, athlete.Pain, athlete.Where).ShouldBe(("Maya at the clinic", 8, "left hip"));
        athlete.PainAt.ShouldBe((await maya.SaidAsync())[^1].At);
        maya.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhoSharesAndIsNotOnTheListYetComesOnItAndWhoNoLongerSharesDoesNot()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await world.Runners.PutConsentAsync(maya.Id, new Consent(Consent.Sharing("lakeside"), "test-1", world.Now, "in a test"), CancellationToken.None);
        await world.Runners.PutConsentAsync(maya.Id, new Consent(Consent.Sharing("uptown"), "test-1", world.Now, "in a test", Withdrawn: world.Now), CancellationToken.None);
        await maya.SaysAsync("9");
        await world.SettledAsync();

        var athlete = (await AthleteAsync(world, maya, "lakeside"))!;
        (athlete.Name, athlete.Pain, athlete.Where).ShouldBe(("maya", 9, null));
        (await AthleteAsync(world, maya, "uptown")).ShouldBeNull();
    }

    [Fact]
    public async Task AnEarlierPainDoesNotTakeThePlaceOfALaterOne()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await SharingAsync(world, "lakeside");
        var clinics = world.Services.GetRequiredService<Clinics>();
        var later = (await AthleteAsync(world, maya, "lakeside"))! with { Pain = 7, PainAt = world.Now.AddHours(1) };
        await clinics.PutAsync("lakeside", later, CancellationToken.None);
        await maya.SaysAsync("5 shin");
        await world.SettledAsync();

        (await AthleteAsync(world, maya, "lakeside")).ShouldBe(later);
    }

    private static async Task<WorldRunner> SharingAsync(World world, string clinic)
    {
        var maya = await world.RunnerAsync("maya");
        await world.Runners.PutConsentAsync(maya.Id, new Consent(Consent.Sharing(clinic), "test-1", world.Now, "in a test"), CancellationToken.None);
        await world.Services.GetRequiredService<Clinics>().PutAsync(
            clinic, new Athlete { Runner = maya.Id.Value, Name = "Maya at the clinic", SharesSince = world.Now }, CancellationToken.None);
        return maya;
    }

    private static Task<Athlete?> AthleteAsync(World world, WorldRunner runner, string clinic) =>
        world.Services.GetRequiredService<Clinics>().FindAthleteAsync(clinic, runner.Id, CancellationToken.None);
}
