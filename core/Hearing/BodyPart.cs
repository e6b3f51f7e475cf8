namespace LoadWatch.Core.Hearing;

/// <summary>Where a runner says that it hurts: as the runner names it, not a diagnosis.</summary>
public enum BodyPart
{
    /// <summary>The hip.</summary>
    Hip,

    /// <summary>The front of the hip: hip flexors, psoas.</summary>
    HipFlexor,

    /// <summary>The groin and the adductors.</summary>
    Groin,

    /// <summary>The buttock, piriformis included.</summary>
    Glute,

    /// <summary>The lower back; also what is called just the back.</summary>
    LowerBack,

    /// <summary>The back of the thigh.</summary>
    Hamstring,

    /// <summary>The front of the thigh.</summary>
    Quadriceps,

    /// <summary>The thigh, on no side of it in particular.</summary>
    Thigh,

    /// <summary>The iliotibial band.</summary>
    ItBand,

    /// <summary>The knee, kneecap included.</summary>
    Knee,

    /// <summary>The calf.</summary>
    Calf,

    /// <summary>The shin.</summary>
    Shin,

    /// <summary>The Achilles tendon.</summary>
    Achilles,

    /// <summary>The ankle.</summary>
    Ankle,

    /// <summary>The heel.</summary>
    Heel,

    /// <summary>The sole of the foot: plantar fascia, arch.</summary>
    Sole,

    /// <summary>The foot, but for its sole, heel and toes.</summary>
    Foot,

    /// <summary>A toe.</summary>
    Toe,
}

/// <summary>The side of the body.</summary>
public enum Side
{
    /// <summary>The runner's left.</summary>
    Left,

    /// <summary>The runner's right.</summary>
    Right,

    /// <summary>Both sides.</summary>
    Both,
}
