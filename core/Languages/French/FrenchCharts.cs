using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchCharts(NumberWords numbers) : ChartWords(numbers)
{
    public override string Rule(Rule rule) => rule switch
    {
        Risk.Rule.Return => "Retour",
        Risk.Rule.Spike => "Pic",
        Risk.Rule.WeeklyJump => "Bond hebdomadaire",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    public override string Level(Level level) => FrenchLevels.Name(level.Name());

    protected override string Colon => "\u00a0:";

    protected override string WeekReason(string distance, string times, string baseline) =>
        $"{distance} en 7 jours, soit {times} fois vos {baseline} habituels par semaine.";

    protected override string RunReason(string distance, string times, string longest) =>
        $"une course de {distance}, soit {times} fois la plus longue des 30 jours précédents ({longest}).";

    protected override string ReturnReason(int days) => $"la première course en {days} jours.";

    protected override string LastSevenDays(string distance) => $"Les 7 derniers jours\u00a0: {distance}.";

    protected override string Beyond(string distance, string times, string usual) =>
        $"Les 7 derniers jours\u00a0: {distance}, soit {times} fois vos {usual} habituels par semaine.";

    protected override string Within(string distance, string times, string usual) =>
        $"Les 7 derniers jours\u00a0: {distance}, dans vos habitudes ({times} fois {usual} par semaine).";

    protected override string AsUsual(string distance, string usual) => $"Les 7 derniers jours\u00a0: {distance}, à peu près vos {usual} habituels par semaine.";

    protected override string Below(string distance, string usual) => $"Les 7 derniers jours\u00a0: {distance}, moins que vos {usual} habituels par semaine.";

    protected override string TooLittleForAFlag(string excess) => $"Un signal demande aussi au moins {excess} de plus que d'habitude.";

    protected override string ComparisonsBegin(string day) =>
        $"Pas encore assez d'historique\u00a0: les comparaisons commencent le {day}, quand quatre semaines seront connues.";

    protected override string NothingBefore => "Il n'y a aucune course dans les trois semaines précédentes à quoi comparer.";

    protected override string NoDistanceYet => "Aucune course des 7 derniers jours n'a de distance.";

    protected override string NoRunSince(string day) => $"Aucune course pour l'instant. Nous lisons vos courses à partir du {day}.";

    protected override string NoRunFor(int days) => $"Aucune course ces {days} derniers jours.";

    protected override string NextIsReturn => "La prochaine sera signalée comme un retour, sans autre comparaison.";

    protected override string MayBeTooLow(int unknownRuns) =>
        $"{Numbers.Count(unknownRuns, "course des 31 derniers jours n'a", "courses des 31 derniers jours n'ont")} pas de distance\u00a0: les chiffres sont peut-être trop bas.";

    protected override string LongestCompared(string distance, string day, string times, string longest) =>
        $"Votre plus longue course de ces jours\u00a0: {distance} le {day}, soit {times} fois la plus longue des 30 jours précédents ({longest}).";

    protected override string LongestAlike(string distance, string day, string longest) =>
        $"Votre plus longue course de ces jours\u00a0: {distance} le {day}, à peu près autant que la plus longue des 30 jours précédents ({longest}).";

    protected override string LongestAlone(string distance, string day) => $"Votre plus longue course de ces jours, le {day}\u00a0: {distance}.";

    public override string WeeksTitle => "Vos semaines et votre habitude";

    public override string RunsTitle => "Vos courses et la plus longue de 30 jours";

    public override string WeeksDescription(TrainingView view, DistanceUnit unit) => string.Join(" ", new FrenchDescriptions(Numbers).Weeks(view, unit));

    public override string RunsDescription(TrainingView view, DistanceUnit unit) => string.Join(" ", new FrenchDescriptions(Numbers).Runs(view, unit));

    public override string Week(TrainingWeek week, DistanceUnit unit)
    {
        var distance = week.Distance is { } known ? Say(known, unit) : NotKnown;
        var far = week.IsCurrent ? $"{distance} {SoFar}" : week.Coverage is Coverage.Part ? $"{distance}, {PartlyKnown}" : distance;
        return $"Semaine du {Numbers.ShortDay(week.Week.FirstDay)}\u00a0: {far}{(week.Baseline is { } usual ? $", d'habitude {Say(usual, unit)}" : "")}";
    }

    public override string Run(TrainingRun run, DistanceUnit unit) =>
        $"{Numbers.Day(run.Run.Day)}\u00a0: {Say(run.Distance, unit)}{(run.Run.Estimated ? $" ({Estimated})" : "")}{(run.Longest is { } longest ? $", la plus longue de 30 jours\u00a0: {Say(longest, unit)}" : "")}";

    public override string Legend => "Ce que les signes veulent dire";

    public override string BarSign => "distance d'une semaine";

    public override string CurrentSign => "cette semaine jusqu'ici";

    public override string BandSign => "de votre semaine habituelle à 1,3 fois celle-ci";

    public override string UnknownSign => "inconnu";

    public override string WithoutDistanceSign => "avec des courses sans distance";

    public override string RunSign => "une course";

    public override string EstimatedSign => "une course à distance estimée";

    public override string LongestSign => "la plus longue des 30 jours précédents";

    protected override string FlagsBegin(string excess) => $"Un bond hebdomadaire dépasse la bande, et d'au moins {excess} votre habitude.";

    public override string WeeksTable => "Les semaines en tableau";

    public override string WeeksCaption(DistanceUnit unit) =>
        $"Semaines, la plus récente en premier. Distances en {Numbers.Unit(unit)}. Habituel\u00a0: la plus grande de la semaine précédente et de la moyenne des trois précédentes, à la fin de la semaine ou aujourd'hui.";

    public override string RunsTable => "Les courses en tableau";

    public override string RunsCaption(DistanceUnit unit) =>
        $"Courses, la plus récente en premier. Distances en {Numbers.Unit(unit)}. Rien à comparer\u00a0: moins de {Thresholds.SpikeRuns} courses dans les {Thresholds.SpikeDays} jours précédents.";

    public override string WeekOf => "Semaine du";

    public override string Day => "Jour";

    public override string Distance => "Distance";

    public override string Runs => "Courses";

    public override string Usual => "Habituel";

    public override string BandTop => "1,3 fois l'habituel";

    public override string Ratio => "Fois";

    public override string Longest => "La plus longue de 30 jours";

    public override string Flags => "Signaux";

    public override string NotKnown => "inconnu";

    public override string PartlyKnown => "connue en partie";

    public override string SoFar => "jusqu'ici";

    public override string Estimated => "estimée";

    public override string WithoutDistance(int runs) => $"{runs} sans distance";

    public override string NoRuns => "Aucune course dans ces douze semaines.";
}
