using LoadWatch.Core;

namespace LoadWatch.Storage;

/// <summary>Errors that say something of the number, not of the text.</summary>
public static class RefusedNumbers
{
    /// <summary>Why nothing may be sent to the number any more; null where the error does not say so.</summary>
    public static string? Reason(int code) => code switch
    {
        21610 => Reasons.OptedOut,
        21211 => Reasons.NumberInvalid,
        21614 => Reasons.NumberNotMobile,
        30005 => Reasons.NumberDead,
        30006 => Reasons.NumberLandline,
        _ => null,
    };
}
