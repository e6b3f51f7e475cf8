using LoadWatch.Core;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;
using LoadWatch.Simulation.Cost;
using LoadWatch.Simulation.Population;
using LoadWatch.Texting;

namespace LoadWatch.Simulation.Texts;

/// <summary>From flags to texts, by the core's decision and the product's rules of when one may go.</summary>
internal sealed class Texting(Clock clock, Policy policy, Agenda agenda, Work work)
{
    private static readonly Uri Page = new("https://loadwatch.example/api/routines/glutes");
    private static readonly Physio Clinic = new("Sheddon Physiotherapy", "(905) 849-4576");
    private static readonly int FollowUpSegments = SmsSegments.Count(Words.Of(Language.EnglishUs).Replies.FollowUp(RoutineProgress.First)).Segments;

    public TextLedger Ledger { get; } = new();

    /// <summary>Texts that still wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>The most texts that went out in one minute, of the simulated runners.</summary>
    public int PeakMinute { get; private set; }

    private (long Minute, int Texts) _minute;

    /// <summary>What follows from the runs of one sync.</summary>
    public void Decide(Athlete runner, int number, IReadOnlyList<Assessment> arrived, long now)
    {
        foreach (var flag in arrived.SelectMany(assessment => assessment.Flags))
        {
            Ledger.CountFlag(flag);
            work.Count("purge", StorageOperations.PurgeFlag);
        }

        if (Assessment.ForemostOf(arrived) is not { } foremost)
        {
            return;
        }

        Ledger.CountFlagged();
        var today = DayAt(runner, now);
        var waits = runner.Talk.Waits;
        var stays = waits is not null && waits.Flag.Level > foremost.Level ? waits : null;
        var earlier = stays is null ? runner.Talk.Sent : runner.Talk.Sent.Append(new EarlierText(stays.Day, stays.Flag.Level));
        switch (TextDecision.Of(foremost, earlier, today))
        {
            case TextDecision.None(var reason):
                Ledger.CountNone(reason == Reasons.RunTooOld ? "the run is too old" : "cool-down");
                break;
            case TextDecision.Due when !runner.WantsTexts:
                Ledger.CountNone("no consent");
                break;
            default:
                BecomeDue(runner, number, foremost, now);
                break;
        }
    }

    /// <summary>A text's time has come.</summary>
    public void Send(Athlete runner, int number, long now)
    {
        if (runner.Talk.Waits is not { } text || text.NotBefore != now)
        {
            return;
        }

        var today = DayAt(runner, now);
        if (SendRules.QuietUntil(clock.At(now), runner.Hours, runner.Zone.Clock) is { } until)
        {
            Postpone(runner, number, text, clock.Of(until));
            return;
        }

        (runner.Talk.Waits, Waiting) = (null, Waiting - 1);
        if (TextDecision.Of(text.Flag, runner.Talk.Sent, today) is TextDecision.None(var reason))
        {
            Ledger.CountWithheld(reason == Reasons.RunTooOld ? "the run is too old" : "cool-down");
            return;
        }

        var body = AlertText.Write(text.Flag, runner.Unit, Routine.GluteActivation, Page, Clinic, Words.Of(Language.EnglishUs));
        Ledger.CountSent(text.Flag, SmsSegments.Count(body).Segments);
        runner.Talk.Note(new EarlierText(today, text.Flag.Level));
        Count(StorageOperations.Text, now);
        var ask = clock.Of(FollowUps.TwoDaysAfter(clock.At(now), runner.Hours, runner.Zone.Clock));
        agenda.Add(new Event(((ask / SweepEvery) + 1) * SweepEvery, number, Happening.AskHow));
    }

    /// <summary>Two days later.</summary>
    public void AskHow(Athlete runner, int number, long now)
    {
        if (SendRules.QuietUntil(clock.At(now), runner.Hours, runner.Zone.Clock) is { } until)
        {
            agenda.Add(new Event(clock.Of(until), number, Happening.AskHow));
            return;
        }

        Ledger.CountFollowUp(FollowUpSegments);
        Count(StorageOperations.FollowUp, now);
    }

    /// <summary>The sweep that finds follow-ups runs every five minutes.</summary>
    private const long SweepEvery = 5 * Clock.Minute;

    private void BecomeDue(Athlete runner, int number, Flag flag, long now)
    {
        if (runner.Talk.Waits is not null)
        {
            Ledger.CountWithheld("a later run's text took its place");
            Waiting--;
        }

        var held = clock.At(now) + policy.TextHold;
        var notBefore = runner.Hours.NextAllowed(held, runner.Zone.Clock);
        Ledger.CountDue(notBefore > held);
        Waiting++;
        Postpone(runner, number, new Waiting(flag, 0, default), clock.Of(notBefore));
    }

    private void Postpone(Athlete runner, int number, Waiting text, long until)
    {
        runner.Talk.Waits = text with { NotBefore = until, Day = DayAt(runner, until) };
        agenda.Add(new Event(until, number, Happening.SendText));
    }

    private void Count(int operations, long now)
    {
        work.Count("texts", operations + (StorageOperations.DeliveriesOfAText * StorageOperations.Delivery), 1 + (2 * StorageOperations.DeliveriesOfAText));
        work.Count("purge", StorageOperations.PurgeText);
        work.Message(now);
        _minute = now / Clock.Minute == _minute.Minute ? (_minute.Minute, _minute.Texts + 1) : (now / Clock.Minute, 1);
        PeakMinute = Math.Max(PeakMinute, _minute.Texts);
    }

    private DateOnly DayAt(Athlete runner, long time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.At(time), runner.Zone.Clock).DateTime);
}
