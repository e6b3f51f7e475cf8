namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchSite : SiteWords
{
    public override string OwnName => "Français (Canada)";

    public override string SkipToContent => "Aller au contenu";

    public override string Navigation => "Principale";

    public override string Languages => "Langue";

    public override string MyPage => "Ma page";

    public override string Settings => "Réglages";

    public override string Join => "S'inscrire";

    public override string SignIn => "Se connecter";

    public override string NoEmergencyService =>
        "LoadWatch compare des chiffres et ne prédit aucune blessure. Personne n'y veille jour et nuit : ce n'est pas un service d'urgence.";

    public override string ThereIsAProblem => "Un point est à revoir";

    public override string FormTooOld => "Ce formulaire est trop vieux";

    public override string FormTooOldWhy => "Rien n'a été changé. Revenez en arrière, rechargez la page et envoyez-la de nouveau.";

    public override string TooMany => "Trop d'essais";

    public override string TooManyWhy => "Attendez un quart d'heure, puis essayez de nouveau.";

    public override string Fault => "Quelque chose a mal tourné ici";

    public override string FaultWhy => "Ce n'est pas votre faute. Revenez en arrière et réessayez dans une minute ; ce que vous aviez enregistré est toujours là.";

    public override string NotFound => "Il n'y a rien ici";

    public override string NotFoundWhy => "L'adresse a peut-être été coupée, ou ce qu'elle montrait n'existe plus.";

    public override string SignInLead => "Il n'y a pas de mot de passe. Nous envoyons un lien qui ouvre votre page, une seule fois, dans les 15 minutes.";

    public override string PhoneOrEmail => "Numéro de téléphone ou adresse courriel";

    public override string PhoneOrEmailHint => "Celui ou celle donné à l'inscription. Un numéro avec son indicatif de pays, comme +1 905 555 0100.";

    public override string PhoneOrEmailWrong =>
        "Ce n'est ni un numéro de téléphone ni une adresse courriel. Écrivez un numéro avec son indicatif de pays, ou une adresse comme nom@exemple.com.";

    public override string SendLink => "M'envoyer un lien";

    public override string LinkSent => "Regardez votre téléphone ou vos courriels";

    public override string LinkSentWhy =>
        "Si c'est le numéro ou l'adresse d'un coureur inscrit ici, un lien est en route. Il sert une fois, pendant 15 minutes. Rien après quelques minutes ? Vérifiez ce que vous avez écrit et demandez-en un autre. Si vous nous avez déjà envoyé STOP, textez d'abord START au même numéro.";

    public override string LinkOver => "Ce lien ne fonctionne plus";

    public override string LinkOverWhy => "Un lien sert une fois, et pas longtemps. Demandez-en un nouveau.";

    public override string OpenMyPage => "Ouvrir ma page";

    public override string OpenMyPageLead => "Ceci vous connecte sur cet appareil.";

    public override string ConfirmEmail => "Confirmer cette adresse";

    public override string ConfirmEmailLead(string address) => $"{address} recevra ce que vous avez demandé par courriel.";

    public override string EmailConfirmed => "Votre adresse est confirmée";

    public override string EmailConfirmedWhy(string address) => $"{address} est bien la vôtre. Vous pouvez fermer cette page.";

    public override string EmailTaken => "Cette adresse est celle d'un autre coureur inscrit ici. Prenez-en une autre, ou connectez-vous avec celle-ci.";

    public override string SignedOut => "Vous êtes déconnecté";

    public override string SignedOutWhy => "Vos textos continuent comme avant.";

    public override string SignInText(string link) => $"LoadWatch: votre lien de connexion, valable une fois pendant 15 minutes: {link} Ce n'est pas vous? Ignorez ce texto.";

    public override string SignInSubject => "Votre lien de connexion à LoadWatch";

    public override string SignInMail(string link) =>
        $"Ouvrez votre page LoadWatch :\n\n{link}\n\nLe lien sert une fois, pendant 15 minutes. Si vous ne l'avez pas demandé, ignorez ce courriel : personne ne s'est connecté.\n";

    public override string EmailSubject => "Confirmez votre adresse pour LoadWatch";

    public override string EmailMail(string link) =>
        $"Quelqu'un, sans doute vous, a donné cette adresse à LoadWatch. Confirmez qu'elle est la vôtre :\n\n{link}\n\nLe lien sert une fois, pendant 24 heures. Si ce n'était pas vous, ignorez ce courriel : personne n'a accès à votre boîte ni à votre page.\n";

    public override string CodeText(string code) => $"LoadWatch: {code} est votre code, valable 10 minutes. Nous ne le demandons jamais au téléphone. Ce n'est pas vous? Ignorez ce texto.";
}
