using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>What somebody may do for a clinic.</summary>
public enum MemberRole
{
    /// <summary>Works with the list and the athletes.</summary>
    Clinician,

    /// <summary>A clinician who also says who is a member.</summary>
    Owner,
}

/// <summary>Somebody who works for a clinic.</summary>
public sealed record Member
{
    public required string Clinic { get; init; }

    /// <summary>The address that the issuer must vouch for, in lower case.</summary>
    public required string Address { get; init; }

    public required string Name { get; init; }

    public required MemberRole Role { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>The id of the member who did, or <see cref="AuditEntry.Operator"/>.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>When the member first signed in; null until then.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>The issuer of the account that first signed in, and from then on is the only one that may.</summary>
    public string? Issuer { get; init; }

    /// <summary>That account's name at its issuer.</summary>
    public string? Subject { get; init; }

    /// <summary>Sessions that began before this are over; null where all hold.</summary>
    public DateTimeOffset? SessionsFrom { get; init; }

    /// <summary>Stands for the member in forms, addresses and the audit: 64 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Id => IdOf(Address);

    public static string IdOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())));
}

/// <summary>What came of a change of a team.</summary>
public enum TeamOutcome
{
    Done,

    /// <summary>There is a member with that address.</summary>
    AlreadyThere,

    NotThere,

    /// <summary>Nobody would be left who can invite.</summary>
    LastOwner,
}

/// <summary>
/// The members of clinics, in the table <c>clinics</c>: each a row of its clinic, and by address a partition that names the
/// clinics of that address. A change of a team, its guard and its audit entry are one transaction.
/// </summary>
public sealed class Members(TableServiceClient service)
{
    private const string Prefix = "member|";
    private const string ByAddress = "address|";

    /// <summary>A row that every change of a team replaces, so that of two changes at once the second sees the first.</summary>
    private const string Guard = "team";

    private readonly LazyTable _table = new(service, "clinics");

    /// <param name="id">As <see cref="Member.Id"/>.</param>
    public async Task<Member?> FindAsync(string clinic, string id, CancellationToken cancel) =>
        id.Length == 64 && id.All(char.IsAsciiHexDigitLower) && await _table.FindAsync(clinic, Prefix + id, cancel) is { } row ? Read(row) : null;

    /// <summary>A clinic's team, by name.</summary>
    public async Task<IReadOnlyList<Member>> OfAsync(string clinic, CancellationToken cancel) =>
        [.. (await RowsAsync(clinic, cancel)).Select(Read).OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What the holder of an address is a member of.</summary>
    public async Task<IReadOnlyList<Member>> OfAddressAsync(string address, CancellationToken cancel)
    {
        var id = Member.IdOf(address);
        var members = new List<Member>();
        foreach (var row in await _table.QueryAsync($"PartitionKey eq '{ByAddress}{id}'", cancel))
        {
            if (await FindAsync(row.RowKey, id, cancel) is { } member)
            {
                members.Add(member);
            }
        }

        return members;
    }

    public async Task<TeamOutcome> InviteAsync(Member member, AuditEntry entry, CancellationToken cancel)
    {
        if (await FindAsync(member.Clinic, member.Id, cancel) is not null)
        {
            return TeamOutcome.AlreadyThere;
        }

        // First: a member whose address leads nowhere could not sign in.
        await PutAddressAsync(member.Clinic, member.Id, cancel);
        var outcome = await ChangeAsync(
            member.Clinic, entry, team => team.ContainsKey(member.Id) ? (TeamOutcome.AlreadyThere, null) : (TeamOutcome.Done, new(TableTransactionActionType.Add, Entity(member))), cancel);
        if (outcome is TeamOutcome.Done)
        {
            // A removal at the same moment may have taken it away; whoever asked may have hung up.
            await PutAddressAsync(member.Clinic, member.Id, CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Ends a membership, and with it the member's sessions.</summary>
    public async Task<TeamOutcome> RemoveAsync(string clinic, string id, AuditEntry entry, CancellationToken cancel)
    {
        var outcome = await ChangeAsync(clinic, entry, team => team.GetValueOrDefault(id) switch
        {
            null => (TeamOutcome.NotThere, null),
            { } row when IsLastOwner(team, row) => (TeamOutcome.LastOwner, null),
            var row => (TeamOutcome.Done, new(TableTransactionActionType.Delete, row, row.ETag)),
        }, cancel);
        if (outcome is TeamOutcome.Done)
        {
            // To the end, also where whoever asked has hung up.
            await _table.DeleteAsync(ByAddress + id, clinic, CancellationToken.None);
            if (await FindAsync(clinic, id, CancellationToken.None) is not null)
            {
                // Invited again at the same moment.
                await PutAddressAsync(clinic, id, CancellationToken.None);
            }
        }

        return outcome;
    }

    public Task<TeamOutcome> ChangeRoleAsync(string clinic, string id, MemberRole role, AuditEntry entry, CancellationToken cancel) =>
        ChangeAsync(clinic, entry, team => team.GetValueOrDefault(id) switch
        {
            null => (TeamOutcome.NotThere, null),
            { } row when role is not MemberRole.Owner && IsLastOwner(team, row) => (TeamOutcome.LastOwner, null),
            var row => (TeamOutcome.Done, new(TableTransactionActionType.UpdateReplace, Entity(Read(row) with { Role = role }), row.ETag)),
        }, cancel);

    /// <summary>An account whose issuer vouches for the member's address signs in; the first one to do so is the member's from then on.</summary>
    /// <returns>The member; null where there is none any more, or where it is bound to another account.</returns>
    public async Task<Member?> ArriveAsync(string clinic, string id, string issuer, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        while (await _table.FindAsync(clinic, Prefix + id, cancel) is { } row)
        {
            var member = Read(row);
            if (member.Subject is not null)
            {
                return member.Issuer == issuer && member.Subject == subject ? member : null;
            }

            var bound = member with { Issuer = issuer, Subject = subject, JoinedAt = now };
            var entry = new AuditEntry { At = now, By = id, ByName = member.Name, What = AuditEntry.Joined };
            try
            {
                await _table.SubmitAsync([new(TableTransactionActionType.UpdateReplace, Entity(bound), row.ETag), ClinicAudit.Adding(clinic, entry)], cancel);
                return bound;
            }
            catch (LostRaceException)
            {
                // Another browser of the same person, or an owner, was faster: look again.
            }
        }

        return null;
    }

    /// <summary>Ends the sessions of a member that began before a time.</summary>
    public async Task EndSessionsAsync(string clinic, string id, DateTimeOffset before, CancellationToken cancel)
    {
        while (await _table.FindAsync(clinic, Prefix + id, cancel) is { } row)
        {
            try
            {
                await _table.ReplaceAsync(Entity(Read(row) with { SessionsFrom = before }), row.ETag, cancel);
                return;
            }
            catch (LostRaceException)
            {
                // The member changed at the same moment: look again.
            }
        }
    }

    private async Task<TeamOutcome> ChangeAsync(
        string clinic, AuditEntry entry, Func<Dictionary<string, TableEntity>, (TeamOutcome Outcome, TableTransactionAction? Change)> decide, CancellationToken cancel)
    {
        while (true)
        {
            var guard = await _table.FindAsync(clinic, Guard, cancel);
            var team = (await RowsAsync(clinic, cancel)).ToDictionary(row => row.RowKey[Prefix.Length..], StringComparer.Ordinal);
            var (outcome, change) = decide(team);
            if (change is null)
            {
                return outcome;
            }

            var next = new TableEntity(clinic, Guard) { ["Changes"] = (guard?.GetInt32("Changes") ?? 0) + 1 };
            try
            {
                await _table.SubmitAsync(
                    [
                        guard is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateReplace, next, guard.ETag),
                        change,
                        ClinicAudit.Adding(clinic, entry),
                    ],
                    cancel);
                return outcome;
            }
            catch (LostRaceException)
            {
                // The team changed at the same moment: look again.
            }
        }
    }

    private static bool IsLastOwner(Dictionary<string, TableEntity> team, TableEntity row) =>
        Read(row).Role is MemberRole.Owner && team.Values.Count(other => Read(other).Role is MemberRole.Owner) == 1;

    private Task<IReadOnlyList<TableEntity>> RowsAsync(string clinic, CancellationToken cancel) =>
        _table.QueryAsync($"PartitionKey eq '{clinic}' and RowKey ge '{Prefix}' and RowKey lt 'member}}'", cancel);

    private Task PutAddressAsync(string clinic, string id, CancellationToken cancel) => _table.PutAsync(new TableEntity(ByAddress + id, clinic), cancel);

    private static Member Read(TableEntity row) => StorageJson.Read<Member>(row.GetString("Data"), $"Row '{row.RowKey}'");

    private static TableEntity Entity(Member member) => new(member.Clinic, Prefix + member.Id) { ["Data"] = StorageJson.Write(member) };
}
