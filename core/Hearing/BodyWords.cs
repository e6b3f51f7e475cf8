namespace LoadWatch.Core.Hearing;

/// <summary>What runners call their body parts, English and French, folded.</summary>
internal static class BodyWords
{
    /// <summary>The names of each body part.</summary>
    public static readonly (BodyPart Part, string[] Names)[] Names =
    [
        (BodyPart.Hip, ["hip|hips joint|joints?", "hanche|hanches"]),
        (BodyPart.HipFlexor, ["hip|hips? flexor|flexors", "hipflexor|hipflexors|psoas|iliopsoas", "flechisseur|flechisseurs de|du? la|l'? hanche|hanches?"]),
        (BodyPart.Groin, ["groin|groins|adductor|adductors", "inner thigh|thighs", "aine|aines|adducteur|adducteurs"]),
        (BodyPart.Glute, ["glute|glutes|gluteus|glut|gluts|butt|butts|buttock|buttocks|bum|piriformis", "gluteus maximus|medius|minimus", "butt cheek|cheeks", "fesse|fesses|fessier|fessiers"]),
        (BodyPart.LowerBack, ["lower|low? back|backs", "lowerback|lumbar|lumbars", "bas du|de|le? dos", "dos|lombaire|lombaires|lombalgie"]),
        (BodyPart.Hamstring, ["hamstring|hamstrings|hammy|hammies|hammie|hams|hamstr", "ham string|strings", "back of my|the? thigh|thighs|leg|legs", "ischio|ischios jambier|jambiers?", "ischiojambier|ischiojambiers"]),
        (BodyPart.Quadriceps, ["quad|quads|quadricep|quadriceps", "front of my|the? thigh|thighs"]),
        (BodyPart.Thigh, ["thigh|thighs", "cuisse|cuisses"]),
        (BodyPart.ItBand, ["itb|itbs|itbands|itband|itbs|iliotibial syndrome?", "it|i|iliotibial t? band|bands|tract syndrome?", "bandelette|bandelettes ilio? tibiale|iliotibiale|tibiales|iliotibiales?"]),
        (BodyPart.Knee, ["knee|knees|kneecap|kneecaps|patella|patellas|meniscus", "knee cap|caps", "runners|runner knee", "patellar tendon?", "genou|genoux|genous|rotule|rotules|menisque|menisques"]),
        (BodyPart.Calf, ["calf|calfs|calves|soleus|gastrocnemius muscle|muscles?", "mollet|mollets"]),
        (BodyPart.Shin, ["shin|shins splint|splints?", "shinsplint|shinsplints|shinbone|tibia|tibias", "periostite tibiale?"]),
        (BodyPart.Achilles, ["achilles|achille|achiles|achillies tendon|tendons?", "tendon|tendons|talon d'|d? achille|achilles|dachille|dachilles", "dachille"]),
        (BodyPart.Ankle, ["ankle|ankles", "cheville|chevilles"]),
        (BodyPart.Heel, ["heel|heels", "talon|talons"]),
        (BodyPart.Sole, ["sole|soles|arch|arches|plantar|plantars|fascia", "plantar fascia|fasciitis|fascitis|fasciatis", "foot|feet arch|arches|sole|soles", "sole|soles|arch|arches|bottom of my|the? left|right|both? foot|feet", "plante|plantes du|de|des? pied|pieds?", "dessous du|des? pied|pieds", "voute|voutes|fascia|fasciite|aponevrosite plantaire|plantaires?"]),
        (BodyPart.Foot, ["foot|feet|forefoot|midfoot|metatarsal|metatarsals", "ball|top of my|the? foot|feet", "pied|pieds|metatarse|metatarses"]),
        (BodyPart.Toe, ["big|little|great? toe|toes", "gros? orteil|orteils"]),
    ];
}
