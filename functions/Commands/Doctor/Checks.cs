namespace LoadWatch.Commands.Doctor;

/// <summary>Every check, in the order in which an operator puts things right.</summary>
internal static class Checks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("configuration", "look at the table of settings in docs/operating.md", ConfigurationCheck.LookAsync),
        new("storage", "set AzureWebJobsStorage; without it, start the server (./loadwatch serve), which then keeps a storage of its own", StorageCheck.LookAsync),
        new("clock", "mend the storage first: the clock is compared with its", ClockCheck.LookAsync) { RestsOnStorage = true },
        new("key ring", "mend the storage first: the keys lie there", KeyRingCheck.LookAsync) { RestsOnStorage = true },
        new("public address", "open LoadWatch__PublicUrl in a browser: does the server run there?", PublicAddressCheck.LookAsync),
        new("Strava", "look at Platforms__Strava__BaseUrl, and whether this machine may call out", StravaCheck.LookAsync),
        new("Garmin", "look at Platforms__Garmin__TokenUrl, and whether this machine may call out", GarminCheck.LookAsync),
        new("policy", "look at the settings Platforms__*__Policy__*", PolicyCheck.LookAsync),
        new("Twilio", "look at Twilio__BaseUrl and __MessagingUrl, and whether this machine may call out", TwilioCheck.LookAsync),
        new("mail", "look at Mail__Host and Mail__Port, and whether this machine may call out", MailCheck.LookAsync),
        new("issuer", "look at SignIn__Authority, and whether this machine may call out", IssuerCheck.LookAsync),
    ];
}
