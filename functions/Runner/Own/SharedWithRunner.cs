using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Runner.Own;

/// <summary>What a clinic lets a runner read: a note, or the exercises that it chose.</summary>
/// <param name="Clinic">The clinic, by name.</param>
/// <param name="By">Who wrote or chose, by name.</param>
/// <param name="Words">The note; null where it is none.</param>
/// <param name="Exercises">The exercises by their names, none for the clinic's usual ones; null for a note.</param>
public sealed record SharedNote(DateTimeOffset At, string Clinic, string By, string? Words, IReadOnlyList<string>? Exercises);

/// <summary>Reads what the clinics that a runner shares with let the runner read; of what they keep to themselves, nothing leaves here.</summary>
internal sealed class SharedWithRunner(Boards boards, Clinics clinics)
{
    /// <summary>Latest first; without what was taken back.</summary>
    public async Task<IReadOnlyList<SharedNote>> OfAsync(RunnerPartition runner, CancellationToken cancel)
    {
        var notes = new List<SharedNote>();
        foreach (var id in runner.SharesWith)
        {
            var entries = await boards.EntriesAsync(id, runner.Id, cancel);
            var readable = Undoing.Standing(entries, entry => entry.Id, entry => entry.Undoes)
                .Where(entry => entry is { Act: CareAct.Noted, IsShared: true } or { Act: CareAct.ChoseRoutine }).ToArray();
            if (readable.Length > 0)
            {
                var clinic = (await clinics.FindAsync(id, cancel))?.Name ?? id;
                notes.AddRange(readable.Select(entry => entry.Act is CareAct.Noted
                    ? new SharedNote(entry.At, clinic, entry.ByName, entry.Words ?? "", null)
                    : new SharedNote(entry.At, clinic, entry.ByName, null, entry.Exercises ?? [])));
            }
        }

        return [.. notes.OrderByDescending(note => note.At)];
    }
}
