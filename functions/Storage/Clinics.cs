using Azure.Data.Tables;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>A clinic, as runners see it.</summary>
public sealed record ClinicProfile
{
    /// <summary>Its name in addresses: 2 to 20 lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>ASCII, at most 40 characters: it stands in texts.</summary>
    public required string Name { get; init; }

    /// <summary>The number as people dial it there.</summary>
    public required string Phone { get; init; }

    /// <summary>Its zone, an IANA name: in which its people read times.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>In which its people read distances.</summary>
    public DistanceUnit Unit { get; init; }

    /// <summary>What it adds to the routine; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a runner types, or follows in a link, to share with it: 8 letters and digits.</summary>
    public required string JoinCode { get; init; }

    /// <summary>The exercises of its routine by their names (<see cref="Moves"/>), in its order; empty for the usual ones.</summary>
    public IReadOnlyList<string> Exercises { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public Physio Physio => new(Name, Phone);

    [System.Text.Json.Serialization.JsonIgnore]
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);

    /// <summary>Its routine, at the first doses.</summary>
    /// <exception cref="ArgumentException">Its exercises are not what they may be.</exception>
    [System.Text.Json.Serialization.JsonIgnore]
    public Routine Routine => Routine.OfNames(Id, Exercises);
}

/// <summary>The table <c>clinics</c>: one partition a clinic; and the join codes.</summary>
public sealed class Clinics(TableServiceClient service)
{
    private const string Self = "clinic";
    private const string Codes = "join-codes";

    private readonly LazyTable _table = new(service, "clinics");

    public async Task<ClinicProfile?> FindAsync(string id, CancellationToken cancel) =>
        id.Length is > 0 and <= 20 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')
            && await _table.FindAsync(id, Self, cancel) is { } row ? Read<ClinicProfile>(row) : null;

    public async Task<ClinicProfile?> FindByCodeAsync(string code, CancellationToken cancel) =>
        code.Length == 8 && code.All(char.IsAsciiLetterOrDigit)
            && await _table.FindAsync(Codes, code.ToUpperInvariant(), cancel) is { } row ? await FindAsync(row.GetString("Clinic"), cancel) : null;

    public async Task PutAsync(ClinicProfile clinic, CancellationToken cancel)
    {
        await _table.PutAsync(new TableEntity(Codes, clinic.JoinCode) { ["Clinic"] = clinic.Id }, cancel);
        await _table.PutAsync(Entity(clinic.Id, Self, clinic), cancel);
    }

    /// <summary>The ids of the next clinics of a scan.</summary>
    public Task<ScanPage<string>> PageAsync(ScanStep step, CancellationToken cancel) => _table.PageAsync($"RowKey eq '{Self}'", step, row => row.PartitionKey, cancel);

    private static T Read<T>(TableEntity row) => StorageJson.Read<T>(row.GetString("Data"), $"Row '{row.RowKey}'");

    private static TableEntity Entity<T>(string clinic, string key, T value) => new(clinic, key) { ["Data"] = StorageJson.Write(value) };
}
