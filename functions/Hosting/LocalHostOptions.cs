using System.ComponentModel.DataAnnotations;

namespace LoadWatch.Hosting;

/// <summary>How the standalone executable drives its triggers; all other limits are host.json's. Section "LocalHost".</summary>
public sealed class LocalHostOptions
{
    public const string Section = "LocalHost";

    /// <summary>
    /// How long a received message is hidden from others; renewed at half time while it runs. After a crash the message
    /// comes back this much later. Default 1 minute, from 2 seconds to 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lock { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The longest pause between two looks into an empty queue, where host.json's maxPollingInterval is longer (looking is
    /// free here). Default 500 ms, from 20 ms to 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxPoll { get; set; } = TimeSpan.FromMilliseconds(500);
}
