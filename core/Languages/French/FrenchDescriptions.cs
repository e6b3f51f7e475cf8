using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.French;

/// <summary>The charts told to who does not see them.</summary>
internal sealed class FrenchDescriptions(NumberWords numbers)
{
    public IEnumerable<string> Weeks(TrainingView view, DistanceUnit unit)
    {
        yield return $"Une barre pour chacune des douze semaines, du {numbers.ShortDay(view.FirstDay)} au {numbers.ShortDay(view.LastDay)}, face à la semaine habituelle.";
        var unknown = view.Weeks.Count(week => week.Coverage is Coverage.None);
        if (unknown > 0)
        {
            yield return $"{numbers.Count(unknown, "semaine est inconnue", "semaines sont inconnues")}.";
        }

        var now = view.Weeks[^1];
        yield return $"Cette semaine jusqu'ici\u00a0: {numbers.Distance(now.Distance ?? Distance.Zero, unit)}{(now.Baseline is { } usual ? $"\u00a0; d'habitude\u00a0: {numbers.Distance(usual, unit)}" : "")}.";
        if (view.Weeks.MaxBy(week => week.Distance) is { Distance.Millimetres: > 0 } most)
        {
            yield return $"La plus grande, la semaine du {numbers.ShortDay(most.Week.FirstDay)}\u00a0: {numbers.Distance(most.Distance.Value, unit)}.";
        }

        var flagged = view.Weeks.Count(week => week.Flags.Count > 0);
        yield return flagged == 0 ? "Aucun signal." : $"{numbers.Count(flagged, "semaine a", "semaines ont")} des signaux.";
        yield return "Le tableau des semaines a les mêmes chiffres.";
    }

    public IEnumerable<string> Runs(TrainingView view, DistanceUnit unit)
    {
        if (view.Runs.Count == 0)
        {
            yield return "Aucune course dans ces douze semaines.";
            yield break;
        }

        yield return $"{numbers.Count(view.Runs.Count, "course", "courses")}, du {numbers.ShortDay(view.FirstDay)} au {numbers.ShortDay(view.LastDay)}, un trait chacune, et une ligne pour la plus longue des 30 jours précédents.";
        var most = view.Runs.MaxBy(run => run.Distance)!;
        yield return $"La plus longue, le {numbers.ShortDay(most.Run.Day)}\u00a0: {numbers.Distance(most.Distance, unit)}.";
        var flagged = view.Runs.Count(run => run.Flags.Any(flag => flag.Rule is not Rule.WeeklyJump));
        yield return flagged == 0 ? "Aucune n'est signalée." : $"{numbers.Count(flagged, "course est signalée", "courses sont signalées")} comme pic ou retour.";
        yield return "Le tableau des courses a les mêmes chiffres.";
    }
}
