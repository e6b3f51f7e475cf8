using LoadWatch.Sandbox.Faults;
using LoadWatch.Sandbox.Posting;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>The stand-in for Twilio.</summary>
public sealed class TwilioStandIn
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Courier _courier;
    private readonly List<string> _order = [];
    private readonly Dictionary<string, TwilioMessage> _messages = [];

    internal TwilioStandIn(TimeProvider time, Courier courier, int seed)
    {
        _time = time;
        _courier = courier;
        Faults = new FaultRules(seed);
    }

    /// <summary>Base of every address: <c>/2010-04-01/Accounts/...</c> follows.</summary>
    public string Address { get; internal set; } = "";

    public TwilioSettings Settings { get; } = new();

    public TwilioRefusals Refusals { get; } = new();

    public FaultRules Faults { get; }

    /// <summary>Every text accepted so far, oldest first.</summary>
    public IReadOnlyList<TwilioMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _order.Select(sid => _messages[sid])];
        }
    }

    public IReadOnlyList<TwilioMessage> MessagesTo(string number) => [.. Messages.Where(m => m.To == number)];

    /// <summary>Moves a message to a status and tells its callback, signed.</summary>
    /// <param name="status">queued, sending, sent, delivered, undelivered, failed or canceled.</param>
    public async Task<IReadOnlyList<Delivery>> ReportAsync(string sid, string status, int? errorCode = null)
    {
        var message = Move(sid, status, errorCode);
        if (message.StatusCallback is not { } url)
            return [];

        var form = new Dictionary<string, string>
        {
            ["ApiVersion"] = "2010-04-01",
            ["AccountSid"] = Settings.AccountSid,
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["To"] = message.To,
            ["From"] = message.From ?? Settings.Number,
        };
        if (message.MessagingServiceSid is { } service)
            form["MessagingServiceSid"] = service;
        if (errorCode is { } code)
            form["ErrorCode"] = $"{code}";
        return await PostAsync(url, form);
    }

    /// <summary>Reports these statuses one after another, in the order given, however odd.</summary>
    public async Task ReportAllAsync(string sid, params string[] statuses)
    {
        foreach (var status in statuses)
            await ReportAsync(sid, status);
    }

    /// <summary>A text from a runner, posted and signed.</summary>
    /// <param name="optOutType">STOP, START or HELP when Twilio's own opt-out handled it; STOP refuses later texts with 21610.</param>
    /// <param name="sid">The message's id, where it must be a certain one.</param>
    /// <param name="copies">How often the same message is posted.</param>
    public Task<IReadOnlyList<Delivery>> ReceiveAsync(string from, string body, string? optOutType = null, string? sid = null, int copies = 1)
    {
        if (optOutType is "STOP" or "START")
            Refusals.OptOut(from, optOutType == "STOP");

        var url = Settings.InboundUrl ?? throw new InvalidOperationException("No address for inbound texts is set.");
        sid ??= NewSid();
        var form = new Dictionary<string, string>
        {
            ["ApiVersion"] = "2010-04-01",
            ["AccountSid"] = Settings.AccountSid,
            ["MessagingServiceSid"] = Settings.MessagingServiceSid,
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsMessageSid"] = sid,
            ["SmsStatus"] = "received",
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["From"] = from,
            ["To"] = Settings.Number,
            ["Body"] = body,
        };
        if (optOutType is not null)
            form["OptOutType"] = optOutType;
        return PostAsync(url, form, copies);
    }

    internal TwilioMessage Accept(IFormCollection form)
    {
        var message = new TwilioMessage(
            NewSid(),
            _time.GetUtcNow(),
            form["To"].ToString(),
            form["Body"].ToString(),
            form["From"],
            form["MessagingServiceSid"],
            form["StatusCallback"],
            int.TryParse(form["ValidityPeriod"], out var validity) ? validity : null);
        lock (_gate)
        {
            _order.Add(message.Sid);
            _messages[message.Sid] = message;
        }

        if (Settings.ReportsAlone.Count > 0)
            _courier.InBackground(stopping => ReportAlone(message.Sid, stopping));
        return message;
    }

    /// <summary>Newest first, without those the list does not show yet.</summary>
    internal IEnumerable<TwilioMessage> Listed()
    {
        var shown = _time.GetUtcNow() - Settings.ListLag;
        return Messages.Reverse().Where(m => m.At <= shown);
    }

    internal TwilioMessage? Find(string sid)
    {
        lock (_gate)
            return _messages.GetValueOrDefault(sid);
    }

    private static string NewSid() => $"SM{Guid.NewGuid():N}";

    private TwilioMessage Move(string sid, string status, int? errorCode)
    {
        var now = _time.GetUtcNow();
        lock (_gate)
        {
            var message = _messages[sid];
            return _messages[sid] = message with
            {
                Status = status,
                ErrorCode = errorCode ?? message.ErrorCode,
                SentAt = message.SentAt ?? (status is "sent" or "delivered" or "undelivered" ? now : null),
                ChangedAt = now,
                From = message.From ?? Settings.Number,
            };
        }
    }

    private async Task ReportAlone(string sid, CancellationToken stopping)
    {
        await Task.Delay(Settings.ReportsAfter, TimeProvider.System, stopping);
        await ReportAllAsync(sid, [.. Settings.ReportsAlone]);
    }

    private async Task<IReadOnlyList<Delivery>> PostAsync(string url, Dictionary<string, string> form, int copies = 1)
    {
        using var content = new FormUrlEncodedContent(form);
        var parcel = new Parcel("twilio", url, await content.ReadAsStringAsync(), "application/x-www-form-urlencoded")
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Twilio-Signature"] = TwilioSignature.Of(Settings.AuthToken, url, form),
            },
        };
        return await _courier.PostAllAsync([parcel], Settings.Posting, new SendOptions(Duplicates: copies - 1));
    }
}
