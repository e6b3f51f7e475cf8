namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchCare : CareWords
{
    public override string Back => "Retour à la liste";

    public override string NextOnList => "La suite de la liste";

    public override string NotShared => "Pas partagé avec vous";

    public override string NotSharedWhy => "Cette personne ne partage pas avec votre clinique, ou ne partage plus. Ce qui était noté ici est supprimé avec le partage.";

    public override string AccessIsLogged => "Le fait que vous ayez ouvert cette page est noté, et la personne peut le lire.";

    public override string Actions => "Que faire";

    public override string Acknowledge => "Marquer comme vu";

    public override string AcknowledgeLead => "Tout ce qui est ouvert en ce moment compte comme vu. Ce qui vient après est de nouveau ouvert.";

    public override string WasItUseful => "Valait-il la peine de vous le dire ?";

    public override string Useful => "Oui, utile";

    public override string NotUseful => "Non, pas utile";

    public override string Reason => "Pourquoi";

    public override string ReasonHint => "Une ligne, par exemple : appel fait, la longue sortie était prévue.";

    public override string Snooze => "Reporter";

    public override string SnoozeLead => "Hors de la liste du jour jusqu'à la date choisie. Cela revient plus tôt en cas d'aggravation : signal plus haut, saut plus grand, ou douleur.";

    public override string SnoozeUntil => "Jusqu'au";

    public override string Assign => "Confier";

    public override string AssignTo => "Suivi par";

    public override string Note => "Note de suivi";

    public override string NoteLead => "Seule votre clinique la lit, sauf si vous la partagez.";

    public override string ShareNote(string name) => $"{name} peut lire cette note";

    public override string AddNote => "Ajouter la note";

    public override string Contact => "Prise de contact";

    public override string Call(string number) => $"Appeler le {number}";

    public override string Channel => "Comment";

    public override string About => "À quel sujet";

    public override string LogContact => "Noter le contact";

    public override string Routine => "Exercices";

    public override string RoutineLead => "Les exercices que montrent désormais les textos et la page de routine de cette personne.";

    public override string RoutineNow(string exercises) => $"En ce moment : {exercises}.";

    public override string ChooseRoutine => "Choisir ceux-ci";

    public override string CheckIn => "Texto de suivi";

    public override string CheckInLead(int days) => $"Un texto qui demande comment ça va, aux heures de la personne ; au plus un en {days} jours.";

    public override string AskToCheckIn => "Envoyer un texto de suivi";

    public override string Undo => "Annuler";

    public override string UndoThis(string entry) => $"Annuler : {entry}";

    public override string Status => "Où on en est";

    public override string History => "Historique";

    public override string HistoryLead => "Du plus récent au plus ancien : courses, signaux, textos, réponses, et ce que votre clinique a fait.";

    public override string NothingYet => "Rien encore.";

    public override string Training => "Entraînement";

    public override string ChooseUseful => "Choisissez l'un des deux.";

    public override string ReasonMissing => "Donnez une raison en quelques mots.";

    public override string DayWrong(string first, string last) => $"Donnez un jour du {first} au {last}.";

    public override string NoteMissing => "Écrivez quelque chose, 2 000 caractères au plus.";

    public override string ChannelMissing => "Choisissez comment vous vous êtes parlé.";

    public override string NoSuchMember => "Choisissez quelqu'un de votre clinique, ou personne.";

    public override string RoutineMissing => "Choisissez au moins un exercice.";

    public override string Done => "C'est fait. On peut l'annuler dans l'historique plus bas.";

    public override string NothingOpen => "Rien n'est ouvert : il n'y avait rien à marquer.";

    public override string CannotUndo => "Quelque chose de plus récent s'appuie dessus : annulez cela d'abord.";

    public override string CannotUndoSent => "Le texto est parti, ou sur le point de partir : il ne peut plus être repris.";

    public override string CannotText(string reason) => $"Aucun texto n'est parti : {reason}.";

    public override string AskedLately(string day) => $"Aucun texto n'est parti : il y en a eu un le {day}.";

    public override string Changed => "Quelque chose a changé entre-temps";

    public override string ChangedLead => "Vous êtes parti d'une vue plus ancienne. Rien n'est encore enregistré, et ce que vous avez écrit est gardé ci-dessous.";

    public override string ChangedMeanwhile => "Depuis :";

    public override string NowIs(string status, string reason) => $"On en est maintenant à : {status}. {reason}.";

    public override string DoItAnyway(string action) => $"{action} quand même";

    public override string LeaveIt => "Laisser, et voir la page telle qu'elle est";

    public override string DidAcknowledge(bool wasUseful, string reason) => $"marqué comme vu, {(wasUseful ? "utile" : "pas utile")} : {reason}";

    public override string DidSnooze(string until) => $"reporté au {until}";

    public override string DidAssign(string? to) => to is null ? "suivi retiré" : $"confié à {to}";

    public override string DidNote(bool isShared) => isShared ? "note que la personne peut lire" : "note pour la clinique";

    public override string DidContact(string channel) => $"contact avec la personne, {channel}";

    public override string DidChooseRoutine(string? exercises) => exercises is null ? "routine habituelle de la clinique" : $"exercices choisis : {exercises}";

    public override string DidAskToCheckIn => "texto de suivi demandé";

    public override string DidUndo(string what) => $"annulé : {what}";

    public override string WasUndone => "annulé";

    public override string Ran(string distance, string time) => $"Course de {distance} en {time}";

    public override string RanUnknown => "Course, distance inconnue";

    public override string Flagged(string reason) => $"Signal : {reason}";

    public override string FlagWithdrawn(string reason, string because) => $"Signal retiré : {reason} ; {because}";

    public override string Texted(string kind, string state) => $"{kind} : {state}";

    public override string KindAlert => "Texto d'alerte";

    public override string KindFollowUp => "Texto deux jours après";

    public override string KindReply => "Réponse par texto";

    public override string KindCheckIn => "Texto pour prendre des nouvelles";

    public override string KindNotice => "Avis par texto";

    public override string Replied => "La personne a écrit";

    public override string CheckInText(string clinic) =>
        $"{clinic} demande par LoadWatch: comment se passent vos courses? Répondez par une douleur de 0 à 10 et l'endroit, comme 3 genou, ou FAIT après la routine. STOP pour finir";
}
