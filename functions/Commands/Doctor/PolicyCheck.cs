using System.Runtime.CompilerServices;
using LoadWatch.Platforms;
using LoadWatch.Platforms.Garmin;
using LoadWatch.Platforms.Strava;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>What may be done with each platform's data here, and what an operator has loosened. Whether there is leave for it cannot be told.</summary>
internal static class PolicyCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Of("Strava", services.GetRequiredService<IOptions<StravaOptions>>().Value.Policy, new StravaOptions().Policy, "Strava's written leave for it (terms 2.3, 5.4, 6.2)");
        yield return Of("Garmin", services.GetRequiredService<IOptions<GarminOptions>>().Value.Policy, new GarminOptions().Policy, "what Garmin's agreement with you says of it");
        await Task.CompletedTask;
    }

    private static CheckResult Of(string platform, PlatformPolicy now, PlatformPolicy usual, string leave)
    {
        var about = $"policy, {platform}";
        var words = $"Kept {now.KeepDays} days; clinics {(now.ClinicMaySee ? "see it with consent" : "do not see it")}; {(now.Merges ? "counted with other sources" : "not counted with others")}.";
        string[] loosened =
        [
            .. now.KeepDays > usual.KeepDays ? [$"KeepDays ({usual.KeepDays})"] : Array.Empty<string>(),
            .. now.ClinicMaySee && !usual.ClinicMaySee ? ["ClinicMaySee (false)"] : Array.Empty<string>(),
            .. now.Merges && !usual.Merges ? ["Merges (false)"] : Array.Empty<string>(),
        ];
        return loosened.Length == 0
            ? CheckResult.Pass(about, $"{words} Nothing is loosened.")
            : CheckResult.CannotTell(about, $"{words} Loosened against the default: {string.Join(", ", loosened)}.", $"have at hand {leave}, or unset Platforms__{platform}__Policy__*");
    }
}
