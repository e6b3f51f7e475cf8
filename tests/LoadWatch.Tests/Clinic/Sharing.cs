using LoadWatch.Runner.Joining;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>Runners who share with a clinic, as a world's stories tell of them.</summary>
internal static class Sharing
{
    /// <summary>A runner agrees to share parts; all of them where none is named.</summary>
    public static async Task SharesAsync(this World world, WorldRunner runner, string clinic, params SharedPart[] parts)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var consents = scope.ServiceProvider.GetRequiredService<Consents>();
        foreach (var part in parts.Length == 0 ? Enum.GetValues<SharedPart>() : parts)
        {
            await consents.GiveAsync(runner.Id, (await runner.StoredAsync()).Profile!.Value, Consent.Sharing(clinic, part), "203.0.113.9", CancellationToken.None);
        }
    }

    /// <summary>The runner takes a part back; with the training, everything.</summary>
    public static async Task WithdrawsAsync(this World world, WorldRunner runner, string clinic, SharedPart part = SharedPart.Training)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Consents>().WithdrawAsync(runner.Id, await runner.StoredAsync(), Consent.Sharing(clinic, part), CancellationToken.None);
    }

    /// <summary>A runner of 20-mile weeks on Garmin who shares everything, and the sync that a watch brings home.</summary>
    public static async Task<WorldRunner> SharingRunnerAsync(this World world, string name, string clinic = "sheddon", double today = 4)
    {
        var runner = await world.RunnerAsync(name);
        runner.HasRunOnGarmin(20);
        await runner.LinksGarminAsync();
        await runner.ChangesAsync(profile => profile with { Clinic = clinic });
        await world.SharesAsync(runner, clinic);
        await runner.RunsOnGarminAsync(today);
        await world.SettledAsync();
        return runner;
    }

    public static string PathOf(WorldRunner runner) => $"api/clinic/athletes/{runner.Id}";
}
