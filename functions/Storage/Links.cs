using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;

namespace LoadWatch.Storage;

/// <summary>The table <c>links</c>: which runner an account belongs to. One account belongs to one runner.</summary>
public sealed class Links(TableServiceClient service)
{
    private readonly LazyTable _table = new(service, "links");

    public async Task<RunnerId?> FindAsync(string platform, string account, CancellationToken cancel) =>
        await _table.FindAsync(Keys.Account(platform, account), "runner", cancel) is { } row ? new RunnerId(row.GetString("Runner")) : null;

    /// <summary>Claims an account for a runner.</summary>
    /// <returns>Whether it is now the runner's; false if another runner has it.</returns>
    public async Task<bool> ClaimAsync(string platform, string account, RunnerId runner, CancellationToken cancel)
    {
        var row = new TableEntity(Keys.Account(platform, account), "runner")
        {
            ["Platform"] = platform,
            ["Account"] = account,
            ["Runner"] = runner.Value,
        };
        try
        {
            await _table.AddAsync(row, cancel);
            return true;
        }
        catch (LostRaceException)
        {
            return await FindAsync(platform, account, cancel) == runner;
        }
    }

    public Task ReleaseAsync(string platform, string account, CancellationToken cancel) =>
        _table.DeleteAsync(Keys.Account(platform, account), "runner", cancel);

    /// <summary>The next linked accounts of a scan.</summary>
    public Task<ScanPage<(string Platform, string Account)>> PageAsync(ScanStep step, CancellationToken cancel) =>
        _table.PageAsync("RowKey eq 'runner'", step, row => (row.Needed("Platform"), row.Needed("Account")), cancel);

    /// <summary>Every linked account.</summary>
    public async IAsyncEnumerable<(string Platform, string Account, RunnerId Runner)> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.EachAsync(null, cancel))
        {
            yield return (row.GetString("Platform"), row.GetString("Account"), new RunnerId(row.GetString("Runner")));
        }
    }
}
