using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Triage;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Views;

namespace LoadWatch.Clinic.Board;

/// <summary>A runner as a clinic sees the runner now, and what was said about the runner there.</summary>
/// <param name="View">What may be seen.</param>
/// <param name="Found">What was said, as it was read; null for a runner who is new here.</param>
public sealed record Kept(ClinicView View, Row<Care>? Found)
{
    public Care Care => Found?.Value ?? new Care { Runner = View.Kept.Id.Value };

    public Triaged Triaged => Triaged.Of(View.Condition, Care.Review);

    /// <summary>
    /// What is to be seen, in a few letters: an action that was begun from another sight of the runner is shown what changed
    /// before it is done.
    /// </summary>
    public string Seen => SeenOf(Care, Triaged);

    internal static string SeenOf(Care care, Triaged triaged)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{care.Revision}|{triaged.Attention}|{triaged.Foremost?.Flag}|{triaged.Pain?.At:O}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 8));
    }
}

/// <summary>Keeps the lists of the clinics true: reads a runner, works out where the runner belongs, and saves it.</summary>
public sealed class BoardKeeping(
    Runners runners, Boards boards, BoardTurns turns, Members members, Clinics clinics, IEnumerable<IPlatform> platforms, TimeProvider clock)
{
    /// <returns>Null where the runner does not share with the clinic.</returns>
    public async Task<Kept?> FindAsync(string clinic, RunnerId runner, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await boards.FindCareAsync(clinic, runner, cancel);
        if (found?.Value.Owner is { } owner && await members.FindAsync(clinic, owner, cancel) is null)
        {
            // Whoever has left the team looks after nobody: the runner is on the list of those whom nobody has.
            found = found with { Value = found.Value with { Owner = null, OwnerName = null } };
        }

        return ClinicView.Of(await runners.ReadAsync(runner, ClinicView.RunsFrom(now), cancel), clinic, platforms, now) is { } view ? new Kept(view, found) : null;
    }

    /// <summary>Makes a runner's row anew; what was said of data that is no longer kept, or no longer shared, goes.</summary>
    /// <exception cref="LostRaceException">Somebody else wrote the same meanwhile: read again.</exception>
    public async Task RenewAsync(string clinic, Kept kept, CancellationToken cancel)
    {
        var view = kept.View;
        Flag[] flags = [.. view.Flags.Select(flag => flag.ToFlag())];
        await SaveAsync(clinic, kept, kept.Care with { Review = OnlyOf(kept.Care.Review) }, null, cancel);
        if (kept.Care.Revision > 0)
        {
            await boards.ForgetInEntriesAsync(clinic, view.Kept.Id, OnlyOf, cancel);
        }

        Review OnlyOf(Review review) => review.OnlyOf(flags, view.Condition, view.SharesReplies);
    }

    /// <summary>Saves what is said of a runner now, the row that follows from it, and the entry that made it so.</summary>
    /// <exception cref="LostRaceException">Somebody else wrote the same meanwhile: read again.</exception>
    public async Task SaveAsync(string clinic, Kept kept, Care care, CareEntry? entry, CancellationToken cancel)
    {
        var (view, triaged) = (kept.View, Triaged.Of(kept.View.Condition, care.Review));
        var turn = triaged.TurnsOn is { } day ? Midnight(day, view.Profile.TimeZone) : (DateTimeOffset?)null;
        var due = new BoardDue(clinic, view.Kept.Id.Value);
        if (turn is { } at && at != care.TurnsAt)
        {
            await turns.NoteAsync(due, at, cancel);
        }

        try
        {
            await boards.SaveAsync(clinic, kept.Found, care with { TurnsAt = turn }, RowOf(view, care, triaged), triaged.Order, entry, await AlertInAsync(clinic, kept, care, triaged, entry, cancel), cancel);
        }
        catch (LostRaceException) when (turn is not null)
        {
            if (await boards.FindCareAsync(clinic, view.Kept.Id, cancel) is null)
            {
                // Taken off the list meanwhile: nobody else would find the note.
                await turns.CrossOutAsync(due, turn.Value, cancel);
            }

            throw;
        }

        if (care.TurnsAt is { } before && before != turn)
        {
            await turns.CrossOutAsync(due, before, cancel);
        }

        if (!(await runners.ReadAsync(view.Kept.Id, DateOnly.MaxValue, cancel)).Shares(clinic, SharedPart.Training))
        {
            // Withdrawn at the same moment: nothing stays behind.
            await boards.RemoveAsync(clinic, view.Kept.Id, cancel);
        }
    }

    /// <summary>The week in which it counts as an alert; null where it is none. To take back what somebody did is none.</summary>
    private async Task<DateOnly?> AlertInAsync(string clinic, Kept kept, Care care, Triaged triaged, CareEntry? entry, CancellationToken cancel) =>
        entry?.Act is not CareAct.Undid
        && Alerts.IsOne(kept.Found?.Value.Counted, triaged.Attention, kept.View.Condition, care.Review)
        && await clinics.FindAsync(clinic, cancel) is { } profile
            ? ClinicNumbers.WeekOf(profile.DayAt(clock.GetUtcNow())).FirstDay
            : null;

    /// <summary>A runner as the list shows the runner.</summary>
    public static BoardRow RowOf(ClinicView view, Care care, Triaged triaged) => new()
    {
        Runner = view.Kept.Id.Value,
        Name = view.Profile.Name,
        Attention = triaged.Attention,
        Since = triaged.Since,
        Flag = triaged.Foremost is { } raised ? StoredFlag.Of(raised.Flag, raised.At, null) : null,
        Flags = view.Condition.Flags.Count(flag => view.Today.DayNumber - flag.Flag.Day.DayNumber < Triaged.FlagDays),
        Pain = triaged.Pain is { } pain ? new BoardPain(pain.Level, pain.Where, pain.Side, pain.Day, pain.IsUrgent) : null,
        RoutineOn = view.SharesReplies ? RoutineOn(view) : null,
        SharesReplies = view.SharesReplies,
        WeeksFrom = view.Training.FirstDay,
        Weeks = [.. view.Training.Weeks.Select(week => week.Distance is { } distance ? distance.Millimetres / 1000 : -1)],
        DataUntil = view.Condition.DataUntil,
        Sources = view.Sources,
        Missing = view.Missing,
        SnoozedUntil = triaged.Attention is Attention.Snoozed ? care.Review.Snooze?.Until : null,
        Owner = care.Owner,
        OwnerName = care.OwnerName,
        Contact = care.Contact,
    };

    private static DateOnly? RoutineOn(ClinicView view) =>
        view.Kept.Said.Where(row => row.Value.Meaning is Meanings.Done).Select(row => (DateOnly?)row.Value.Day).Max();

    /// <summary>When a day begins in a zone.</summary>
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
