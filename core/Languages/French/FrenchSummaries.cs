using LoadWatch.Core.Telling;
using LoadWatch.Core.Weekly;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchSummaries(NumberWords numbers) : SummaryWords
{
    public override string SubjectAbove(string distance, int percent) => $"{distance} la semaine dernière, {percent}\u00a0% de plus que votre moyenne de quatre semaines";

    public override string SubjectBelow(string distance, int percent) => $"{distance} la semaine dernière, {percent}\u00a0% de moins que votre moyenne de quatre semaines";

    public override string SubjectAlike(string distance) => $"{distance} la semaine dernière, comme votre moyenne de quatre semaines";

    public override string SubjectAfterNothing(string distance) => $"{distance} la semaine dernière, après quatre semaines sans course";

    public override string SubjectAlone(string distance) => $"{distance} la semaine dernière";

    public override string SubjectPartly(string distance) => $"Au moins {distance} la semaine dernière";

    public override string SubjectFirst(string distance) => $"{distance}\u00a0: votre première semaine avec LoadWatch";

    public override string SubjectWithoutDistance(int runs) => $"{numbers.Count(runs, "course", "courses")} sans distance la semaine dernière";

    public override string SubjectRest => "Aucune course la semaine dernière";

    public override string SubjectRestAfter(string mean) => $"Aucune course la semaine dernière\u00a0; votre moyenne de quatre semaines est de {mean}";

    public override string SubjectUnknown => "Nous n'avons pas pu voir vos courses de la semaine dernière";

    public override string WeekOf(string first, string last) => $"Votre semaine, du {first} au {last}";

    public override string Verdict(WeekVerdict verdict) => verdict switch
    {
        WeekVerdict.Usual => "Dans vos habitudes",
        WeekVerdict.Lighter => "Une semaine plus légère que d'habitude",
        WeekVerdict.ALittleMore => "Un peu plus que d'habitude",
        WeekVerdict.More => "Plus que ce dont vous avez l'habitude",
        WeekVerdict.MuchMore => "Beaucoup plus que ce dont vous avez l'habitude",
        WeekVerdict.Back => "De retour après une pause",
        WeekVerdict.Rest => "Une semaine sans course",
        WeekVerdict.First => "Votre première semaine",
        WeekVerdict.NotCompared => "Pas encore assez pour comparer",
        WeekVerdict.Unknown => "Une semaine que nous n'avons pas vue",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };

    public override string RestWhy =>
        "Vos comptes sont liés, chaque jour de la semaine est connu, et aucune course ne nous est parvenue. Si vous avez couru, synchronisez votre montre\u00a0: votre page le montrera alors.";

    public override string UnknownWhy(string reason) => $"Nous ne savons pas ce que vous avez couru\u00a0: {reason}. Cela ne compte pas comme une semaine de repos.";

    public override string NothingKnownYet => "On ne sait encore rien de cette semaine-là. Elle ne compte pas comme une semaine de repos.";

    public override string Gap(string reason) => $"Il manque peut-être des courses\u00a0: {reason}. Les chiffres sont peut-être trop bas.";

    public override string RunsWithoutDistance(int runs) =>
        $"{numbers.Count(runs, "course de cette semaine-là n'a", "courses de cette semaine-là n'ont")} pas de distance\u00a0: la semaine est peut-être plus longue qu'elle n'en a l'air.";

    public override string PartlyKnown(string day) => $"Nous connaissons vos courses à partir du {day}\u00a0; ce que vous avez couru avant manque ici.";

    public override string Numbers => "En chiffres";

    public override string ThisWeek => "Semaine dernière";

    public override string WeekBefore => "Semaine d'avant";

    public override string Mean => "Moyenne de quatre semaines";

    public override string Time => "Temps";

    public override string MeanNeedsFourWeeks => "La moyenne demande quatre semaines dont chaque jour est connu.";

    public override string EightWeeks => "Vos huit dernières semaines";

    public override string ChartAlt(string weeks) => $"Barres de la distance de huit semaines, la plus ancienne en premier\u00a0: {weeks}.";

    public override string ChartWeek(string day, string distance) => $"semaine du {day} {distance}";

    public override string MeanLine(string distance) => $"Ligne pointillée\u00a0: moyenne de quatre semaines, {distance}";

    public override string NoFlags => "Aucun signal la semaine dernière.";

    public override string Cleared(string flag) => $"Levé, car la semaine dernière n'en a eu aucun semblable\u00a0: {flag}";

    public override string Withdrawn(string flag, string reason) => $"Retiré, car {reason}\u00a0: {flag}";

    public override string RoutineAndPain => "Routine et douleurs";

    public override string RoutineDone(int days) => days == 0
        ? "Vous ne nous avez pas parlé de la routine. Textez FAIT quand elle est faite."
        : $"Vous avez fait la routine {numbers.Count(days, "jour", "jours")}.";

    public override string Pain(string pain, string day) => $"Vous avez signalé une douleur de {pain} le {day}.";

    public override string PainWithoutNumber(string day) => $"Vous avez signalé une douleur le {day}. À quel point, de 0 à 10\u00a0? Vous pouvez texter le chiffre.";

    public override string NoPain => "Vous n'avez signalé aucune douleur.";

    public override string NextTitle => "La prochaine étape";

    public override string Next(NextStep step) => step switch
    {
        NextStep.TalkAboutThePain => "Parlez de la douleur à votre physio avant votre prochaine course.",
        NextStep.MendTheLink => "Ouvrez votre page et voyez si votre compte est toujours lié.",
        NextStep.LetItSettle => "Faites la routine avant chaque course cette semaine, et laissez la distance revenir vers vos habitudes.",
        NextStep.LookAtTheRuns => "Regardez sur votre page les courses sans distance.",
        NextStep.BeginAgain => "Quand vous recourrez, commencez par la routine et une course courte.",
        NextStep.KeepAnEyeOnIt => "Faites la routine avant votre prochaine course, et restez à l'écoute de vos sensations.",
        NextStep.GoOn => "Continuez ainsi, avec la routine avant vos courses.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
    };

    public override string Call(Physio? physio) =>
        physio is null ? "Douleur, doute\u00a0? Appelez votre physio." : $"Douleur, doute\u00a0? Appelez {physio.Name}, {physio.Phone}.";

    public override string MyPage => "Ouvrir votre page";

    public override string RoutineLink => "La routine, en images";

    public override string Settings => "Réglages";

    public override string WhyYouGetThis => "Vous recevez ce courriel une fois par semaine parce que vous l'avez demandé sur votre page.";

    public override string Unsubscribe => "Mettre fin au courriel hebdomadaire";

    public override string UnsubscribeLead => "Vous ne recevrez plus de courriel hebdomadaire. Vos textos et votre page restent tels quels.";

    public override string UnsubscribeButton => "Mettre fin au courriel hebdomadaire";

    public override string Unsubscribed => "Le courriel hebdomadaire a pris fin";

    public override string UnsubscribedWhy => "Si vous le voulez de nouveau, dites oui sur votre page.";
}
