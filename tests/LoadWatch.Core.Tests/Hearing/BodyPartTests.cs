using CsCheck;
using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class BodyPartTests
{
    private static readonly (BodyPart Part, string[] Names)[] _names =
    [
        (BodyPart.Hip, ["hip", "hips", "hanche", "hanches"]),
        (BodyPart.HipFlexor, ["hip flexor", "hip flexors", "psoas", "fléchisseur de la hanche", "fléchisseurs de hanche"]),
        (BodyPart.Groin, ["groin", "adductor", "adductors", "inner thigh", "aine", "l'aine", "adducteurs"]),
        (BodyPart.Glute, ["glute", "glutes", "butt", "buttock", "piriformis", "fesse", "fesses", "fessier", "fessiers"]),
        (BodyPart.LowerBack, ["lower back", "low back", "back", "bas du dos", "dos", "lombaires"]),
        (BodyPart.Hamstring, ["hamstring", "hamstrings", "hammy", "back of my thigh", "ischio", "ischios", "ischio-jambiers"]),
        (BodyPart.Quadriceps, ["quad", "quads", "quadriceps"]),
        (BodyPart.Thigh, ["thigh", "thighs", "cuisse", "cuisses"]),
        (BodyPart.ItBand, ["it band", "IT-band", "ITB", "I.T. band", "iliotibial band", "bandelette ilio-tibiale", "bandelette iliotibiale"]),
        (BodyPart.Knee, ["knee", "knees", "kneecap", "runner's knee", "genou", "genoux", "rotule"]),
        (BodyPart.Calf, ["calf", "calves", "mollet", "mollets"]),
        (BodyPart.Shin, ["shin", "shins", "shin splints", "tibia", "tibias", "périostite"]),
        (BodyPart.Achilles, ["achilles", "Achilles tendon", "achille", "tendon d'Achille", "tendon d’achille", "tendon dachille"]),
        (BodyPart.Ankle, ["ankle", "ankles", "cheville", "chevilles"]),
        (BodyPart.Heel, ["heel", "heels", "talon", "talons"]),
        (BodyPart.Sole, ["sole", "arch", "arches", "plantar fascia", "plantar fasciitis", "sole of my foot", "plante du pied", "voûte plantaire", "fascia plantaire"]),
        (BodyPart.Foot, ["foot", "feet", "pied", "pieds"]),
        (BodyPart.Toe, ["toe", "toes", "big toe", "orteil", "orteils", "gros orteil"]),
    ];

    private static readonly (Side? Side, string[] Names)[] _sides =
        [(null, [""]), (Side.Left, ["left", "gauche"]), (Side.Right, ["right", "droit", "droite"]), (Side.Both, ["both", "les deux"])];

    private static readonly Gen<(BodyPart Part, string Name)> _name =
        Pick.From([.. _names.SelectMany(row => row.Names.Select(name => (row.Part, name)))]);

    private static readonly Gen<(Side? Side, string Name)> _side =
        Pick.From([.. _sides.SelectMany(row => row.Names.Select(name => (row.Side, name)))]);

    [Fact]
    public void EveryBodyPartHasNames() => _names.Select(row => row.Part).ShouldBe(Enum.GetValues<BodyPart>());

    [Fact]
    public void EveryNameWithEveryLevelInAnyOrderIsThatPain() =>
        Gen.Select(_name, _side, Gen.Int[0, 10], Pick.From("{0} {1}", "{1} {0}", "{1}/10, {0}.", "{0}: {1}", "my {0} is a {1}!", "PAIN {1} {0} please"))
            .Sample((part, side, level, pattern) =>
            {
                var body = string.Format(pattern, $"{side.Name} {part.Name}", level);
                Heard.Of(body).ShouldBe(new Heard.Pain(level, part.Part, side.Side), body);
            });

    [Fact]
    public void EveryNameThatHurtsLacksANumber() =>
        _name.Sample(part => Heard.Of($"my {part.Name} hurts").ShouldBe(new Heard.PainWithoutNumber(part.Part, null), part.Name));

    [Fact]
    public void ANumberInWordsCountsWithABodyPart()
    {
        string[] english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        string[] french = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
        for (var level = 0; level <= 10; level++)
        {
            Heard.Of($"knee {english[level]}").ShouldBe(new Heard.Pain(level, BodyPart.Knee, null));
            Heard.Of($"genou {french[level]}").ShouldBe(new Heard.Pain(level, BodyPart.Knee, null));
            Heard.Of(english[level]).ShouldBe(new Heard.Unclear());
            Heard.Of(french[level]).ShouldBe(new Heard.Unclear());
        }
    }
}
