using LoadWatch.Core.Hearing;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.French;

// Texts know è, é, à and ù, but neither ê, ô, î, â nor a small ç: the words are chosen so that none is missed.
internal sealed class FrenchReplies : ReplyWords
{
    private readonly FrenchNumbers _numbers = new();

    public override string NoPain => "LoadWatch: noté, aucune douleur. Continuez la routine avant de courir.";

    public override string Resumed => "LoadWatch: les alertes sont actives. PAUSE 2S les suspend deux semaines.";

    public override string Unclear =>
        "LoadWatch: désolé, ce n'était pas clair. FAIT note la routine, un chiffre 0-10 une douleur (3 genou), PAUSE 2S suspend les alertes. AIDE pour l'aide, STOP pour cesser.";

    public override string Goodbye(Physio? physio) => $"{From(physio)}: plus aucun texto. Répondez START pour en recevoir de nouveau.";

    public override string Started(Physio? physio) =>
        $"{From(physio)}: les textos sont actifs, environ 2 par mois au plus quand votre charge bondit, avec un suivi chacun. Des frais de messagerie peuvent s'appliquer. AIDE pour l'aide, STOP pour cesser.";

    public override string Help(Physio? physio) =>
        $"LoadWatch vous écrit quand votre charge de course bondit. FAIT note la routine, un chiffre 0-10 une douleur (3 genou), PAUSE 2S suspend les alertes. Questions? Appelez {Call(physio)}. STOP pour cesser.";

    public override string HelpForStrangers(Physio? physio) =>
        $"LoadWatch écrit aux coureurs qui l'ont demandé. Votre numéro n'en est pas. Questions? {(physio is null ? "" : $"Appelez {Call(physio)}. ")}Textez STOP et rien ne viendra.";

    public override string Done(int kicks) => $"LoadWatch: noté. Prochaine fois, {kicks} ruades par jambe. Si quelque chose fait mal, textez 0-10 et où (3 genou).";

    public override string Logged(int level, BodyPart? where, Side? side, Physio? physio) =>
        $"LoadWatch: noté {Pain(level, where, side)}. Allez-y doucement tant que la douleur est là; si elle reste, appelez {Call(physio)}.";

    public override string Urgent(int level, BodyPart? where, Side? side, Physio? physio) =>
        $"LoadWatch: noté {Pain(level, where, side)}. Parlez-en à {Call(physio)}; cessez de courir et appelez si c'est vif, la nuit, ou si vous ne pouvez pas sauter dessus.";

    public override string HowStrong(Physio? physio) =>
        $"LoadWatch: de 0 à 10, c'est fort comment? Textez le chiffre et où (3 genou). Ou cessez de courir et appelez {Call(physio)} si c'est vif, la nuit, ou si vous ne pouvez pas sauter dessus.";

    public override string Weak(int kicks, Physio? physio) => $"LoadWatch: noté. Retour à {kicks} ruades par jambe, et parlez-en à votre physio{Named(physio)}.";

    public override string Strong(int kicks) => $"LoadWatch: noté, bien. Ensuite: {kicks} ruades par jambe avant de courir.";

    // A month may carry the circumflex that texts do not know.
    public override string Paused(DateOnly until) => $"LoadWatch: aucune alerte avant le {_numbers.Day(until).Replace('û', 'u')}. REPRISE les ramène plus vite.";

    public override string FollowUp(int kicks) =>
        $"LoadWatch: {kicks} ruades par jambe, c'était bien? Textez OK, ou FAIBLE si les fessiers ont fatigué avant, ou une douleur 0-10 et où (3 genou). STOP pour cesser";

    public override string Part(BodyPart part, Side? side)
    {
        var (name, isFeminine) = Name(part);
        return side switch
        {
            Side.Left => $"{name} gauche",
            Side.Right => $"{name} {(isFeminine ? "droite" : "droit")}",
            Side.Both => $"{name}, les deux",
            _ => name,
        };
    }

    private static string From(Physio? physio) => physio is null ? "LoadWatch" : $"LoadWatch pour {physio.Name}";

    private static string Call(Physio? physio) => physio is null ? "votre physio" : $"{physio.Name} {physio.Phone}";

    private static string Named(Physio? physio) => physio is null ? "" : $": {Call(physio)}";

    private static (string Name, bool IsFeminine) Name(BodyPart part) => part switch
    {
        BodyPart.Hip => ("hanche", true),
        BodyPart.HipFlexor => ("fléchisseur de hanche", false),
        BodyPart.Groin => ("aine", true),
        BodyPart.Glute => ("fessier", false),
        BodyPart.LowerBack => ("bas du dos", false),
        BodyPart.Hamstring => ("ischio", false),
        BodyPart.Quadriceps => ("quadriceps", false),
        BodyPart.Thigh => ("cuisse", true),
        BodyPart.ItBand => ("bandelette ilio-tibiale", true),
        BodyPart.Knee => ("genou", false),
        BodyPart.Calf => ("mollet", false),
        BodyPart.Shin => ("tibia", false),
        BodyPart.Achilles => ("tendon d'Achille", false),
        BodyPart.Ankle => ("cheville", true),
        BodyPart.Heel => ("talon", false),
        BodyPart.Sole => ("plante du pied", true),
        BodyPart.Foot => ("pied", false),
        BodyPart.Toe => ("orteil", false),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a body part."),
    };
}
