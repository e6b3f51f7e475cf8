using LoadWatch.Core;
using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Texting;

/// <summary>A text from a runner, and storage that fails at any one step of taking or handling it.</summary>
public class ReceiveFaultsTests(Azurite azurite)
{
    [Theory]
    [InlineData("3 knee")]
    [InlineData("STOP")]
    [InlineData("ok")]
    public async Task AFailureAtAnyStepOfTheHandlingIsHealedByTheSweepAlone(string text)
    {
        await using var world = await World.StartAsync(azurite);
        var steps = 0;
        for (var failed = true; failed; steps++)
        {
            var runner = await world.RunnerAsync($"runner {steps}");
            await runner.SaysAsync(text);
            await world.TakesAsync<TextReceived>("ReceiveTexts");
            failed = await FailsAtAsync(world, steps, () => world.FireAsync("ReceiveTexts", StorageJson.Write(new TextReceived(runner.Id.Value))));
            await world.TakesAsync<TextDue>("SendText");
            await HealsAsync(world, runner, text);
        }

        steps.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task AFailureAtAnyStepOfTheDoorIsHealedByAnotherDelivery()
    {
        await using var world = await World.StartAsync(azurite);
        var steps = 0;
        for (var failed = true; failed; steps++)
        {
            var runner = await world.RunnerAsync($"runner {steps}");
            var sid = $"SM{steps:00000000000000000000000000000000}";
            failed = await FailsAtAsync(world, steps, async () =>
                (await world.Twilio.ReceiveAsync(runner.Phone, "STOP", sid: sid)).ShouldHaveSingleItem().Status.ShouldBe(200));
            await world.TakesAsync<TextReceived>("ReceiveTexts");
            if (failed)
            {
                (await world.Twilio.ReceiveAsync(runner.Phone, "STOP", sid: sid)).ShouldHaveSingleItem().Status.ShouldBe(200);
            }

            await HealsAsync(world, runner, "STOP");
        }

        steps.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task ANoteOfATextThatWasNeverKeptIsCrossedOut()
    {
        await using var world = await World.StartAsync(azurite);
        var runner = await world.RunnerAsync("maya");
        world.Storage.Fails = request => request.Uri.Path!.Contains("runners", StringComparison.Ordinal) && request.Method == Azure.Core.RequestMethod.Post;
        (await world.Twilio.ReceiveAsync(runner.Phone, "STOP")).ShouldHaveSingleItem().Status.ShouldBe(500);
        world.Storage.Fails = null;
        await world.PassesAsync(TimeSpan.FromMinutes(11));
        await world.FireAsync("SweepTexts");

        (await OverdueAsync(world)).ShouldBe(0);
        (await world.WaitingForAsync("ReceiveTexts")).ShouldBeEmpty();
    }

    /// <returns>Whether there was such a step.</returns>
    private static async Task<bool> FailsAtAsync(World world, int step, Func<Task> act)
    {
        var (seen, failed) = (0, false);
        world.Storage.Fails = _ => Interlocked.Increment(ref seen) == step + 1 && (failed = true);
        try
        {
            await act();
        }
        catch (Exception) when (failed)
        {
            // What the sweep is for.
        }

        world.Storage.Fails = null;
        return failed;
    }

    private static async Task HealsAsync(World world, WorldRunner runner, string text)
    {
        for (var sweep = 0; sweep < 3; sweep++)
        {
            await world.PassesAsync(TimeSpan.FromMinutes(11));
            await world.FireAsync("SweepTexts");
        }

        await world.SettledAsync();
        (await runner.SaidAsync()).ShouldHaveSingleItem().Meaning.ShouldNotBeNull();
        (await runner.StoredAsync()).Profile!.Value.NoTextsBecause.ShouldBe(text == "STOP" ? Reasons.OptedOut : null);
        runner.Texts.Count.ShouldBe(text == "ok" ? 0 : 1);
        (await OverdueAsync(world)).ShouldBe(0);
    }

    private static async Task<int> OverdueAsync(World world)
    {
        var step = new ScanStep(Scan.SweepTexts, 0, world.Now, null, 100);
        var page = await ((DueTexts)world.Services.GetService(typeof(DueTexts))!).BeforeAsync(world.Now, step, CancellationToken.None);
        return (await page.EachAsync((_, _) => Task.CompletedTask, NullLogger.Instance, CancellationToken.None)).Rows;
    }
}
