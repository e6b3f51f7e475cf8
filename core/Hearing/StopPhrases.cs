namespace LoadWatch.Core.Hearing;

/// <summary>The phrases that mean stop.</summary>
internal static class StopPhrases
{
    private const string Messages =
        "texts|text|txts|txt|messages|message|msgs|msg|sms|alerts|alert|notifications|reminders|emails|texting|messaging|spam";

    private const string Write = "text|txt|message|msg|contact|call|email|write|ping";

    private const string Writing =
        "texting|txting|messaging|msging|sending|contacting|calling|emailing|writing|spamming|harassing";

    private const string These = "the|these|those|this|your|ur|all|any|my|getting|receiving|sending";

    private const string Textes = "textos|texto|messages|message|sms|alertes|notifications|courriels|rappels";

    /// <summary>They mean stop where they are the whole text or a sentence of it, but for <see cref="Fillers"/>.</summary>
    public static readonly string[] Alone =
    [
        "stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|unsub|unsuscribe|cease|desist",
        "stop|cancel|end|quit|cease all|it|this|that|them|these|those|everything|now",
        "stop to end|stop|unsubscribe",
        "stop|quit getting|receiving|sending|doing this|that|these|those|them|it",
        $"no {Messages}", "no more", "make it|this|these|them stop", "not interested", "want out", "go away", "shut up",
        "stop|quit bothering|bugging|pestering|annoying me|us?", "dont|not bother|bug|harass|disturb me|us? again|anymore?", $"end {These}? {Messages}",
        "dont|not want this|these|those|them|it|any|anything", "enough already?", "back off", "n'|j' en veux plus",
        "arret|arreter|arretez|arrete|arrets|stoppez|stopper|stoppe|cessez|cesser|cesse|annuler|annulez|fin|quitter",
        "arreter|arretez|arrete|cessez|cesse ca|cela|tout|maintenant|ici", "ca|c' suffit", "pas interesse|interessee", "degage|degagez",
        $"pas|aucun de|d'? {Textes}",
    ];

    /// <summary>Words that leave the others of a text or sentence their meaning.</summary>
    public static readonly string[] Fillers =
    [
        .. Politeness.Phrases,
        "ok|okay|yes|no|non|oui|just|already|immediately|asap|again|right|forever|and|et|or|really|seriously",
        "i|im|id|am|you|u|me|us|said|say|told|can|could|will|would|must|need|needs|to|want|wanna|like|from|lets",
        "omg|lol|wtf|fucking|damn|god|sir|maam|guys|dude|bro|loadwatch|je|veux|voudrais|j'|ai|dit|vous|tout|suite",
    ];

    /// <summary>What follows the word stop where it is a run, or a pain, that stops or should.</summary>
    public static readonly string[] RunningTalk =
    [
        "running|jogging|walking|training|racing|exercising|working|doing|hurting|aching|at|for|or|when|if|because|by|on|in|after|before|during|until|till|halfway|half|mid|midway",
        "watch|watches|light|lights|sign|signs|run|runs|pain|to|then|was|is|every|once|twice",
        "and go|start|walk|rest|stretch|run|restart|then|recover", "my|the|this|that run|runs|race|workout|training|routine|exercises|exercise|pain|watch",
        "de|a|au|aux|pendant|quand|si|sur|avant|apres|ou|chaque|la|ma|course|courir",
    ];

    /// <summary>They mean stop wherever they are, unless forbidden ("don't ...").</summary>
    public static readonly string[] Anywhere =
    [
        "unsubscribe|unsubscribed|unsubscribing|optout|unenroll|unenrol|spam|harassment|stopall",
        "opt|opting|opted me? out",
        $"stop|quit|cease fucking|with|the|all? {Writing}",
        $"stop|quit|cease|cancel with? all? of? {These}? {Messages}", $"stop|quit|cease getting|receiving|sending {These} {Messages}",
        $"turn|shut off {These}? {Messages}", $"{Messages} must|should|to|need|needs to? stop", $"turn {These} {Messages} off",
        "stop|cancel|end|quit my|the|this|your? subscription|membership|account|service|reminders",
        $"no more|further of? your|these|the|this? {Messages}", $"enough of|with? {These}? {Messages}", $"too many {Messages}",
        $"dont|never ever? {Write} me|us|again|anymore", $"do not ever? {Write} me|us|again|anymore",
        "dont|never ever? send me|us|any|these|this|more|anymore", "do not ever? send me|us|any|these|this|more|anymore",
        $"dont|not|longer want|need|wish|like any? more? of? your|these|the|this? {Messages}",
        $"dont|not|longer want|wish|like to get|have any? more? your|these|the|this? {Messages}",
        "dont|not|longer want|wish|like to receive", "dont|not|longer want|wish|like to be contacted|texted|messaged|bothered|included",
        "take|get me|us off", "take|get my number|name off", "be|get taken off", "be|get removed from", "get off my phone",
        "remove|delete|erase me", "remove|delete|erase my number|phone|name|data|account|info|information|details", "lose|loose|forget my number",
        "leave me|us alone|be", "let me|us alone", "wrong number|person|phone|guy|recipient",
        "fuck|piss|bugger|sod|f|fk|fck|eff off", "fuck|screw you|u", "cease and desist", "blocking you",
        "withdraw|revoke|withdrawing|revoking my|all? consent|permission",
        .. French(),
    ];

    private static string[] French() =>
    [
        "desabonner|desabonnez|desabonne|desabonnement|desinscrire|desinscrivez|desinscris|desinscription|harcelement|pourriel",
        $"plus|marre|assez|trop de|d'? vos|ces|tes|les? {Textes}", $"aucun {Textes}",
        "arreter|arretez|arrete|cesser|cessez|cesse|stop|stopper|stoppez de|d' me|m'|nous? recevoir|ecrire|mecrire|envoyer|menvoyer|texter|contacter|deranger|appeler|harceler|messager",
        $"arreter|arretez|arrete|cesser|cessez|cesse|annuler|annulez|stop|stopper|stoppez de|avec? les|vos|ces|tous|tes|mes|aux|l'? les|vos|ces? {Textes}|envoi|envois|abonnement",
        $"annuler|annulez mon|l' abonnement",
        "me|m'|nous envoyez|envoie|envoies|ecrivez|ecris|contactez|contacte|textez|texte|appelez|appelle|derangez plus|pas",
        "plus me|m'|nous envoyer|ecrire|contacter|texter|appeler|deranger", "plus rien? recevoir",
        "mecrivez|menvoyez|mecris|menvoie plus|pas", "ecris|ecrivez|envoie|envoyez|texte|textez moi pas",
        "veux|veut|voudrais|souhaite|desire plus|pas recevoir|vos", "plus|pas etre contacte|contactee|derange|derangee",
        "laissez|laisse|laisser|fichez|fiche|foutez|fous moi|nous|me la|en? tranquille|tranquilles|seul|seule|paix", "foutez|foutre|fous le|moi camp",
        "mauvais|faux numero|destinataire", "mauvaise personne", "erreur de? numero|personne|destinataire",
        "trompe|trompes|trompez de numero|personne|destinataire",
        "retirez|retire|retirer|enlevez|enleve|enlever|supprimez|supprime|supprimer|rayez|otez|effacez moi|mon|mes numero|nom|donnees|compte|liste?",
        "me|m' retirer|retirez|enlever|enlevez|supprimer",
    ];
}
