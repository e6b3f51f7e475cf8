namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchTeam : TeamWords
{
    public override string TodaysList => "Liste du jour";

    public override string Team => "Équipe";

    public override string Numbers => "Chiffres";

    public override string SignOut => "Se déconnecter";

    public override string SignOutEverywhere => "Se déconnecter partout";

    public override string NotWatched => "Personne ne surveille ces pages jour et nuit, et ceci n'est pas un service d'urgence : ce qui est urgent n'attend pas ici.";

    public override string SignedInAs(string name, string clinic) => $"{name} ({clinic})";

    public override string SignIn => "Connexion des cliniques";

    public override string SignInLead =>
        "Pour les personnes qui travaillent dans une clinique et qui ont reçu une invitation. Il n'y a pas de mot de passe ici : le compte de votre clinique vous connecte.";

    public override string ContinueWith(string account) => $"Continuer avec {account}";

    public override string YourClinicsAccount => "le compte de votre clinique";

    public override string IsOff => "Les cliniques ne peuvent pas se connecter ici";

    public override string IsOffWhy => "La personne qui exploite ce serveur ne l'a pas encore relié aux comptes d'une clinique.";

    public override string TryAgain => "Essayer de nouveau";

    public override string Denied => "Vous n'avez pas été connecté";

    public override string DeniedWhy =>
        "La connexion a été annulée ou refusée là où se trouve votre compte. Essayez de nouveau ou demandez à la personne qui gère vos comptes.";

    public override string VisitOver => "Cette connexion n'est plus valable";

    public override string VisitOverWhy => "Elle a pris trop de temps, a déjà servi ou a été commencée dans un autre navigateur. Recommencez.";

    public override string NoAnswer => "Votre compte ne peut pas être consulté pour le moment";

    public override string NoAnswerWhy => "Le service qui le détient ne répond pas, ou pas comme il le devrait. Essayez de nouveau dans quelques minutes.";

    public override string NotVerified => "Votre adresse n'est pas confirmée";

    public override string NotVerifiedWhy =>
        "Votre compte ne garantit aucune adresse courriel. Confirmez-y l'adresse ou demandez à la personne qui gère vos comptes, puis connectez-vous de nouveau.";

    public override string NotAMember => "Ce compte n'ouvre aucune clinique ici";

    public override string NotAMemberWhy =>
        "Connectez-vous avec le compte dont l'adresse a été invitée ou demandez à un propriétaire de votre clinique d'inviter celui-ci. Si vous aviez accès avec un autre compte de la même adresse, le propriétaire vous retire et vous invite de nouveau.";

    public override string ChooseClinic => "Quelle clinique?";

    public override string ChooseClinicLead => "Vous faites partie de plusieurs cliniques. Pour en changer plus tard, connectez-vous de nouveau.";

    public override string SignedOut => "Vous êtes déconnecté";

    public override string SignedOutWhy => "Votre compte est peut-être encore connecté là où il se trouve : sur un ordinateur partagé, déconnectez-vous-y aussi.";

    public override string OwnersOnly => "Seuls les propriétaires peuvent faire ceci";

    public override string OwnersOnlyWhy => "Demandez à un propriétaire de votre clinique : la page de l'équipe dit qui ils sont.";

    public override string TeamLead => "Qui peut voir ce que les coureurs partagent avec cette clinique.";

    public override string Name => "Nom";

    public override string Address => "Adresse courriel";

    public override string AddressHint => "L'adresse du compte avec lequel la personne se connecte.";

    public override string AddressWrong => "Écrivez une adresse comme nom@exemple.com.";

    public override string NameWrong => "Écrivez un nom d'au plus 60 caractères.";

    public override string AlreadyThere => "Un membre de cette clinique a déjà cette adresse.";

    public override string Role => "Rôle";

    public override string Owner => "propriétaire";

    public override string Clinician => "clinicien";

    public override string OwnerHint => "Propriétaire : la même chose, et décide qui fait partie de l'équipe";

    public override string ClinicianHint => "Clinicien : travaille avec la liste et les athlètes";

    public override string Since => "Depuis";

    public override string InvitedOn(string day) => $"invitation du {day}, pas encore de connexion";

    public override string You => "vous";

    public override string Change => "Changement";

    public override string ChangeOf(string name) => $"Modifier {name}";

    public override string MakeOwner(string name) => $"Nommer {name} propriétaire";

    public override string MakeClinician(string name) => $"Nommer {name} clinicien, et non plus propriétaire";

    public override string RemoveMember(string name) => $"Retirer {name}";

    public override string RemoveWhat(string name) => $"{name} perd l'accès au prochain clic. Ce que {name} a fait reste au registre.";

    public override string Invite => "Inviter quelqu'un";

    public override string InviteButton => "Inviter";

    public override string InvitedNotice(string name) => $"{name} peut maintenant se connecter. LoadWatch n'envoie pas d'invitation de lui-même : transmettez le lien.";

    public override string InviteLink => "Le lien pour la personne invitée";

    public override string InviteByMail(string name) => $"Écrire un courriel à {name}";

    public override string InviteSubject(string clinic) => $"Votre accès à LoadWatch chez {clinic}";

    public override string InviteMail(string name, string clinic, string link, string address) =>
        $"Bonjour {name},\n\nvous pouvez maintenant vous connecter à LoadWatch pour {clinic} : {link}\nServez-vous du compte qui a cette adresse : {address}\n";

    public override string Changed => "L'équipe est modifiée.";

    public override string Removed => "Retrait fait. Le prochain clic de cette personne mène à la page de connexion.";

    public override string LastOwner => "Quelqu'un doit pouvoir inviter : nommez d'abord un autre propriétaire. Rien n'a été changé.";

    public override string Gone => "Cette personne ne fait plus partie de l'équipe. Rien n'a été changé.";

    public override string Record => "Derniers changements";

    public override string NoRecord => "Rien pour le moment.";

    public override string TheOperator => "La personne qui exploite LoadWatch ici";

    public override string RecordInvited(string by, string whom, string role) => $"{by} a invité {whom} comme {role}.";

    public override string RecordRemoved(string by, string whom) => $"{by} a retiré {whom}.";

    public override string RecordRole(string by, string whom, string role) => $"{by} a nommé {whom} {role}.";

    public override string RecordJoined(string who) => $"Première connexion de {who}.";
}
