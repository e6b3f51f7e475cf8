using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>How somebody is reached.</summary>
public enum ContactKind
{
    Phone,
    Email,
}

/// <summary>
/// The table <c>contacts</c>: which runner a verified number or address belongs to, and the suppression list, which outlives
/// a runner. Numbers and addresses are kept as hashes.
/// </summary>
public sealed class Contacts(TableServiceClient service)
{
    private const string Owner = "runner";
    private const string Stopped = "stopped";

    private readonly LazyTable _table = new(service, "contacts");

    public async Task<RunnerId?> FindAsync(ContactKind kind, string contact, CancellationToken cancel) =>
        await _table.FindAsync(Key(kind, contact), Owner, cancel) is { } row ? new RunnerId(row.GetString("Runner")) : null;

    /// <summary>Claims a contact that the runner has shown to hold.</summary>
    /// <returns>Whether it is now the runner's; false if another runner has it.</returns>
    public async Task<bool> ClaimAsync(ContactKind kind, string contact, RunnerId runner, CancellationToken cancel)
    {
        try
        {
            await _table.AddAsync(new TableEntity(Key(kind, contact), Owner) { ["Runner"] = runner.Value }, cancel);
            return true;
        }
        catch (LostRaceException)
        {
            return await FindAsync(kind, contact, cancel) == runner;
        }
    }

    /// <summary>Gives up a contact, if it is the runner's.</summary>
    public async Task ReleaseAsync(ContactKind kind, string contact, RunnerId runner, CancellationToken cancel)
    {
        if (await FindAsync(kind, contact, cancel) == runner)
        {
            await _table.DeleteAsync(Key(kind, contact), Owner, cancel);
        }
    }

    /// <summary>Nothing is sent to this number any more, whoever's it is.</summary>
    public Task StopAsync(string phone, DateTimeOffset now, CancellationToken cancel) =>
        _table.PutAsync(new TableEntity(Key(ContactKind.Phone, phone), Stopped) { ["Since"] = now }, cancel);

    /// <summary>The holder of the number wants texts again.</summary>
    public Task StartAsync(string phone, CancellationToken cancel) => _table.DeleteAsync(Key(ContactKind.Phone, phone), Stopped, cancel);

    public async Task<bool> IsStoppedAsync(string phone, CancellationToken cancel) =>
        await _table.FindAsync(Key(ContactKind.Phone, phone), Stopped, cancel) is not null;

    /// <summary>Takes one of a few turns within a time, such as the codes that may be sent to a number in an hour.</summary>
    /// <returns>Whether there was a turn left.</returns>
    public async Task<bool> TakeTurnAsync(ContactKind kind, string contact, string what, int most, TimeSpan within, DateTimeOffset now, CancellationToken cancel)
    {
        while (true)
        {
            var (partition, row) = (Key(kind, contact), "turns|" + what);
            var found = await _table.FindAsync(partition, row, cancel);
            var (since, taken) = found?.GetDateTimeOffset("Since") is { } start && now - start < within ? (start, found.GetInt32("Taken") ?? 0) : (now, 0);
            if (taken >= most)
            {
                return false;
            }

            var turn = new TableEntity(partition, row) { ["Since"] = since, ["Taken"] = taken + 1, ["GoneBy"] = since + within };
            try
            {
                await (found is null ? _table.AddAsync(turn, cancel) : _table.ReplaceAsync(turn, found.ETag, cancel));
                return true;
            }
            catch (LostRaceException)
            {
                // Another turn was taken at the same moment: look again.
            }
        }
    }

    /// <summary>Deletes the next turns of a scan whose time is over.</summary>
    public Task<Scanned> PurgeAsync(ScanStep step, ILogger log, CancellationToken cancel) => _table.PurgeAsync($"GoneBy lt {ScanFilter.Instant(step.Began)}", step, log, cancel);

    private static string Key(ContactKind kind, string contact) =>
        $"{kind.ToString().ToLowerInvariant()}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contact.ToLowerInvariant())))}";
}
