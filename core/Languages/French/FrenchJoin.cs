namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchJoin : JoinWords
{
    public override string Title => "Un texto quand votre charge de course fait un bond";

    public override string Lead =>
        "LoadWatch lit les courses que votre montre synchronise, compare chacune à vos dernières semaines et vous texte quand le bond est grand : les deux chiffres, une courte routine pour les fessiers et qui appeler.";

    public override string ChooseWatch => "Où vos courses sont-elles synchronisées ?";

    public override string InvitedBy(string clinic) => $"{clinic} vous invite. Rien ne lui est communiqué, sauf si vous le dites plus loin.";

    public override string Connect(string platform) => $"Se connecter avec {platform}";

    public override string WhatIsRead =>
        "Nous demandons à lire vos activités et ne gardons que les courses : date, distance, durée. Ni positions, ni fréquence cardiaque, ni photos, ni amis.";

    public override string WhatHappens => "Ensuite : votre numéro de téléphone, quelques réglages et ce que vous acceptez. Aucun texto ne part avant votre oui.";

    public override string NoPlatform => "Aucune plateforme de course n'est encore configurée ici. Demandez à la personne qui gère ce LoadWatch.";

    public override string Steps => "Étapes de l'inscription";

    public override string StepWatch => "Montre";

    public override string StepPhone => "Téléphone";

    public override string StepYou => "Vous";

    public override string StepConsents => "Ce que vous acceptez";

    public override string NothingLinked => "Rien n'a été lié";

    public override string VisitOver => "Cette visite n'a pas commencé ici, dans ce navigateur, ou elle a duré plus de 15 minutes. Recommencez.";

    public override string Denied => "Vous n'avez pas donné l'autorisation, et rien n'a été lié. Vous pouvez recommencer quand vous voulez.";

    public override string ActivitiesNotAllowed(string platform) =>
        $"{platform} n'a pas été autorisé à nous montrer vos activités : il n'y a donc rien à comparer. Recommencez en laissant cette case cochée.";

    public override string CodeNotAccepted(string platform) => $"{platform} n'a pas accepté la réponse qu'il venait de donner. Recommencez.";

    public override string NoAnswer(string platform) => $"{platform} ne répond pas en ce moment. Réessayez dans quelques minutes.";

    public override string RunnerGone => "Ce coureur n'est plus connu ici.";

    public override string OtherAccountThere(string platform) =>
        $"Vous avez déjà lié un autre compte {platform}. Mettez d'abord fin à ce lien sur votre page, puis liez celui-ci.";

    public override string AccountTaken(string platform) =>
        $"Ce compte {platform} est déjà lié à un coureur inscrit ici, et un compte appartient à un seul coureur. Si c'est vous, connectez-vous. Sinon, dites-le-nous : quelqu'un utilise peut-être votre compte.";

    public override string BeginAgain => "Recommencer";

    public override string InviteOver => "Cette invitation n'est pas valide";

    public override string InviteOverWhy => "Elle a peut-être plus de sept jours. Demandez-en une nouvelle à la personne qui vous a invité, ou inscrivez-vous vous-même.";

    public override string Linked => "Votre compte est lié";

    public override string LinkedWhy =>
        "Vos courses récentes sont en cours de lecture. Vous n'aurez de nos nouvelles que si votre charge fait un bond plus grand que votre entraînement récent.";

    public override string PhoneTitle => "Votre numéro de téléphone";

    public override string PhoneLead =>
        "Nous y envoyons un code par texto, pour être sûrs qu'il est à vous. Il n'est montré à personne et n'est transmis qu'à l'opérateur.";

    public override string Country => "Pays";

    public override string CountryName(string code) => code switch
    {
        "CA" => "Canada",
        "US" => "États-Unis",
        "GB" => "Royaume-Uni",
        "IE" => "Irlande",
        "FR" => "France",
        "BE" => "Belgique",
        "CH" => "Suisse",
        "AU" => "Australie",
        "NZ" => "Nouvelle-Zélande",
        _ => code,
    };

    public override string Phone => "Numéro de cellulaire";

    public override string PhoneHint => "Comme vous le composez là-bas, ou avec + et l'indicatif du pays.";

    public override string PhoneMissing => "Écrivez votre numéro de cellulaire.";

    public override string PhoneWrong(string country) => $"Ce numéro n'existe pas dans ce pays : {country}. Vérifiez les chiffres ou choisissez un autre pays.";

    public override string CountryNotServed(string countries) => $"Nous pouvons texter seulement dans ces pays : {countries}.";

    public override string PhoneTaken => "Ce numéro reçoit déjà les textos d'un autre coureur inscrit ici. Connectez-vous avec lui, ou prenez un autre numéro.";

    public override string SendCode => "M'envoyer un code";

    public override string TooManyCodes => "Plusieurs codes sont partis récemment. Attendez une heure, puis demandez-en un autre.";

    public override string CodeTitle => "Le code reçu par texto";

    public override string CodeLead(string phone) => $"Six chiffres, envoyés au {phone}. Ils sont valables dix minutes.";

    public override string Code => "Code";

    public override string CodeHint => "Six chiffres, comme 123456.";

    public override string CodeWrong(int triesLeft) => triesLeft switch
    {
        0 => "Ce n'est pas le code, et c'était le dernier essai. Demandez un autre code.",
        1 => "Ce n'est pas le code. Il reste un essai.",
        _ => $"Ce n'est pas le code. Il reste {triesLeft} essais.",
    };

    public override string CodeOver => "Ce code est trop vieux ou épuisé. Demandez un autre code.";

    public override string CheckCode => "C'est mon numéro";

    public override string SendAnotherCode => "Envoyer un autre code";

    public override string AnotherNumber => "Prendre un autre numéro";

    public override string NoCodeCame => "Pas de code ? Si vous nous avez déjà envoyé STOP, textez d'abord START au même numéro, puis demandez un autre code.";

    public override string YouTitle => "À propos de vous";

    public override string Name => "Comment vous appeler ?";

    public override string NameHint => "Un prénom suffit. Votre clinique le voit si vous partagez avec elle.";

    public override string NameMissing => "Écrivez un nom d'au plus 60 caractères.";

    public override string Language => "Langue";

    public override string Unit => "Distances en";

    public override string Zone => "Fuseau horaire";

    public override string ZoneHint => "Il décide à quel jour appartient une course et quand un texto peut venir. Continent/Ville, comme America/Toronto.";

    public override string ZoneWrong => "Nous ne connaissons pas ce fuseau horaire. Choisissez-en un dans la liste, comme America/Toronto.";

    public override string Hours => "Quand un texto peut venir";

    public override string HoursHint(string from, string until) => $"Hors de ces heures, les alertes attendent. Entre {from} et {until}, au moins deux heures.";

    public override string HoursFrom => "De";

    public override string HoursUntil => "À";

    public override string HoursWrong(string from, string until) => $"Choisissez des heures entre {from} et {until}, avec au moins deux heures d'écart.";

    public override string WeekStart => "Ma semaine commence le";

    public override string ChooseOne => "Choisissez l'une de ces réponses.";

    public override string Email => "Adresse courriel (facultative)";

    public override string EmailHint => "Pour le résumé hebdomadaire, et pour vous connecter sans téléphone. Nous envoyons un lien pour la confirmer.";

    public override string EmailWrong => "Ce n'est pas une adresse courriel. Elle ressemble à nom@exemple.com.";

    public override string CountsFrom => "Quelles courses comptent";

    public override string CountsFromHint => "Les conditions de certaines plateformes interdisent d'additionner leurs courses à d'autres. Choisissez celle qui compte.";

    public override string CountsItself => "Décidez pour moi";

    public override string Save => "Enregistrer";

    public override string Continue => "Continuer";

    public override string Saved => "Vos réglages sont enregistrés.";

    public override string ConsentsTitle => "Ce que vous acceptez";

    public override string ConsentsLead => "Chaque point à part ; aucun n'est nécessaire à un autre, et vous pouvez revenir sur chacun en tout temps sur votre page.";

    public override string TextsConsent(string sender) =>
        $"Oui, textez-moi. {sender} peut m'envoyer des textos sur les bonds de ma charge de course, avec une routine et qui appeler : environ deux par mois au plus, et des réponses à mes textos. Des frais de messagerie peuvent s'appliquer. STOP y met fin, AIDE aide. Je n'ai pas à accepter pour utiliser LoadWatch.";

    public override string EmailConsent => "Oui, envoyez-moi chaque semaine un résumé de ma charge par courriel. Chaque courriel a un lien qui y met fin.";

    public override string EmailNeeded => "Pour les courriels, donnez d'abord une adresse dans les réglages.";

    public override string SharingConsent(string clinic) =>
        $"Oui, partager avec {clinic} : mon nom, mes courses, mes semaines et leurs signaux, et si des textos à leur sujet sont partis. Pas ce qui vient de Strava, dont les conditions le réservent à moi. La clinique le voit jusqu'à ce que je retire cet accord ; je peux lire qui l'a regardé.";

    public override string SharingRepliesConsent(string clinic) =>
        $"Partager aussi avec {clinic} ce que je réponds par texto : douleur, routine, autotest et mes mots, ainsi que les mots des textos qui me sont envoyés.";

    public override string SharingPhoneConsent(string clinic) =>
        $"Partager aussi mon numéro avec {clinic}, pour qu'on puisse m'appeler.";

    public override string YourClinic => "Votre clinique";

    public override string ClinicCode => "Code de votre clinique";

    public override string ClinicCodeHint => "Huit lettres et chiffres donnés par votre clinique. Trouver la clinique ne partage encore rien.";

    public override string ClinicCodeWrong => "Aucune clinique n'a ce code. Vérifiez-le, ou demandez à votre clinique.";

    public override string FindClinic => "Trouver ma clinique";

    public override string Agreed(string day) => $"Vous avez accepté le {day}.";

    public override string Withdraw => "Revenir là-dessus";

    public override string Finish => "Terminer";

    public override string TextsPending => "Sans cela, aucun texto ne part ; les signaux restent visibles sur votre page.";

    public override string TextsConfirmation(string sender) =>
        $"{sender} via LoadWatch: vous recevrez un texto quand votre charge de course fait un bond, environ 2 par mois au plus. Des frais de messagerie peuvent s'appliquer. AIDE pour de l'aide, STOP pour cesser.";
}
