using LoadWatch.Core.Telling;
using LoadWatch.Core.Weekly;

namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishSummaries(NumberWords numbers) : SummaryWords
{
    public override string SubjectAbove(string distance, int percent) => $"{distance} last week, {percent} % above your four-week average";

    public override string SubjectBelow(string distance, int percent) => $"{distance} last week, {percent} % below your four-week average";

    public override string SubjectAlike(string distance) => $"{distance} last week, the same as your four-week average";

    public override string SubjectAfterNothing(string distance) => $"{distance} last week, after four weeks without a run";

    public override string SubjectAlone(string distance) => $"{distance} last week";

    public override string SubjectPartly(string distance) => $"At least {distance} last week";

    public override string SubjectFirst(string distance) => $"{distance}: your first week with LoadWatch";

    public override string SubjectWithoutDistance(int runs) => $"{numbers.Count(runs, "run", "runs")} without a distance last week";

    public override string SubjectRest => "No run last week";

    public override string SubjectRestAfter(string mean) => $"No run last week; your four-week average is {mean}";

    public override string SubjectUnknown => "We could not see your runs from last week";

    public override string WeekOf(string first, string last) => $"Your week, {first} to {last}";

    public override string Verdict(WeekVerdict verdict) => verdict switch
    {
        WeekVerdict.Usual => "Within your usual range",
        WeekVerdict.Lighter => "A lighter week than usual",
        WeekVerdict.ALittleMore => "A little more than usual",
        WeekVerdict.More => "More than you are used to",
        WeekVerdict.MuchMore => "Much more than you are used to",
        WeekVerdict.Back => "Back after a break",
        WeekVerdict.Rest => "A week without a run",
        WeekVerdict.First => "Your first week",
        WeekVerdict.NotCompared => "Not enough to compare with yet",
        WeekVerdict.Unknown => "A week we could not see",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };

    public override string RestWhy => "Your accounts are linked, every day of the week is known, and no run has reached us. If you did run, sync your watch: your page then shows it.";

    public override string UnknownWhy(string reason) => $"We do not know what you ran: {reason}. It is not counted as a week of rest.";

    public override string NothingKnownYet => "Nothing is known of that week yet. It is not counted as a week of rest.";

    public override string Gap(string reason) => $"Runs may be missing: {reason}. The numbers may be too low.";

    public override string RunsWithoutDistance(int runs) =>
        $"{numbers.Count(runs, "run of that week has", "runs of that week have")} no distance, so the week may be longer than it looks.";

    public override string PartlyKnown(string day) => $"We know your runs from {day} on; what you ran before that is missing here.";

    public override string Numbers => "In numbers";

    public override string ThisWeek => "Last week";

    public override string WeekBefore => "Week before";

    public override string Mean => "Four-week average";

    public override string Time => "Time";

    public override string MeanNeedsFourWeeks => "The average needs four weeks of which every day is known.";

    public override string EightWeeks => "Your last eight weeks";

    public override string ChartAlt(string weeks) => $"Bars of the distance of eight weeks, the oldest first: {weeks}.";

    public override string ChartWeek(string day, string distance) => $"week of {day} {distance}";

    public override string MeanLine(string distance) => $"Dashed line: four-week average, {distance}";

    public override string NoFlags => "No flag was raised last week.";

    public override string Cleared(string flag) => $"Cleared, as last week had none like it: {flag}";

    public override string Withdrawn(string flag, string reason) => $"Withdrawn, because {reason}: {flag}";

    public override string RoutineAndPain => "Routine and aches";

    public override string RoutineDone(int days) => days == 0
        ? "You did not tell us about the routine. Text DONE when you did it."
        : $"You did the routine on {numbers.Count(days, "day", "days")}.";

    public override string Pain(string pain, string day) => $"You reported a pain of {pain} on {day}.";

    public override string PainWithoutNumber(string day) => $"You reported a pain on {day}. How strong is it, 0 to 10? You can text the number.";

    public override string NoPain => "You reported no pain.";

    public override string NextTitle => "Your next step";

    public override string Next(NextStep step) => step switch
    {
        NextStep.TalkAboutThePain => "Talk to your physio about the pain before your next run.",
        NextStep.MendTheLink => "Open your page and see whether your account is still linked.",
        NextStep.LetItSettle => "Do the routine before each run this week, and let the distance come back towards your usual.",
        NextStep.LookAtTheRuns => "Look at the runs without a distance on your page.",
        NextStep.BeginAgain => "When you run again, start with the routine and a short run.",
        NextStep.KeepAnEyeOnIt => "Do the routine before your next run, and keep an eye on how it feels.",
        NextStep.GoOn => "Go on as you do, with the routine before your runs.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
    };

    public override string Call(Physio? physio) =>
        physio is null ? "Sore or unsure? Call your physio." : $"Sore or unsure? Call {physio.Name}, {physio.Phone}.";

    public override string MyPage => "Open your page";

    public override string RoutineLink => "The routine, with pictures";

    public override string Settings => "Settings";

    public override string WhyYouGetThis => "You get this email once a week because you asked for it on your page.";

    public override string Unsubscribe => "Stop the weekly email";

    public override string UnsubscribeLead => "You will get no more weekly emails. Your texts and your page stay as they are.";

    public override string UnsubscribeButton => "Stop the weekly email";

    public override string Unsubscribed => "The weekly email has ended";

    public override string UnsubscribedWhy => "If you want it again, say yes to it on your page.";
}
