using System.Globalization;
using System.Net;
using System.Text.Json;
using LoadWatch.Platforms;
using LoadWatch.Platforms.Garmin;
using LoadWatch.Platforms.Strava;
using LoadWatch.Storage;
using LoadWatch.Texting;
using Microsoft.Extensions.Options;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>What a server outside answers: the first line is the status and what was asked, the rest is the body.</summary>
internal abstract class AnswersTarget : ParserTarget
{
    protected static readonly Uri Callback = new("https://loadwatch.example/");

    public override bool IsDocumented(Exception fault) => fault is HttpRequestException or JsonException;

    protected override string Read(byte[] input)
    {
        var (first, body) = Split(input);
        var words = first.Split(' ');
        var status = int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 200 and < 600 ? given : 200;
        using var http = new HttpClient(new Canned((HttpStatusCode)status, body)) { BaseAddress = new Uri("https://outside.example/") };
        return AskAsync(http, words.ElementAtOrDefault(1) ?? "").GetAwaiter().GetResult();
    }

    protected abstract Task<string> AskAsync(HttpClient http, string what);

    private sealed class Canned(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } },
        });
    }
}

/// <summary>Strava's lists of activities and its token endpoint.</summary>
internal sealed class StravaAnswers : AnswersTarget
{
    public override string Name => "strava-answers";

    public override IReadOnlyList<Type> Parsers => [typeof(StravaFault), typeof(StravaActivity), typeof(StravaTokens), typeof(StravaClient), typeof(StravaApplication), typeof(StravaSubscription), typeof(StravaMade)];

    public override IReadOnlyList<string> Words => ["Run", "TrailRun", "VirtualRun", "401", "403", "429", "400", "list", "code", "renew", "subscriptions", "subscribe", "known", "callback_url", "refresh_token", "errors", "field"];

    protected override IReadOnlyList<string> Samples =>
    [
        """
        200 list
        [{"id":1,"sport_type":"Run","distance":5000.1,"moving_time":1500,"elapsed_time":1600,"start_date":"2030-06-01T10:00:00Z","start_date_local":"2030-06-01T06:00:00Z","trainer":false,"manual":false,"average_heartrate":150.5,"external_id":"garmin_ping_1"}]
        """,
        "200 code\n{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_at\":1892000000,\"athlete\":{\"id\":7}}",
        "400 renew\n{\"errors\":[{\"resource\":\"RefreshToken\",\"field\":\"refresh_token\",\"code\":\"invalid\"}]}",
        "200 subscriptions\n[{\"id\":1,\"callback_url\":\"https://loadwatch.example/api/webhooks/strava/key\"}]", "201 subscribe\n{\"id\":1}", "400 known\n{\"errors\":[{\"field\":\"refresh_token\"}]}",
        "400 code\n[]", "400 code\n7", "400 renew\n{\"errors\":[null]}",
        "200 list\n[{\"id\":1,\"type\":\"Run\",\"moving_time\":1e300,\"distance\":1e400,\"start_date\":\"2030-06-01T10:00:00Z\",\"start_date_local\":\"2030-06-01T06:00:00Z\"}]",
        "200 list\n[null]", "200 renew\n{\"expires_at\":9223372036854775807}",
    ];

    // What an operator asks for: the command says what is wrong, and ends.
    public override bool IsDocumented(Exception fault) => base.IsDocumented(fault) || fault is StravaRefusedException || fault.Message.StartsWith("Strava did not say the id", StringComparison.Ordinal);

    protected override async Task<string> AskAsync(HttpClient http, string what)
    {
        var options = Options.Create(new StravaOptions { ClientId = "1", ClientSecret = "s" });
        var client = new StravaClient(http, new StravaBudget(TimeProvider.System), options);
        return what switch
        {
            "subscriptions" => string.Join(' ', await new StravaApplication(http, options).SubscriptionsAsync(CancellationToken.None)),
            "subscribe" => $"{await new StravaApplication(http, options).SubscribeAsync(Callback, "v", CancellationToken.None)}",
            "known" => $"{await new StravaApplication(http, options).IsKnownAsync(CancellationToken.None)}",
            "code" => (await client.ExchangeCodeAsync("c", CancellationToken.None))?.ToTokens() is { } tokens ? $"{tokens}" : "refused",
            "renew" => $"{await client.RenewAsync("r", CancellationToken.None)}",
            _ => await client.ActivitiesAsync("a", DateTimeOffset.UnixEpoch, 1, CancellationToken.None) is StravaPage.Activities page
                ? string.Join('\n', page.Items.Select(item => item.ToRun(DateTimeOffset.UnixEpoch)).OfType<Core.Running.Run>().Select(Stored))
                : "no page",
        };
    }

    private static string Stored(Core.Running.Run run) => StorageJson.Write(StoredRun.Of(run));
}

/// <summary>Garmin's permissions, ids and callbacks, and the activities that it pushed.</summary>
internal sealed class GarminAnswers : AnswersTarget
{
    public override string Name => "garmin-answers";

    public override IReadOnlyList<Type> Parsers => [typeof(GarminClient), typeof(GarminPlatform), typeof(GarminActivity), typeof(GarminTokens), typeof(GarminUser), typeof(Payloads)];

    public override IReadOnlyList<string> Words => ["RUNNING", "TREADMILL_RUNNING", "VIRTUAL_RUN", "pushed", "callback", "permissions", "user", "code", "summaryId", "isParent", "manual", "ACTIVITY_EXPORT"];

    protected override IReadOnlyList<string> Samples =>
    [
        """
        200 pushed
        [{"userId":"u","summaryId":"s1","activityType":"RUNNING","startTimeInSeconds":1892000000,"startTimeOffsetInSeconds":-14400,"durationInSeconds":1500,"distanceInMeters":5000.5,"averageHeartRateInBeatsPerMinute":150,"manual":false,"isParent":false}]
        """,
        "200 callback\n[{\"userId\":\"u\",\"summaryId\":\"s1\",\"activityType\":\"TRAIL_RUNNING\",\"startTimeInSeconds\":1892000000}]",
        "200 permissions\n[\"ACTIVITY_EXPORT\"]", "200 permissions\n{\"permissions\":[\"ACTIVITY_EXPORT\"]}", "200 user\n{\"userId\":\"u\"}",
        "200 code\n{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":86400}", "400 code\n{\"error\":\"invalid_grant\"}",
        "200 callback\n[null]", "200 pushed\n[1,null,[]]", "200 permissions\n{}", "200 permissions\n7", "200 permissions\n[1]",
        "200 code\n{\"expires_in\":9223372036854775807}", "200 callback\n[{\"summaryId\":\"s\",\"\\ud800\":1}]",
        "200 pushed\n[{\"summaryId\":\"s\",\"activityType\":\"RUNNING\",\"startTimeInSeconds\":0,\"startTimeOffsetInSeconds\":-2147483648}]",
        "200 pushed\n[{\"summaryId\":\"s\",\"activityType\":\"RUNNING\",\"startTimeInSeconds\":0,\"averageHeartRateInBeatsPerMinute\":1e400}]",
    ];

    protected override async Task<string> AskAsync(HttpClient http, string what)
    {
        var client = new GarminClient(http, TimeProvider.System, Options.Create(new GarminOptions { ClientId = "1", ClientSecret = "s" }));
        switch (what)
        {
            case "permissions":
                return string.Join(' ', await client.PermissionsAsync("a", CancellationToken.None) ?? ["refused"]);
            case "user":
                return await client.UserAsync("a", CancellationToken.None);
            case "code":
                return (await client.ExchangeCodeAsync("c", "v", Callback, CancellationToken.None))?.ToTokens(DateTimeOffset.UnixEpoch) is { } tokens ? $"{tokens}" : "refused";
            default:
                var said = await client.CallbackAsync("/wellness-api/rest/activities", "a", CancellationToken.None) ?? "[]";
                var pieces = new List<string>();
                foreach (var payload in Payloads.Of(said))
                {
                    pieces.Add(await UnderstoodAsync(client, payload));
                }

                return string.Join('\n', pieces);
        }
    }

    /// <summary>What comes by a callback is put on the queue, and read as what was pushed.</summary>
    private static async Task<string> UnderstoodAsync(GarminClient client, string payload)
    {
        var platform = new GarminPlatform(client, null!, TimeProvider.System, Options.Create(new GarminOptions()));
        var reading = await platform.ReadAsync(null!, null!, new RunChanged("garmin", "u", Change.Pushed, null, DateTimeOffset.UnixEpoch, Payload: payload), CancellationToken.None);
        return reading.Truth is Truth.Pieces pieces
            ? string.Join('\n', pieces.Runs.Select(run => StorageJson.Write(StoredRun.Of(run)))) + $"|{pieces.Broken.Count}"
            : throw new HarmException("What was pushed was not read as pieces.");
    }
}

/// <summary>Twilio's answers to a text that was sent, and its list.</summary>
internal sealed class TwilioAnswers : AnswersTarget
{
    private static readonly Text Lost = new()
    {
        Id = "lost",
        Day = default,
        Body = "a text",
        Segments = 1,
        State = TextState.Sending,
        DueAt = default,
        NotBefore = default,
        SendingAt = new DateTimeOffset(2023, 8, 24, 5, 0, 0, TimeSpan.Zero),
    };

    private static readonly Text Other = Lost with { Id = "other", SendingAt = Lost.SendingAt!.Value.AddHours(-20) };

    public override string Name => "twilio-answers";

    public override IReadOnlyList<Type> Parsers => [typeof(TwilioClient), typeof(TwilioMessage), typeof(TwilioMessages), typeof(TwilioError), typeof(TwilioAccount), typeof(TwilioAccountState), typeof(TwilioService)];

    public override IReadOnlyList<string> Words => ["sid", "message", "messages", "body", "code", "failed", "find", "send", "account", "service", "senders", "21610"];

    protected override IReadOnlyList<string> Samples =>
    [
        "201 send\n{\"sid\":\"SM1\",\"status\":\"queued\"}", "400 send\n{\"code\":21610,\"message\":\"stopped\"}", "429 send\n{}",
        "200 find\n{\"messages\":[{\"sid\":\"SM1\",\"body\":\"a text\",\"status\":\"sent\",\"date_created\":\"Thu, 24 Aug 2023 05:01:45 +0000\"}]}",
        "200 account\n{\"status\":\"active\",\"type\":\"Full\"}", "200 service\n{\"inbound_request_url\":null,\"inbound_method\":\"POST\"}", "200 senders\n{\"phone_numbers\":[{}]}",
        "200 find\n{\"messages\":null}", "200 senders\n7", "200 find\n{\"messages\":[null]}", "200 find\n{\"messages\":[{\"body\":null}]}", "400 send\nnull",
    ];

    protected override async Task<string> AskAsync(HttpClient http, string what)
    {
        var options = Options.Create(new TwilioOptions { AccountSid = "AC1", AuthToken = "s", MessagingServiceSid = "MG1" });
        var (client, account) = (new TwilioClient(http, options), new TwilioAccount(http, options));
        return what switch
        {
            "find" => LostAnswer.Find(Lost, [Lost, Other], await client.AcceptedAsync("+19055550100", "a text", CancellationToken.None)) ?? "not there",
            "account" => $"{await account.StateAsync(CancellationToken.None)}",
            "service" => $"{await account.ServiceAsync(CancellationToken.None)}",
            "senders" => $"{await account.HasSenderAsync(CancellationToken.None)}",
            _ => $"{await client.SendAsync("+19055550100", "a text", Callback, TimeSpan.FromHours(1), CancellationToken.None)}",
        };
    }
}
