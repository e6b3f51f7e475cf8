using LoadWatch.Core.Running;
using LoadWatch.Core.Triage;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchBoard : BoardWords
{
    public override string Title(int dueToday) => dueToday switch
    {
        0 => "Personne ne demande d'attention aujourd'hui",
        1 => "1 personne demande de l'attention aujourd'hui",
        _ => $"{dueToday} personnes demandent de l'attention aujourd'hui",
    };

    public override string Lead =>
        "Un ordre de travail, fait de ce que les gens partagent : d'abord la douleur, puis les signaux que personne n'a encore vus, puis l'ancienneté. Personne ne le surveille jour et nuit, et il ne dit pas qui se blessera.";

    public override string Name(Attention attention) => attention switch
    {
        Attention.Pain => "Douleur",
        Attention.High => "Élevé",
        Attention.Elevated => "Accru",
        Attention.Watch => "À suivre",
        Attention.NoData => "Sans données",
        Attention.Steady => "Stable",
        Attention.Reviewed => "Vu",
        Attention.Snoozed => "Reporté",
        _ => throw new ArgumentOutOfRangeException(nameof(attention), attention, "Not an attention."),
    };

    public override string DueToday => "À voir aujourd'hui";

    public override string Everyone => "Toutes les personnes";

    public override string Owner => "Suivi par";

    public override string Anybodys => "Tout le monde";

    public override string Mine => "Moi";

    public override string Nobodys => "Personne pour l'instant";

    public override string NameBegins => "Le nom commence par";

    public override string Sort => "Trier par";

    public override string ByAttention => "Ordre de travail";

    public override string ByName => "Nom";

    public override string ByData => "Données les plus anciennes";

    public override string Apply => "Afficher";

    public override string Filters => "Filtres";

    public override string Counts => "Combien";

    public override string Caption(string shown, string sorted) => $"{shown}, tri : {sorted}";

    public override string Runner => "Nom";

    public override string Status => "État";

    public override string Why => "Pourquoi";

    public override string TwelveWeeks => "Douze semaines";

    public override string Pain => "Douleur";

    public override string Routine => "Routine faite";

    public override string LastContact => "Dernier contact";

    public override string Data => "Données";

    protected override string ForDays(int days) => days == 1 ? "depuis 1 jour" : $"depuis {days} jours";

    protected override string ForHours(int hours) => hours switch
    {
        0 => "depuis moins d'une heure",
        1 => "depuis 1 heure",
        _ => $"depuis {hours} heures",
    };

    public override string PainReason(int? level, string? where, string day, bool isUrgent) =>
        $"A signalé {(level is { } number ? $"une douleur de {number} sur 10" : "une douleur, sans chiffre")}{(where is null ? "" : $", {where}")}, le {day}{(isUrgent ? " ; à appeler" : "")}";

    public override string PainCell(int? level, string? where, string day) =>
        $"{(level is { } number ? $"{number}/10" : "oui")}{(where is null ? "" : $" {where}")}, {day}";

    public override string NoData(int days) => $"Aucune donnée depuis {days} jours";

    public override string NoDataEver => "Aucune donnée n'est encore arrivée";

    public override string TermsForbid(string platforms) => $"{platforms} réserve l'entraînement à la personne elle-même";

    public override string NothingLinked => "Aucun compte de montre n'est lié";

    public override string CutOff(string platforms) => $"{platforms} n'envoie plus de courses : le compte est à lier de nouveau";

    public override string Steady => "Rien ne ressort";

    public override string SnoozedUntil(string day) => $"Reporté au {day}, ou jusqu'à une aggravation";

    public override string MoreFlags(int flags) => flags == 1 ? "et 1 autre signal" : $"et {flags} autres signaux";

    public override string NotShared => "non partagé";

    public override string NoneReported => "aucune signalée";

    public override string Nobody => "personne";

    public override string NoContact => "aucun noté";

    public override string Contact(string day, string channel, string by) => $"{day}, {channel}, {by}";

    public override string ByPhone => "par téléphone";

    public override string ByText => "par texto";

    public override string ByEmail => "par courriel";

    public override string InPerson => "en personne";

    public override string Until(string day, bool isToday) => isToday ? "jusqu'à aujourd'hui" : $"jusqu'au {day}";

    public override string Trend(string least, string most, string last) => $"de {least} à {most} par semaine ; dernière semaine complète : {last}";

    public override string TrendUnknown => "rien de connu";

    public override string WeekOf => "Semaine du";

    public override string Distance(DistanceUnit unit) => unit is DistanceUnit.Miles ? "Milles" : "Kilomètres";

    public override string NotKnown => "inconnu";

    public override string SoFar => "jusqu'ici";

    public override string Next => "Suite de la liste";

    public override string First => "Retour au début de la liste";

    public override string NobodyDue => "Personne sur cette liste ne demande d'attention aujourd'hui. Cela vaut pour ce qui est partagé et arrivé ; voyez aussi les personnes sans données.";

    public override string NobodyFound => "Personne ne correspond à ces filtres.";

    public override string Export => "Cette liste en fichier (CSV)";

    public override string AsOf(string time) => $"État à {time}.";
}
