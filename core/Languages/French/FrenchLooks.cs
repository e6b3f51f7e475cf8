namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchLooks : LookWords
{
    public override string Title => "Qui a consulté vos données";

    public override string Lead(int days) =>
        $"Chaque fois qu'on montre quelque chose de vous à quelqu'un d'une clinique avec qui vous partagez, c'est noté ici, pendant {days} jours. Les heures sont les vôtres.";

    public override string Nobody => "Personne ne les a consultées.";

    public override string Caption => "Consultations de vos données, les dernières d'abord";

    public override string Day => "Jour";

    public override string Who => "Qui";

    public override string What => "Quoi";

    public override string Page(int looks, IReadOnlyList<string> times) => $"Votre page, {looks} fois : {string.Join(", ", times)}";

    public override string List(int looks) => $"La liste de la clinique avec votre ligne, {looks} fois";

    public override string File(int looks) => $"Cette liste en fichier, {looks} fois";

    public override string OnlyLatest(int looks) => $"Voici les {looks} dernières consultations ; les précédentes sont dans votre téléchargement.";

    public override string Shared => "Ce que votre clinique a partagé avec vous";

    public override string SharedLead => "Les mots que votre clinique vous laisse lire, et les exercices choisis pour vous. Un mot qu'elle garde pour elle n'est pas montré.";

    public override string NothingShared => "Rien jusqu'ici.";

    public override string Wrote(string by, string clinic) => $"{by}, {clinic}, a écrit :";

    public override string Chose(string by, string clinic, string? exercises) =>
        exercises is null ? $"{by}, {clinic}, a choisi pour vous les exercices habituels de la clinique." : $"{by}, {clinic}, a choisi vos exercices : {exercises}.";

    public override string AllShared => "Tout, et qui a consulté vos données";
}
