using System.Text;
using LoadWatch.Storage;
using LoadWatch.Webhooks;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>Strava's events.</summary>
internal sealed class StravaEvents : ParserTarget
{
    public override string Name => "strava-events";

    public override IReadOnlyList<Type> Parsers => [typeof(StravaEvent), typeof(WebhookText)];

    public override IReadOnlyList<string> Words => ["create", "update", "delete", "activity", "athlete", "authorized", "false", "updates"];

    protected override IReadOnlyList<string> Samples =>
    [
        """{"aspect_type":"create","event_time":1892000000,"object_id":9000000001,"object_type":"activity","owner_id":134815,"subscription_id":120475,"updates":{}}""",
        """{"aspect_type":"update","event_time":1892000000,"object_id":134815,"object_type":"athlete","owner_id":134815,"subscription_id":120475,"updates":{"authorized":"false"}}""",
        """{"\ud800":1,"aspect_type":"create"}""",
    ];

    public override bool IsDocumented(Exception fault) => fault is FormatException;

    protected override string Read(byte[] input) => StravaEvent.Read(input, DateTimeOffset.UnixEpoch).ToString();
}

/// <summary>What Garmin pushes, and the addresses of its pings.</summary>
internal sealed class GarminPushes : ParserTarget
{
    private const string Host = "https://apis.garmin.com/wellness-api/rest/";

    public override string Name => "garmin-pushes";

    public override IReadOnlyList<Type> Parsers => [typeof(GarminPush), typeof(WebhookText), typeof(Payloads)];

    public override IReadOnlyList<string> Words =>
        ["activities", "manuallyUpdatedActivities", "deregistrations", "userPermissionsChange", "userId", "callbackURL", Host, "https://healthapi.garmin.com", "@evil.example", "..%2f", ":443", "\\"];

    protected override IReadOnlyList<string> Samples =>
    [
        """{"activities":[{"userId":"u1","summaryId":"s1","activityType":"RUNNING","startTimeInSeconds":1892000000,"distanceInMeters":5000.5},{"userId":"u2"}]}""",
        $$"""{"activities":[{"userId":"u1","callbackURL":"{{Host}}activities?uploadStartTimeInSeconds=1&token=x"}],"manuallyUpdatedActivities":[{"userId":"u1","callbackURL":"{{Host}}m"}]}""",
        """{"deregistrations":[{"userId":"u1"}],"userPermissionsChange":[{"userId":"u1","permissions":[]}],"moveIQActivities":[{"userId":"u1"}]}""",
        """{"activities":[{"userId":"u1","\ud800":1,"callbackURL":7}]}""",
    ];

    public override bool IsDocumented(Exception fault) => fault is FormatException;

    protected override string Read(byte[] input)
    {
        var push = GarminPush.Read(input, DateTimeOffset.UnixEpoch);
        foreach (var message in push.Messages)
        {
            if (Encoding.UTF8.GetByteCount(StorageJson.Write(message)) > 64 * 1024)
            {
                throw new HarmException("A message is larger than a queue takes.");
            }

            // A ping is followed below Garmin's API, wherever that is configured to be.
            if (message.Change is Change.Pinged or Change.PingedEdit
                && new Uri(new Uri("https://configured.example/"), message.Payload!.TrimStart('/')) is var followed && followed.Host != "configured.example")
            {
                throw new HarmException($"A ping leads to {followed}.");
            }
        }

        return $"{string.Join('\n', push.Messages)}\n{push.Ignored}\n{string.Join('\n', push.Unusable)}";
    }
}

/// <summary>Twilio's signature: nothing made up is believed.</summary>
internal sealed class TwilioSignatures : ParserTarget
{
    private const string Secret = "a-secret-that-no-input-knows";

    public override string Name => "twilio-signatures";

    public override IReadOnlyList<Type> Parsers => [typeof(Texting.TwilioSignature), typeof(DoorKey)];

    protected override IReadOnlyList<string> Samples => ["texts/inbound\nBody=STOP&From=%2B19055550100\nAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "a\nb\nc", "?a=b\n\n"];

    protected override string Read(byte[] input)
    {
        var parts = Text(input).Split('\n');
        var form = (parts.ElementAtOrDefault(1) ?? "").Split('&').Select(pair => KeyValuePair.Create(pair.Split('=')[0], pair));
        return Texting.TwilioSignature.IsValid(Secret, "https://loadwatch.example/api/" + parts[0], form, parts.ElementAtOrDefault(2)) || DoorKey.Fits(Secret, parts[0])
            ? throw new HarmException("A made-up signature or key was believed.")
            : "refused";
    }
}
