using LoadWatch.Core.Triage;

namespace LoadWatch.Drawing;

/// <summary>The shapes of attentions beside their words: each is another, so that colour only repeats it.</summary>
internal static class AttentionShape
{
    /// <summary>The SVG path of a mark around 0 0, 16 units wide at most.</summary>
    public static string Of(Attention attention) => attention switch
    {
        Attention.Pain => "M-2.4 -7H2.4V-2.4H7V2.4H2.4V7H-2.4V2.4H-7V-2.4H-2.4Z",
        Attention.High => "M-2.9 -7H2.9L7 -2.9V2.9L2.9 7H-2.9L-7 2.9V-2.9Z",
        Attention.Elevated => "M0 -7L7 6H-7Z",
        Attention.Watch => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",
        Attention.NoData => "M-6 -6H6V6H-6ZM-4 -4V4H4V-4Z",
        Attention.Steady => "M-7 -1.5H7V1.5H-7Z",
        Attention.Reviewed => "M-7 0.5L-4.8 -1.7L-2 1.1L4.8 -5.7L7 -3.5L-2 5.5Z",
        Attention.Snoozed => "M-6 -6H-1.5V6H-6ZM1.5 -6H6V6H1.5Z",
        _ => throw new ArgumentOutOfRangeException(nameof(attention), attention, "Not an attention."),
    };
}
