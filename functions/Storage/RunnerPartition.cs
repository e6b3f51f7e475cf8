using Azure;
using Azure.Data.Tables;
using LoadWatch.Core;

namespace LoadWatch.Storage;

/// <summary>A row as it was read, with the tag that a later write must still find.</summary>
public sealed record Row<T>(string Key, T Value, ETag Tag, DateTimeOffset? GoneBy);

/// <summary>What is kept of one runner, as of one read: everything but runs before the day that was asked for.</summary>
public sealed class RunnerPartition
{
    internal RunnerPartition(RunnerId id, IEnumerable<TableEntity> rows)
    {
        Id = id;
        foreach (var row in rows)
        {
            switch (Keys.KindOf(row.RowKey))
            {
                case Keys.Kind.Head: Head = row.ETag; break;
                case Keys.Kind.Profile: Profile = Read<Profile>(row); break;
                case Keys.Kind.Consent: Consents.Add(Read<Consent>(row)); break;
                case Keys.Kind.Link: Links.Add(Read<PlatformLink>(row)); break;
                case Keys.Kind.Flag: Flags.Add(Read<StoredFlag>(row)); break;
                case Keys.Kind.Run: Runs.Add(Read<StoredRun>(row)); break;
                case Keys.Kind.Text: Texts.Add(Read<Text>(row)); break;
                case Keys.Kind.Said: Said.Add(Read<Said>(row)); break;
                case Keys.Kind.Mail: Mails.Add(MailRow.Read(row)); break;
                case Keys.Kind.Code: PhoneCode = Read<PhoneCode>(row); break;
                default: throw new InvalidDataException($"Row '{row.RowKey}' of runner {id} is of no known kind.");
            }
        }
    }

    public RunnerId Id { get; }

    /// <summary>The tag of the row that every save of an assessment replaces, so that of two at once one must start over.</summary>
    internal ETag? Head { get; }

    /// <summary>Null where the runner does not exist.</summary>
    public Row<Profile>? Profile { get; }

    public List<Row<Consent>> Consents { get; } = [];

    public List<Row<PlatformLink>> Links { get; } = [];

    public List<Row<StoredRun>> Runs { get; } = [];

    public List<Row<StoredFlag>> Flags { get; } = [];

    public List<Row<Text>> Texts { get; } = [];

    /// <summary>What the runner has texted.</summary>
    public List<Row<Said>> Said { get; } = [];

    public List<Row<Mail>> Mails { get; } = [];

    /// <summary>The code that was texted to show that a number is the runner's.</summary>
    public Row<PhoneCode>? PhoneCode { get; }

    public Row<PlatformLink>? Link(string platform, string account) =>
        Links.Find(link => link.Value.Platform == platform && link.Value.Account == account);

    /// <summary>Whether a consent of this kind was given and holds.</summary>
    public bool HasConsented(string kind) => Held(kind).Any();

    /// <summary>The consents of a kind that hold.</summary>
    public IEnumerable<Consent> Held(string kind) => Consents.Select(row => row.Value).Where(consent => consent.Kind == kind && consent.Withdrawn is null);

    /// <summary>The clinics that the runner shares with.</summary>
    public IEnumerable<string> SharesWith => Consents.Select(row => row.Value).Where(consent => consent.Withdrawn is null)
        .Select(consent => Consent.ClinicOf(consent.Kind) is { } clinic && consent.Kind == Consent.Sharing(clinic) ? clinic : null)
        .OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Whether a clinic may see a part: nothing without the training, which is what the sharing is about.</summary>
    public bool Shares(string clinic, SharedPart part) => HasConsented(Consent.Sharing(clinic)) && HasConsented(Consent.Sharing(clinic, part));

    /// <summary>Why nothing may be sent to the runner; null if it may.</summary>
    public string? WhyNoTexts =>
        Profile?.Value.NoTextsBecause
        ?? (Profile?.Value.PhoneVerifiedAt is null ? Reasons.NumberNotVerified : null)
        ?? (HasConsented(Consent.Texts) ? null : Reasons.NoConsent);

    /// <summary>Why no alert may be sent to the runner on a day; null if one may.</summary>
    public string? WhyNoAlerts(DateOnly today) =>
        WhyNoTexts ?? (Profile?.Value.PausedUntil is { } until && today < until ? Reasons.Paused(until) : null);

    internal static Row<T> Read<T>(TableEntity row) => new(
        row.RowKey,
        StorageJson.Read<T>(row.GetString("Data"), $"Row '{row.RowKey}'"),
        row.ETag,
        row.GetDateTimeOffset("GoneBy"));
}
