using System.Security.Cryptography;
using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>Who changed the team of a clinic, how, and when.</summary>
public sealed record AuditEntry
{
    /// <summary>Stands for whoever runs the deployment.</summary>
    public const string Operator = "operator";

    public const string Invited = "member-invited";
    public const string Removed = "member-removed";
    public const string RoleChanged = "member-role";
    public const string Joined = "member-joined";

    public required DateTimeOffset At { get; init; }

    /// <summary>The id of a member, or <see cref="Operator"/>.</summary>
    public required string By { get; init; }

    public required string ByName { get; init; }

    /// <summary>What was done, as one of the constants above.</summary>
    public required string What { get; init; }

    /// <summary>The id of the member it was done to; null where it was the member's own.</summary>
    public string? About { get; init; }

    public string? AboutName { get; init; }

    /// <summary>What it came to, such as the new role.</summary>
    public string? Detail { get; init; }
}

/// <summary>The audit of teams: rows that are added, read newest first, and never changed. They go after two years.</summary>
public sealed class ClinicAudit(TableServiceClient service)
{
    private const string Prefix = "audit|";
    private static readonly TimeSpan Life = TimeSpan.FromDays(730);

    private readonly LazyTable _table = new(service, "clinics");

    /// <summary>The latest entries, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> LatestAsync(string clinic, int most, CancellationToken cancel)
    {
        var entries = new List<AuditEntry>();
        await foreach (var row in _table.EachAsync($"PartitionKey eq '{clinic}' and RowKey ge '{Prefix}' and RowKey lt 'audit}}'", cancel))
        {
            entries.Add(StorageJson.Read<AuditEntry>(row.GetString("Data"), $"Row '{row.RowKey}'"));
            if (entries.Count == most)
            {
                break;
            }
        }

        return entries;
    }

    /// <summary>Deletes the next entries of a scan that are older than they may be.</summary>
    public Task<Scanned> PurgeAsync(ScanStep step, ILogger log, CancellationToken cancel) => _table.PurgeAsync($"RowKey ge '{Prefix}' and RowKey lt 'audit}}' and GoneBy lt {ScanFilter.Instant(step.Began)}", step, log, cancel);

    /// <summary>An entry as a part of the transaction that does what it tells.</summary>
    internal static TableTransactionAction Adding(string clinic, AuditEntry entry) => new(TableTransactionActionType.Add, Entity(clinic, entry));

    /// <summary>The later, the earlier in key order.</summary>
    private static TableEntity Entity(string clinic, AuditEntry entry) =>
        new(clinic, $"{Prefix}{DateTimeOffset.MaxValue.UtcTicks - entry.At.UtcTicks:D19}|{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}")
        {
            ["Data"] = StorageJson.Write(entry),
            ["GoneBy"] = entry.At + Life,
        };
}
