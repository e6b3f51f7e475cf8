using System.Globalization;
using System.Security.Cryptography;
using LoadWatch.Clinic.Board;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Athletes;

/// <summary>Does what members do about runners: each action once, with an entry that says who did it, and how to take it back.</summary>
public sealed class CareDesk(BoardKeeping keeping, Boards boards, Clinics clinics, Runners runners, CheckIns checkIns, TimeProvider clock)
{
    private const int MostRaces = 8;

    /// <param name="me">The member.</param>
    /// <param name="runner">The runner.</param>
    /// <param name="seen">What was to be seen when the action was begun (<see cref="Kept.Seen"/>).</param>
    /// <param name="action">The action.</param>
    public async Task<CareOutcome> ActAsync(Member me, RunnerId runner, string seen, CareAction action, CancellationToken cancel)
    {
        for (var race = 1; ; race++)
        {
            if (await keeping.FindAsync(me.Clinic, runner, cancel) is not { } kept)
            {
                return new CareOutcome.NotShared();
            }

            if (action.RestsOnSight && kept.Seen != seen)
            {
                return new CareOutcome.Changed();
            }

            try
            {
                if (action is CareAction.CheckIn { Text: null })
                {
                    var clinic = await clinics.FindAsync(me.Clinic, cancel) ?? throw new InvalidOperationException($"Clinic {me.Clinic} does not exist.");
                    var (text, obstacle) = await checkIns.AskAsync(kept.View.Kept, clinic, cancel);
                    if (obstacle is not null)
                    {
                        return obstacle;
                    }

                    action = new CareAction.CheckIn(text);
                }

                return await TryAsync(me, kept, action, cancel);
            }
            catch (LostRaceException) when (race < MostRaces)
            {
                // Somebody else has written meanwhile: what rests on sight is shown what changed, the rest is done again.
            }
        }
    }

    private async Task<CareOutcome> TryAsync(Member me, Kept kept, CareAction action, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var care = kept.Care;
        var entry = new CareEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{now.UtcTicks:D19}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"),
            Runner = kept.View.Kept.Id.Value,
            At = now,
            By = me.Id,
            ByName = me.Name,
            Act = CareAct.Noted,
        };
        switch (action)
        {
            case CareAction.Acknowledge when kept.Triaged is { Attention: not Attention.Snoozed } triaged && !IsOpen(triaged.Attention, kept):
                return new CareOutcome.NothingOpen();
            case CareAction.Acknowledge(var wasUseful, var reason):
                entry = entry with { Act = CareAct.Acknowledged, WasUseful = wasUseful, Words = reason, OpenSince = kept.Triaged.Since, Before = Before(care) with { Review = care.Review } };
                care = care with { Review = care.Review.Of(kept.View.Condition) };
                break;
            case CareAction.Snooze(var until):
                entry = entry with { Act = CareAct.Snoozed, Until = until, Before = Before(care) with { Review = care.Review } };
                care = care with { Review = care.Review with { Snooze = Snooze.Of(kept.View.Condition, care.Review, until, now) } };
                break;
            case CareAction.Assign(var to):
                entry = entry with { Act = CareAct.Assigned, To = to?.Name, Before = Before(care) };
                care = care with { Owner = to?.Id, OwnerName = to?.Name };
                break;
            case CareAction.Note(var words, var isShared):
                entry = entry with { Words = words, IsShared = isShared };
                break;
            case CareAction.Contact(var channel, var words):
                entry = entry with { Act = CareAct.Contacted, Channel = channel, Words = words, Before = Before(care) };
                care = care with { Contact = new LastContact(entry.Id, now, me.Name, channel) };
                break;
            case CareAction.ChooseRoutine(var exercises):
                entry = entry with { Act = CareAct.ChoseRoutine, Exercises = exercises, Before = Before(care) with { Exercises = kept.View.Profile.Exercises } };
                care = care with { Exercises = exercises };
                break;
            case CareAction.CheckIn(var text):
                entry = entry with { Act = CareAct.AskedToCheckIn, Text = text };
                break;
            case CareAction.Undo(var id):
                return await UndoAsync(me, kept, entry, id, cancel);
            default:
                throw new InvalidOperationException("There is no such action.");
        }

        return await SaveAsync(me, kept, care, entry, entry.Act is CareAct.ChoseRoutine, cancel);
    }

    /// <summary>
    /// The entry first, which knows how things stood before; only then what follows from it elsewhere. Who loses a race has
    /// changed nothing, and a member who goes away does not leave the two apart.
    /// </summary>
    private async Task<CareOutcome> SaveAsync(Member me, Kept kept, Care care, CareEntry entry, bool isOfTheRoutine, CancellationToken cancel)
    {
        await keeping.SaveAsync(me.Clinic, kept, care with { Revision = care.Revision + 1 }, entry, cancel);
        if (isOfTheRoutine)
        {
            await ChooseAsync(me.Clinic, kept.View.Kept.Id, CancellationToken.None);
        }

        return new CareOutcome.Done();
    }

    private async Task<CareOutcome> UndoAsync(Member me, Kept kept, CareEntry undo, string id, CancellationToken cancel)
    {
        var entries = await boards.EntriesAsync(me.Clinic, kept.View.Kept.Id, cancel);
        if (entries.FirstOrDefault(entry => entry.Id == id) is not { } entry || !entries.CanBeUndone(entry))
        {
            return new CareOutcome.CannotUndo();
        }

        var (care, before) = (kept.Care, entry.Before);
        switch (entry.Act)
        {
            case CareAct.Acknowledged or CareAct.Snoozed:
                care = care with { Review = before!.Review ?? Review.None };
                break;
            case CareAct.Assigned:
                care = care with { Owner = before!.Owner, OwnerName = before.OwnerName };
                break;
            case CareAct.Contacted:
                care = care with { Contact = before!.Contact };
                break;
            case CareAct.ChoseRoutine:
                care = care with { Exercises = before!.Exercises ?? [] };
                break;
            case CareAct.Noted:
                break;
            case CareAct.AskedToCheckIn when !await checkIns.TakeBackAsync(kept.View.Kept.Id, entry.Text!, cancel):
                return new CareOutcome.TextIsGone();
            case CareAct.AskedToCheckIn:
                break;
            default:
                throw new InvalidOperationException($"Nobody has said how {entry.Act} is taken back.");
        }

        return await SaveAsync(me, kept, care, undo with { Act = CareAct.Undid, Undoes = id }, entry.Act is CareAct.ChoseRoutine, cancel);
    }

    private static CareBefore Before(Care care) => new(null, care.Owner, care.OwnerName, care.Contact, null);

    private static bool IsOpen(Attention attention, Kept kept) =>
        attention is Attention.Pain or Attention.High or Attention.Elevated or Attention.Watch
        || (attention is Attention.NoData && kept.Triaged.Foremost is { } raised && !kept.Care.Review.Covers(raised.Flag) && raised.Flag.Level >= Level.Watch);

    /// <summary>
    /// The runner's texts follow what was chosen last: whoever finds that somebody chose again meanwhile writes that, too. A
    /// runner who has gone to another clinic is that one's.
    /// </summary>
    private async Task ChooseAsync(string clinic, RunnerId runner, CancellationToken cancel)
    {
        IReadOnlyList<string>? written = null;
        while ((await boards.FindCareAsync(clinic, runner, cancel))?.Value.Exercises is { } chosen && written?.SequenceEqual(chosen) is not true)
        {
            await runners.ChangeProfileAsync(runner, profile => profile.Clinic == clinic ? profile with { Exercises = chosen } : profile, cancel);
            written = chosen;
        }
    }
}

/// <summary>What can be told from the entries about a runner.</summary>
internal static class CareEntries
{
    public static bool IsUndone(this IReadOnlyList<CareEntry> entries, CareEntry entry) => entries.Any(other => other.Undoes == entry.Id);

    /// <summary>Whether an entry can be taken back: once, and before anything newer that changed the same.</summary>
    public static bool CanBeUndone(this IReadOnlyList<CareEntry> entries, CareEntry entry) =>
        entry.Act is not CareAct.Undid && !entries.IsUndone(entry)
        && (What(entry) is not { } what || !entries.Any(other => string.CompareOrdinal(other.Id, entry.Id) > 0 && What(other) == what && !entries.IsUndone(other)));

    /// <summary>What an entry changed that a later one may have changed again; null where it only added something.</summary>
    private static string? What(CareEntry entry) => entry.Act switch
    {
        CareAct.Acknowledged or CareAct.Snoozed => "review",
        CareAct.Assigned => "owner",
        CareAct.Contacted => "contact",
        CareAct.ChoseRoutine => "routine",
        _ => null,
    };
}
