using System.Globalization;
using LoadWatch.Core;

namespace LoadWatch.Storage;

/// <summary>What decided how a text ended, as coarse as a metric wants it: whether somebody must look after the sending itself.</summary>
public static class Blame
{
    /// <summary>It went out.</summary>
    public const string None = "none";

    /// <summary>A STOP, a cool-down, a flag withdrawn and the like: as it should be.</summary>
    public const string Rules = "rules";

    /// <summary>This number takes no texts.</summary>
    public const string Number = "number";

    /// <summary>The carrier, or that there is none: the next text may fare alike.</summary>
    public const string Carrier = "carrier";

    /// <param name="text">A text that is settled.</param>
    public static string Of(Text text) => text.State switch
    {
        TextState.Sent => None,
        TextState.Unknown => Carrier,
        TextState.Refused when Code(text.Reason) is { } code && RefusedNumbers.Reason(code) is not null => Number,
        TextState.Refused => Carrier,
        _ => text.Reason is Reasons.NoCarrier or Reasons.OutOfTime ? Carrier : Rules,
    };

    private static int? Code(string? reason) =>
        reason is not null && Reasons.Parts(reason) is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
