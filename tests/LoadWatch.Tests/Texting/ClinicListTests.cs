using LoadWatch.Core.Hearing;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Texting;

/// <summary>A pain reaches the list of the clinics that the runner shares replies with.</summary>
public class ClinicListTests(Azurite azurite)
{
    [Fact]
    public async Task AnUrgentPainIsOnTheListAlsoWhenTextsAreStopped()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await SharesAsync(world, maya, "lakeside");
        await maya.SaysAsync("STOP");
        await maya.SaysAsync("left hip 8");
        await world.SettledAsync();

        var row = (await world.BoardOfAsync("lakeside")).ShouldHaveSingleItem();
        (row.Name, row.Attention).ShouldBe(("maya", Attention.Pain));
        row.Pain.ShouldBe(new BoardPain(8, BodyPart.Hip, Side.Left, maya.Today, IsUrgent: true));
        row.Since.ShouldBe((await maya.SaidAsync())[^1].At);
        maya.Texts.ShouldHaveSingleItem().ShouldContain("no more texts");
    }

    [Fact]
    public async Task WhoSharesAndIsNotOnTheListYetComesOnItAndWhoNoLongerSharesDoesNot()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await SharesAsync(world, maya, "lakeside");
        await world.Runners.PutConsentAsync(maya.Id, new Consent(Consent.Sharing("uptown"), "test-1", world.Now, "in a test", Withdrawn: world.Now), CancellationToken.None);
        await maya.SaysAsync("9");
        await world.SettledAsync();

        var row = (await world.BoardOfAsync("lakeside")).ShouldHaveSingleItem();
        (row.Name, row.Pain!.Level, row.Pain.Where).ShouldBe(("maya", 9, null));
        (await world.BoardOfAsync("uptown")).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheLatestPainStandsAndTheAgeIsThatOfTheFirst()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await SharesAsync(world, maya, "lakeside");
        await maya.SaysAsync("3 knee");
        await maya.SaysAsync("7 shin");
        await world.SettledAsync();

        var row = (await world.BoardOfAsync("lakeside")).ShouldHaveSingleItem();
        (row.Pain!.Level, row.Pain.Where).ShouldBe((7, BodyPart.Shin));
        row.Since.ShouldBe((await maya.SaidAsync())[0].At);
    }

    [Fact]
    public async Task WithoutTheRepliesAPainReachesNobody()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await SharesAsync(world, maya, "lakeside", SharedPart.Training);
        await maya.SaysAsync("left hip 8");
        await world.SettledAsync();

        var row = (await world.BoardOfAsync("lakeside")).ShouldHaveSingleItem();
        (row.Attention, row.Pain, row.SharesReplies).ShouldBe((Attention.NoData, null, false));
    }

    private static async Task SharesAsync(World world, WorldRunner runner, string clinic, params SharedPart[] parts)
    {
        foreach (var part in parts is [] ? [SharedPart.Training, SharedPart.Replies] : parts)
        {
            await world.Runners.PutConsentAsync(runner.Id, new Consent(Consent.Sharing(clinic, part), "test-1", world.Now, "in a test"), CancellationToken.None);
        }
    }
}
