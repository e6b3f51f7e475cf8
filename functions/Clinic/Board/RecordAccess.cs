using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>Writes down, for each runner on a list that was shown, who has looked. The list was shown only once this was on its queue.</summary>
internal sealed class RecordAccess(Accesses accesses, Runners runners)
{
    public async Task RunAsync(RunnersSeen message, CancellationToken cancel)
    {
        foreach (var runner in message.Runners)
        {
            await accesses.RecordAsync(new RunnerId(runner), message.Access, cancel);
            if (await runners.FindProfileAsync(new RunnerId(runner), cancel) is null)
            {
                // The runner has left since: nothing stays behind.
                await accesses.DeleteAsync(new RunnerId(runner), cancel);
            }
        }
    }
}
