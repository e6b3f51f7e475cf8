using LoadWatch.Sandbox.Demo;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>Where Strava and Garmin knock.</summary>
internal sealed class PlatformDoors : DoorTarget
{
    public override string Name => "platform-doors";

    public override IReadOnlyList<string> Requests =>
    [
        $"GET /api/webhooks/strava/{ServerSettings.StravaKey}?hub.mode=subscribe&hub.challenge=abc&hub.verify_token={ServerSettings.VerifyToken}",
        $$"""
        POST /api/webhooks/strava/{{ServerSettings.StravaKey}}
        Content-Type: application/json

        {"aspect_type":"create","event_time":1892000000,"object_id":9000000001,"object_type":"activity","owner_id":134815,"subscription_id":120475}
        """,
        $$"""
        POST /api/webhooks/garmin/{{ServerSettings.GarminKey}}
        garmin-client-id: garmin-sandbox-client

        {"activities":[{"userId":"u1","summaryId":"s1","activityType":"RUNNING"}],"deregistrations":[{"userId":"u1"}]}
        """,
    ];

    protected override IReadOnlyList<string> Own => ["hub.mode=", "hub.challenge=", "activities", "userId", "X-Strava-Signature: t=1,v1=00"];
}

/// <summary>Where Twilio knocks, with its signature and without.</summary>
internal sealed class CarrierDoors : DoorTarget
{
    public override string Name => "carrier-doors";

    public override IReadOnlyList<string> Requests =>
    [
        $"POST /api/texts/inbound\n{Form}\nX-Twilio-Signature: @signature\n\nMessageSid=SM0123&From=%2B19055550100&Body=3+left+knee&OptOutType=STOP",
        $"POST /api/texts/inbound\n{Form}\nX-Twilio-Signature: @signature\n\nMessageSid=SM0124&From=nobody&Body=HELP",
        $"POST /api/texts/inbound\n{Form}\nX-Twilio-Signature: @signature\n\nMessageSid=SM0125&From=%23%2F%5C%3F&Body=START",
        $"POST /api/texts/status/@runner/text-1\n{Form}\nX-Twilio-Signature: @signature\n\nMessageSid=SM0126&MessageStatus=undelivered&ErrorCode=30003",
        $"POST /api/texts/status/@runner/text-1\n{Form}\nX-Twilio-Signature: @signature\n\nMessageSid={new string('A', 20_000)}&MessageStatus={new string('<', 12_000)}",
        $"POST /api/texts/inbound\n{Form}\n\nMessageSid=SM0127&From=%2B19055550100&Body=unsigned",
        "POST /api/texts/inbound\nContent-Type: multipart/form-data; boundary=b\n\n--b\nContent-Disposition: form-data; name=\"From\"\nContent-Type: text/plain; charset=utf-7\n\nx\n--b--",
        "POST /api/texts/inbound\nContent-Type: application/x-www-form-urlencoded; charset=utf-7\n\nFrom=x",
    ];

    protected override IReadOnlyList<string> Own => ["@signature", "MessageSid=", "Body=", "From=", "OptOutType=STOP", "ErrorCode=99999999999", "%2B", "STOP", "START"];
}

/// <summary>Where the mail server and readers' mailboxes knock.</summary>
internal sealed class MailDoors : DoorTarget
{
    public const string Key = "fuzzing-bounce-door-0001";

    public override string Name => "mail-doors";

    public override IReadOnlyList<string> Requests =>
    [
        $"POST /api/mails/bounced/{Key}\nContent-Type: message/rfc822\n\n" + """
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Original-Envelope-Id: <mail-1.@runner@loadwatch.example>

        Action: failed
        Status: 5.1.1
        --b--
        """,
        "GET /api/mails/unsubscribe/@end", $"POST /api/mails/unsubscribe/@end\n{Form}\n\nList-Unsubscribe=One-Click", "POST /api/mails/unsubscribe/made-up",
    ];

    protected override IReadOnlyList<string> Own => ["@end", "@runner", "multipart/report", "Status: 5.1.1"];
}
