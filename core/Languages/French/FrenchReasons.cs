using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchReasons : ReasonWords
{
    private readonly FrenchNumbers _numbers = new();

    protected override string? Known(string[] parts) => parts switch
    {
        [Reasons.BelowTextLevel] => "rien au-dessus du niveau « à surveiller »",
        [Reasons.WatchLevel] => "niveau « à surveiller » : seulement le courriel hebdomadaire et la page",
        [Reasons.RunTooOld] => $"la course date de plus de {TextDecision.OldestDays} jours",
        [Reasons.History] => "c'est l'historique, ou une correction de celui-ci",
        [Reasons.SaidByAnotherRun] => "une autre course de la même synchronisation en dit plus",
        [Reasons.ReplacedByLaterRun] => "une course plus récente de la même synchronisation en dit plus",
        [Reasons.TriedToday] => "un texto sur cette course a déjà été tenté aujourd'hui",
        [Reasons.FlagLowered] => "le signal a été corrigé : il n'est plus qu'à surveiller",
        [Reasons.OptedOut] => "vous avez mis fin aux textos",
        [Reasons.NumberInvalid] => "le numéro n'est pas valide",
        [Reasons.NumberNotMobile] => "le numéro n'est pas celui d'un cellulaire",
        [Reasons.NumberDead] => "le numéro n'est pas en service",
        [Reasons.NumberLandline] => "le numéro est une ligne fixe, ou ne reçoit pas de textos",
        [Reasons.NumberNotVerified] => "le numéro n'est pas vérifié",
        [Reasons.AddressNotVerified] => "l'adresse n'est pas confirmée",
        [Reasons.NoConsent] => "aucun consentement aux textos n'est inscrit",
        [Reasons.NoCarrier] => "aucun opérateur n'est configuré (Twilio:AccountSid)",
        [Reasons.TakenBack] => "la clinique l'a repris",
        [Reasons.NoMailServer] => "aucun serveur de courriel n'est configuré (Mail:Host)",
        [Reasons.NothingLinked] => "aucun compte n'est lié",
        [Reasons.NoClearAnswer] => "on ne sait pas avec certitude s'il est parti",
        [Reasons.OutOfTime] => "il n'a pas pu partir à temps",
        [Reasons.NothingToFollow] => "le texto qu'il suit n'est pas arrivé",
        [Reasons.AnsweredAlready] => "une réponse était déjà venue",
        [Reasons.RunsGone] => "les courses dont il parlait ont été supprimées",
        [Reasons.LeaveTakenBack] => "l'autorisation de lecture a été retirée",
        [Reasons.RunDeleted] => "la course a été supprimée",
        [Reasons.SameRunElsewhere] => "la même course est venue d'une autre source",
        [Reasons.RunLooksWrong] => "la course ne semble plus plausible",
        [Reasons.ComparisonChanged] => "des courses ont été corrigées, et la comparaison ne tient plus",
        [Reasons.DistanceCorrected] => "la distance de la course a été corrigée",
        ["paused", var until] => $"les textos sont en pause jusqu'au {_numbers.Day(Day(until))}",
        ["cooled-down", var level, var day] =>
            $"un texto de niveau {FrenchLevels.Name(level)} est parti le {_numbers.Day(Day(day))}, moins de {TextDecision.CoolDownDays} jours avant",
        ["flag-withdrawn", .. var why] => $"le signal a été retiré : {Say(string.Join(':', why))}",
        ["carrier-refused", var code, var message] => $"l'opérateur l'a refusé ({code} : {message})",
        ["mail-refused", .. var why] => $"le serveur de courriel l'a refusé ({string.Join(':', why)})",
        ["platform-closed", var platform] => $"{platform} ne nous laisse plus lire vos courses",
        ["platform-refuses", var platform] => $"{platform} ne nous laisse pas lire vos courses",
        ["platform-silent", var platform] => $"{platform} n'a pas répondu ce matin",
        ["permission-taken-back", var platform] => $"{platform} n'envoie plus vos activités : la permission a été retirée",
        _ => null,
    };
}

internal static class FrenchLevels
{
    public static string Name(string level) => level switch { "watch" => "à surveiller", "elevated" => "élevé", "high" => "haut", _ => level };
}
