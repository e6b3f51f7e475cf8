using LoadWatch.Core.Running;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchOwn : OwnWords
{
    public override string Title(string name) => name.Length > 0 ? $"{name}, où vous en êtes" : "Où vous en êtes";

    public override string Reading(string platform) => $"Vos courses récentes sont en cours de lecture chez {platform}. Rechargez cette page dans un moment.";

    public override string CannotAsk(string platform, int days) =>
        $"{platform} ne peut pas être interrogé en ce moment. On ne voit ici que les {days} jours que nous pouvons garder ; le reste reviendra dès qu'il répondra.";

    public override string NothingLinked => "Aucun compte n'est lié : aucune course n'arrive.";

    public override string FinishJoining => "Terminer l'inscription";

    public override string ConfirmYourEmail(string address) => $"Nous avons envoyé un lien à {address}. Ouvrez-le pour confirmer l'adresse.";

    public override string EmailFailed(string address, string reason) => $"Le lien pour {address} n'a pas pu être envoyé : {reason}.";

    public override string EmailRefused(string address, string words) =>
        $"Les courriels à {address} nous reviennent ({words}). Aucun courriel hebdomadaire n'y part avant que vous ne confirmiez l'adresse de nouveau.";

    public override string ConfirmAgain => "Renvoyer le lien";

    public override string Flags => "Signaux des douze dernières semaines";

    public override string NoFlags => "Aucun : ni course ni semaine n'a dépassé de loin les précédentes.";

    public override string Texted(string day) => $"Nous vous avons texté à ce sujet le {day}.";

    public override string NotTexted(string reason) => $"Pas de texto : {reason}.";

    public override string Withdrawn(string reason) => $"Ne tient plus : {reason}.";

    public override string RunsToLookAt => "Courses qui attendent votre avis";

    public override string RunsToLookAtLead => "Elles ne comptent pas tant que vous ne l'avez pas dit. Aucun texto ne part jamais à leur sujet.";

    public override string Quarantined(QuarantineReason reason) => reason switch
    {
        QuarantineReason.TooFar => "Plus de 200 km (124 milles) : cela semble faux.",
        QuarantineReason.TooFast => "Plus de 7 m/s en moyenne : cela semble faux.",
        QuarantineReason.TooLongAgo => "Datée d'avant l'an 2000 : cela semble faux.",
        QuarantineReason.InTheFuture => "Datée de plus d'un jour en avance : cela semble faux.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    public override string Duplicate(string source, string otherSource) =>
        source == otherSource ? $"Semble être un autre enregistrement de la même course chez {source} ; elle compte une fois." : $"Semble être la même course qu'une autre venue de {otherSource} ; elle compte une fois.";

    public override string UnknownDistance => "Elle est venue sans distance. Ce n'est pas un jour de repos, et les sommes peuvent être trop basses.";

    public override string ThisIsRight => "C'est juste, comptez-la";

    public override string Remove => "Retirer";

    public override string RecentRuns => "Courses des quatre dernières semaines";

    public override string RecentRunsLead => "Une course que vous retirez ici reste dehors, quoi que votre montre envoie.";

    public override string NoRuns => "Aucune course ces quatre dernières semaines.";

    public override string Estimated => "estimée";

    public override string From(string source) => $"de {source}";

    public override string Corrected => "C'est noté. Les chiffres suivront dans un moment.";

    public override string Messages => "Ce qui a été texté";

    public override string NoMessages => "Rien jusqu'ici.";

    public override string YouWrote => "Vous";

    public override string WeWrote => "LoadWatch";

    public override string ACodeOrLink => "Un code ou un lien que vous avez demandé.";

    public override string TheWordsAreGone => "Les mots sont supprimés, comme devaient l'être les courses dont ils parlaient.";

    public override string TextIsDue => "en attente d'envoi";

    public override string TextSent => "envoyé";

    public override string TextDelivered => "livré";

    public override string TextNotDelivered => "non livré";

    public override string TextWithheld(string reason) => $"non envoyé : {reason}";

    public override string WhyNoTexts(string reason) => $"Vous ne recevez pas de textos en ce moment : {reason}.";

    public override string TextStart => "Textez START au numéro d'où viennent nos textos, et ils reviendront.";

    public override string TextResume => "Textez REPRISE pour mettre fin à la pause plus tôt.";

    public override string Links => "Comptes liés";

    public override string LinkSince(string platform, string day) => $"{platform}, depuis le {day}";

    public override string LinkPaused(string reason) => $"Les courses n'arrivent plus : {reason}. Liez le compte de nouveau.";

    public override string PrivateRunsUnseen => "Vous avez exclu les activités privées : ces courses manquent dans les chiffres. Liez le compte de nouveau pour les ajouter.";

    public override string EndLink(string platform) => $"Mettre fin au lien avec {platform}";

    public override string LinkEnding(string platform) => $"Le lien avec {platform} prend fin, et ce qui en venait est en cours de suppression.";

    public override string LinkAnother => "Lier un autre compte";

    public override string Attribution(IReadOnlyList<string> sources, IReadOnlyList<string> devices) => string.Join(" ", sources.Select(source => source switch
    {
        "Strava" => "Powered by Strava.",
        "Garmin" => $"Les courses enregistrées avec {(devices.Count > 0 ? string.Join(", ", devices) : "des appareils Garmin")} viennent de Garmin Connect.",
        _ => $"Courses de {source}.",
    }));

    public override string YourData => "Vos données";

    public override string YourDataLead => "Elles sont toutes à vous : emportez-les, ou faites-les supprimer.";

    public override string Download => "Tout télécharger (zip)";

    public override string Delete => "Tout supprimer";

    public override string DeleteLead => "Ceci ne peut pas être annulé.";

    public override string DeleteWhat =>
        "Vos liens avec Strava ou Garmin prennent fin là-bas ; votre profil, vos courses, signaux, textos, consentements et rapports sont supprimés ici, et votre clinique ne vous voit plus. Le fait d'avoir un jour envoyé STOP est gardé, sous forme d'empreinte du numéro, pour que personne ne puisse y texter de nouveau.";

    public override string DeleteTick => "Oui, supprimez tout ce que LoadWatch garde sur moi";

    public override string DeleteTickMissing => "Cochez la case si vous voulez tout supprimer.";

    public override string Receipt => "Tout est supprimé";

    public override string ReceiptLead(string at, string number) => $"{at}. Reçu {number}. Imprimez ou enregistrez cette page : nous n'en gardons pas de copie.";

    public override string ReceiptRows(int rows) => rows < 2 ? $"{rows} ligne à votre sujet a été supprimée." : $"{rows} lignes à votre sujet ont été supprimées.";

    public override string ReceiptRevoked(string platform) => $"{platform} a mis fin à notre droit de lecture.";

    public override string ReceiptNotRevoked(string platform) => $"{platform} n'a pas pu être averti. Mettez-y fin vous-même : ouvrez ses réglages, puis la liste des applications connectées, et retirez LoadWatch.";

    public override string ReceiptStops => "Vous ne recevrez plus de textos ni de courriels.";

    public override string ReceiptKeep => "Vous pouvez vous inscrire de nouveau en tout temps.";

    public override string SignOut => "Se déconnecter";

    public override string SignOutEverywhere => "Se déconnecter partout";

    public override string Routine => "Ma routine, en images";
}
