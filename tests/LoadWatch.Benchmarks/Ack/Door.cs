using LoadWatch.Benchmarks.Harness;
using LoadWatch.Hosting;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Garmin;

namespace LoadWatch.Benchmarks.Ack;

/// <summary>A door, what is posted to it, what it then puts on the queue, and how the server runs meanwhile.</summary>
/// <param name="Name">The door's name.</param>
/// <param name="Post">What is posted.</param>
/// <param name="Message">As large as what the door puts; the floor gets it posted and puts it.</param>
/// <param name="Settings">Of the server: nothing may be taken from the queue meanwhile.</param>
internal sealed record Door(string Name, byte[] Post, string Message, Func<int, Dictionary<string, string>> Settings)
{
    /// <summary>Standing alone, with its own driver polling: the events stay hidden until they have settled.</summary>
    public static Door Strava { get; } = new(
        "strava",
        Line.Post(
            $"/api/webhooks/strava/{ServerSettings.StravaKey}",
            """{"aspect_type":"create","event_time":1762500000,"object_id":14001002003,"object_type":"activity","owner_id":134815,"subscription_id":120475,"updates":{}}"""),
        """{"platform":"strava","account":"134815","change":"Created","run":"14001002003","at":"2026-11-07T07:20:00.1234567+00:00","attempt":0}""",
        _ => new(StringComparer.Ordinal) { ["Platforms__Strava__SettleDelay"] = "00:10:00" });

    /// <summary>Under the Functions host, which is not there: a push is visible at once, and nobody takes it.</summary>
    public static Door Garmin { get; } = new(
        "garmin",
        Line.Post($"/api/webhooks/garmin/{ServerSettings.GarminKey}", Push, $"garmin-client-id: {new GarminSettings().ClientId}"),
        $$"""{"platform":"garmin","account":"bench-user","change":"Pushed","at":"2026-11-07T07:20:00.1234567+00:00","attempt":0,"payload":"[{{Push.Replace("\"", "\\u0022", StringComparison.Ordinal)}}]"}""",
        UnderTheHost);

    /// <summary>The same door where nothing is taken from a queue.</summary>
    public Door Alone => this with { Settings = UnderTheHost };

    private static Dictionary<string, string> UnderTheHost(int port) => new(StringComparer.Ordinal) { [FunctionsHost.PortSetting] = $"{port}" };

    private static string Push => GarminBody.Activities(new GarminActivity("bench-1", 1_762_500_000, 2_700)
    {
        UserId = "bench-user",
        ActivityId = 21_000_000_001,
        DistanceInMeters = 8_000,
        AverageHeartRateInBeatsPerMinute = 148,
    }).Json;
}
