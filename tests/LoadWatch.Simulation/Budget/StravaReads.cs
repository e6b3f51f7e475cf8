using LoadWatch.Platforms;
using LoadWatch.Platforms.Strava;
using LoadWatch.Runs;
using LoadWatch.Simulation.Cost;
using LoadWatch.Simulation.Population;

namespace LoadWatch.Simulation.Budget;

/// <summary>
/// Strava's reads, by the product's budget. What is held back is looked at in aggregate: all of it when it comes again, and of
/// the looks that find a read those accounts are read that chance puts first.
/// </summary>
internal sealed class StravaReads(Clock clock, Policy policy, Settings settings, Agenda agenda, Work work, IReadOnlyList<Athlete> people, Action<int, long> read)
{
    private const long TokenLife = 6 * Clock.Hour;

    private ReadBudget _budget = new(settings.SampledLimits.Quarter, settings.SampledLimits.Day);
    private Dice _dice = new(settings.Seed, 0x57A7A);
    private long _latest;

    /// <summary>Reads that were made.</summary>
    public Reads Made { get; } = new(settings.Days);

    /// <summary>Reads of the same policy without any limit.</summary>
    public Reads Wanted { get; } = new(settings.Days);

    /// <summary>Of <see cref="Wanted"/>, those for events.</summary>
    public Reads WantedByEvents { get; } = new(settings.Days);

    public HeldBack Events { get; } = new(people.Count);

    public HeldBack Rereads { get; } = new(people.Count);

    /// <summary>Looks at what was held back, that found no read again; and the most in one minute.</summary>
    public long LooksInVain { get; private set; }

    public long MostLooksAtOnce { get; private set; }

    public long Renewals { get; private set; }

    /// <summary>A message about an account comes to be looked at.</summary>
    public void Look(int number, long saidAt, long now, bool isReread)
    {
        var runner = people[number];
        Want(runner, saidAt, now, isReread);
        if (StravaPlatform.Covers(runner.ReadAt, clock.At(saidAt)))
        {
            work.Count("events that a read covers", StorageOperations.Covered, executions: 1);
            return;
        }

        if (Take(now, isReread) is { } until)
        {
            HoldBack(number, now, clock.Of(until), isReread);
            return;
        }

        Renew(runner, now);
        work.Count(isReread ? "rereads" : "runs", StorageOperations.Assess, executions: 1);
        Read(number, now);
    }

    /// <summary>A weekly email wants the last twelve weeks; they are shown and not kept.</summary>
    /// <returns>Null, or when there may be a read.</returns>
    public long? Show(int number, long now, bool isFirst)
    {
        if (isFirst)
        {
            Wanted.Count(now);
        }

        if (Take(now, isReread: true) is { } until)
        {
            return clock.Of(until);
        }

        Renew(people[number], now);
        Made.Count(_latest);
        return null;
    }

    /// <summary>What was held back comes again, within a minute.</summary>
    public void Release(long now)
    {
        var released = new[] { Events, Rereads }.Where(held => held.ReleaseAt <= now).ToList();
        var (looks, inVain) = (released.Sum(held => held.Count), 0L);
        MostLooksAtOnce = Math.Max(MostLooksAtOnce, looks);
        var middle = now + (HoldBackMessage.SpreadSeconds * Clock.Second / 2);
        while (released.Sum(held => held.Count) is > 0 and var left)
        {
            var held = _dice.Next() * left < released[0].Count ? released[0] : released[^1];
            if (Take(middle, held == Rereads) is { } until)
            {
                released.Remove(held);
                if (held == Rereads && IsTooLongForReread(now, clock.Of(until)))
                {
                    work.Count("held back by Strava's limits", StorageOperations.Covered * held.Count);
                    held.Clear();
                    continue;
                }

                inVain += held.Count;
                work.Count("held back by Strava's limits", CostOf(held) * held.Count);
                held.ReleaseAt = clock.Of(until);
                agenda.Add(new Event(clock.Of(until), -1, Happening.Released));
                continue;
            }

            var number = held.Pick(_dice.Next());
            work.Count("events that a read covers", StorageOperations.Covered * (Events.TakeAll(number) + Rereads.TakeAll(number) - 1L));
            Renew(people[number], middle);
            work.Count("runs", StorageOperations.Assess);
            Read(number, middle);
        }

        foreach (var empty in released)
        {
            empty.ReleaseAt = null;
        }

        LooksInVain += inVain;
        work.Burst(looks);
        work.Count("held back by Strava's limits", 0, executions: looks);
    }

    private void Read(int number, long now)
    {
        people[number].ReadAt = clock.At(now);
        Made.Count(_latest);
        read(number, now);
    }

    private DateTimeOffset? Take(long now, bool isReread)
    {
        // Two workers' clocks are a little apart, the budget's never goes back.
        _latest = Math.Max(_latest, now);
        (_budget, var until) = _budget.Take(clock.At(_latest), isReread ? policy.RereadShare : policy.BudgetShare);
        return until;
    }

    /// <summary>As <see cref="HoldBackMessage"/> does: one message an account, and no reread for long.</summary>
    private void HoldBack(int number, long now, long until, bool isReread)
    {
        if (Events.Has(number) || (isReread && IsTooLongForReread(now, until)))
        {
            work.Count("held back by Strava's limits", StorageOperations.Covered, executions: 1);
            return;
        }

        var held = isReread ? Rereads : Events;
        work.Count("held back by Strava's limits", CostOf(held), executions: 1);
        held.Add(number);
        if (held.ReleaseAt is null || held.ReleaseAt < until)
        {
            held.ReleaseAt = until;
            agenda.Add(new Event(until, -1, Happening.Released));
        }
    }

    private void Want(Athlete runner, long saidAt, long now, bool isReread)
    {
        if (StravaPlatform.Covers(runner.ReadAtWithoutLimit, clock.At(saidAt)))
        {
            return;
        }

        runner.ReadAtWithoutLimit = clock.At(now);
        Wanted.Count(now);
        if (!isReread)
        {
            WantedByEvents.Count(now);
        }
    }

    private long CostOf(HeldBack held) => held == Rereads ? StorageOperations.HeldBackAlone : StorageOperations.HeldBack;

    private static bool IsTooLongForReread(long now, long until) => until - now > (long)HoldBackMessage.LongestForReread.TotalMilliseconds;

    private void Renew(Athlete runner, long now)
    {
        if (runner.TokenUntil - (long)TokenLease.RenewBefore.TotalMilliseconds <= now)
        {
            runner.TokenUntil = now + TokenLife;
            Renewals++;
            work.Count("tokens", StorageOperations.Renewal);
        }
    }
}
