using LoadWatch.Fuzzing.Doors;
using LoadWatch.Fuzzing.Parsing;

namespace LoadWatch.Fuzzing;

/// <summary>Everything of LoadWatch that reads what a stranger wrote (tests compare with the code and with the route table).</summary>
internal static class Targets
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new StravaEvents(), new GarminPushes(), new TwilioSignatures(),
        new StravaAnswers(), new GarminAnswers(), new TwilioAnswers(),
        new TextsHeard(), new ContactTexts(), new Bounces(), new AddressWords(),
        new Histories(), new HostFile(), new Envelopes(), new StoredShapes(), new MessageContexts(), new BackupFiles(),
        new BoardFilters(), new SettingsForms(), new SealedAddresses(), new SettingsLines(),
        new PlatformDoors(), new CarrierDoors(), new MailDoors(), new PublicPages(), new RunnerPages(), new ClinicPages(),
    ];
}
