using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>How the routine in a text follows the runner's clinic, language and reports.</summary>
public class RoutineStoryTests(Azurite azurite)
{
    [Fact]
    public async Task ARunnerOfAClinicGetsItsNameNumberAndExercises()
    {
        await using var world = await World.StartAsync(azurite);
        await world.Services.GetRequiredService<Clinics>().PutAsync(
            new ClinicProfile { Id = "oakville", Name = "Oakville Running Clinic", Phone = "905-555-0142", JoinCode = "OAKVILL2", Exercises = ["plank-leg-lift", "donkey-kicks"] },
            CancellationToken.None);
        var maya = await LinkedAsync(world);
        await maya.ChangesAsync(profile => profile with { Clinic = "oakville" });

        (await TextAsync(world, maya)).ShouldEndWith(
            $" Before runs, squeeze glutes first: plank leg lift 5s 10/leg, donkey kicks 20/leg. {world.Http.BaseAddress}api/routines/oakville"
            + " Sore or unsure? Call Oakville Running Clinic 905-555-0142. STOP to end");
    }

    [Fact]
    public async Task TheDoseFollowsWhatTheRunnerHasReported()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.SaysAsync(world, "ok", daysAgo: 9);
        await maya.SaysAsync(world, "ok", daysAgo: 8);

        var text = await TextAsync(world, maya);
        text.ShouldContain("donkey kicks 24/leg");
        text.ShouldContain("api/routines/glutes?reps=24 ");
        text.ShouldContain("Sheddon Physiotherapy (905) 849-4576");
    }

    [Fact]
    public async Task PainAndAWeakSelfTestKeepTheDoseDown()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.SaysAsync(world, "ok", daysAgo: 9);
        await maya.SaysAsync(world, "weak", daysAgo: 8);
        await maya.SaysAsync(world, "pain", daysAgo: 7, pain: 3);
        await maya.SaysAsync(world, "ok", daysAgo: 6);

        var text = await TextAsync(world, maya);
        text.ShouldContain("donkey kicks 20/leg");
        text.ShouldNotContain("reps=");
    }

    [Fact]
    public async Task TheTextIsInTheRunnersLanguage()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.ChangesAsync(profile => profile with { Language = Language.FrenchCa });

        var text = await TextAsync(world, maya);
        text.ShouldContain("Avant de courir");
        text.ShouldEndWith("Appelez Sheddon Physiotherapy (905) 849-4576. STOP pour cesser");
    }

    [Fact]
    public async Task AClinicThatIsGoneLeavesTheDeploymentsOwn()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.ChangesAsync(profile => profile with { Clinic = "gone" });
        (await TextAsync(world, maya)).ShouldContain("Call Sheddon Physiotherapy (905) 849-4576.");
    }

    private static async Task<WorldRunner> LinkedAsync(World world)
    {
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        return maya;
    }

    private static async Task<string> TextAsync(World world, WorldRunner runner)
    {
        await runner.RunsOnStravaAsync(40);
        await world.SettledAsync();
        var text = runner.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("LoadWatch: ");
        return text;
    }
}

file static class Reports
{
    public static Task SaysAsync(this WorldRunner runner, World world, string meaning, int daysAgo, int? pain = null) => world.Runners.AddAsync(
        runner.Id,
        new Said { Sid = $"SM{meaning}{daysAgo}", At = world.Now.AddDays(-daysAgo), Day = runner.Today.AddDays(-daysAgo), Body = meaning, Meaning = meaning, Pain = pain },
        world.Now.AddDays(365),
        CancellationToken.None);
}
