using LoadWatch.Storage;

namespace LoadWatch.Runner;

/// <summary>What a runner changes about runs and links, handed to those who keep runs and flags.</summary>
public sealed class Changes(Runners runners, Queues queues, TimeProvider clock)
{
    private const int LongestRun = 80;
    private const int MostCorrections = 200;

    /// <summary>The runner says that a run is right: it counts, whatever looks wrong with it.</summary>
    public Task<bool> ConfirmAsync(RunnerId id, string run, CancellationToken cancel) =>
        CorrectAsync(id, run, profile => profile with { Confirmed = [.. profile.Confirmed.Append(run).Distinct(StringComparer.Ordinal)] }, cancel);

    /// <summary>The runner takes a run out, for good.</summary>
    public Task<bool> RemoveAsync(RunnerId id, string run, CancellationToken cancel) =>
        CorrectAsync(id, run, profile => profile with { Removed = [.. profile.Removed.Append(run).Distinct(StringComparer.Ordinal)] }, cancel);

    /// <summary>Everything of the runner is judged anew.</summary>
    public async Task RecountAsync(RunnerId id, CancellationToken cancel)
    {
        foreach (var link in (await runners.ReadAsync(id, DateOnly.MaxValue, cancel)).Links)
        {
            await TellAsync(link.Value, Change.Corrected, null, cancel);
        }
    }

    /// <summary>Ends a link: the platform is told, and what came from there is deleted.</summary>
    /// <returns>Whether there is such a link.</returns>
    public async Task<bool> UnlinkAsync(RunnerId id, string platform, CancellationToken cancel)
    {
        var links = (await runners.ReadAsync(id, DateOnly.MaxValue, cancel)).Links.FindAll(link => link.Value.Platform == platform);
        foreach (var link in links)
        {
            await TellAsync(link.Value, Change.Unlinked, null, cancel);
        }

        return links.Count > 0;
    }

    /// <returns>Whether the run can be one of the runner's: of a source that is linked.</returns>
    private async Task<bool> CorrectAsync(RunnerId id, string run, Func<Profile, Profile> change, CancellationToken cancel)
    {
        if (run.Split(':', 2) is not [var source, { Length: > 0 and <= LongestRun } number])
        {
            return false;
        }

        var links = (await runners.ReadAsync(id, DateOnly.MaxValue, cancel)).Links
            .FindAll(link => link.Value.Platform.Equals(source, StringComparison.OrdinalIgnoreCase));
        if (links.Count == 0)
        {
            return false;
        }

        await runners.ChangeProfileAsync(id, profile => Bounded(change(profile)), cancel);
        foreach (var link in links)
        {
            await TellAsync(link.Value, Change.Corrected, number, cancel);
        }

        return true;
    }

    /// <summary>The latest ones: a profile is one row, and a row is bounded.</summary>
    private static Profile Bounded(Profile profile) => profile with
    {
        Confirmed = [.. profile.Confirmed.TakeLast(MostCorrections)],
        Removed = [.. profile.Removed.TakeLast(MostCorrections)],
    };

    private Task TellAsync(PlatformLink link, Change change, string? run, CancellationToken cancel) =>
        queues.PutAsync(new RunChanged(link.Platform, link.Account, change, run, clock.GetUtcNow()), TimeSpan.Zero, cancel);
}
