namespace LoadWatch.Sandbox.Twilio;

/// <summary>The account and its messaging service, as an operator asks for them.</summary>
internal static class TwilioServiceRoutes
{
    private const string Service = "/v1/Services/{service}";

    public static void MapTwilioServices(this IEndpointRouteBuilder routes, TwilioStandIn twilio)
    {
        routes.MapGet("/2010-04-01/Accounts/{account}.json", (HttpRequest request, string account) => account == twilio.Settings.AccountSid && IsClient(request, twilio)
            ? Wire.Snaked(new { Sid = account, FriendlyName = "Sandbox", Status = twilio.Settings.AccountStatus, Type = twilio.Settings.AccountType })
            : TwilioErrors.Of(20003));
        routes.MapGet(Service, (HttpRequest request, string service) => Answer(request, service, twilio, () => new
        {
            Sid = service,
            twilio.Settings.AccountSid,
            FriendlyName = "Sandbox",
            InboundRequestUrl = twilio.Settings.InboundUrl,
            InboundMethod = "POST",
            UseInboundWebhookOnNumber = false,
            UsAppToPersonRegistered = twilio.Settings.IsRegisteredInTheUs,
        }));
        routes.MapGet(Service + "/PhoneNumbers", (HttpRequest request, string service) => Answer(request, service, twilio, () => new
        {
            PhoneNumbers = twilio.Settings.HasSender ? [new { Sid = "PN00000000000000000000000000000001", PhoneNumber = twilio.Settings.Number }] : Array.Empty<object>(),
            Meta = new { Page = 0, Key = "phone_numbers" },
        }));
        routes.MapGet(Service + "/ShortCodes", (HttpRequest request, string service) =>
            Answer(request, service, twilio, () => new { ShortCodes = Array.Empty<object>(), Meta = new { Page = 0, Key = "short_codes" } }));
        routes.MapGet(Service + "/AlphaSenders", (HttpRequest request, string service) =>
            Answer(request, service, twilio, () => new { AlphaSenders = Array.Empty<object>(), Meta = new { Page = 0, Key = "alpha_senders" } }));
    }

    private static IResult Answer(HttpRequest request, string service, TwilioStandIn twilio, Func<object> print) =>
        !IsClient(request, twilio) ? TwilioErrors.Of(20003)
        : service != twilio.Settings.MessagingServiceSid ? TwilioErrors.Of(20404)
        : Wire.Snaked(print());

    private static bool IsClient(HttpRequest request, TwilioStandIn twilio) => Wire.Basic(request) == (twilio.Settings.AccountSid, twilio.Settings.AuthToken);
}
