namespace LoadWatch.Sandbox.Demo;

/// <summary>Environment variables that point a server at the stand-ins.</summary>
public static class ServerSettings
{
    public const string StravaKey = "sandbox-strava-door-0001";
    public const string GarminKey = "sandbox-garmin-door-0001";
    public const string VerifyToken = "sandbox-verify-token";

    /// <summary>The settings, and the stand-ins told where the doors are.</summary>
    /// <param name="standIns">The stand-ins.</param>
    /// <param name="server">Where the server will listen.</param>
    /// <param name="storage">The connection string of its storage.</param>
    public static Dictionary<string, string> Between(StandIns standIns, Uri server, string storage)
    {
        standIns.Strava.Settings.CallbackUrl = new Uri(server, $"api/webhooks/strava/{StravaKey}").AbsoluteUri;
        standIns.Garmin.Settings.PushUrl = new Uri(server, $"api/webhooks/garmin/{GarminKey}").AbsoluteUri;
        standIns.Twilio.Settings.InboundUrl = new Uri(server, "api/texts/inbound").AbsoluteUri;
        standIns.Issuer.RedirectUrl = new Uri(server, "api/clinic/sign-in/callback").AbsoluteUri;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = server.AbsoluteUri,
            ["AzureWebJobsStorage"] = storage,
            ["LoadWatch__PublicUrl"] = server.AbsoluteUri,
            ["LoadWatch__ClinicName"] = "Sheddon Physiotherapy",
            ["LoadWatch__ClinicPhone"] = "(905) 849-4576",
            ["Platforms__Strava__BaseUrl"] = standIns.Strava.Address,
            ["Platforms__Strava__ClientId"] = standIns.Strava.Settings.ClientId,
            ["Platforms__Strava__ClientSecret"] = standIns.Strava.Settings.ClientSecret,
            ["Platforms__Strava__WebhookKey"] = StravaKey,
            ["Platforms__Strava__VerifyToken"] = VerifyToken,
            ["Platforms__Strava__SubscriptionId"] = $"{standIns.Strava.Settings.SubscriptionId}",
            ["Platforms__Strava__SettleDelay"] = "00:00:00",
            ["Platforms__Garmin__AuthorizeUrl"] = $"{standIns.Garmin.Address}/oauth2Confirm",
            ["Platforms__Garmin__TokenUrl"] = $"{standIns.Garmin.Address}/di-oauth2-service/oauth/token",
            ["Platforms__Garmin__ApiUrl"] = standIns.Garmin.Address,
            ["Platforms__Garmin__ClientId"] = standIns.Garmin.Settings.ClientId,
            ["Platforms__Garmin__ClientSecret"] = standIns.Garmin.Settings.ClientSecret,
            ["Platforms__Garmin__WebhookKey"] = GarminKey,
            ["SignIn__Authority"] = standIns.Issuer.Address,
            ["SignIn__ClientId"] = standIns.Issuer.ClientId,
            ["SignIn__ClientSecret"] = standIns.Issuer.ClientSecret,
            ["SignIn__Name"] = "a sandbox account",
            ["Twilio__BaseUrl"] = standIns.Twilio.Address,
            ["Twilio__MessagingUrl"] = standIns.Twilio.Address,
            ["Twilio__AccountSid"] = standIns.Twilio.Settings.AccountSid,
            ["Twilio__AuthToken"] = standIns.Twilio.Settings.AuthToken,
            ["Twilio__MessagingServiceSid"] = standIns.Twilio.Settings.MessagingServiceSid,
        };
    }
}
