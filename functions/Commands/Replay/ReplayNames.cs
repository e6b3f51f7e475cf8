using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay;

/// <summary>Why a run was set aside, in JSON and in words.</summary>
internal static class ReplayNames
{
    public static string Name(this QuarantineReason reason) => reason switch
    {
        QuarantineReason.TooFar => "too-far",
        QuarantineReason.TooFast => "too-fast",
        QuarantineReason.TooLongAgo => "too-long-ago",
        QuarantineReason.InTheFuture => "in-the-future",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    public static string Say(this QuarantineReason reason) => reason switch
    {
        QuarantineReason.TooFar => "more than 200 km",
        QuarantineReason.TooFast => "faster than 7 m/s",
        QuarantineReason.TooLongAgo => "before the year 2000",
        QuarantineReason.InTheFuture => "more than a day ahead",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
