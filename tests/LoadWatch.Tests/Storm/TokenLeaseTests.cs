using Azure.Data.Tables;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using LoadWatch.Tests.Telemetry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Storm;

/// <summary>What the storm cannot time: somebody writes the link while its token is being exchanged.</summary>
public sealed class TokenLeaseTests(Azurite azurite)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly Runners _runners = new(new TableServiceClient(azurite.ConnectionString), Listening.Nowhere());
    private readonly RunnerId _runner = RunnerId.New();

    [Fact]
    public async Task A_read_that_ends_during_the_exchange_does_not_cost_the_new_tokens()
    {
        var lease = Lease();
        var (link, access) = await lease.AccessAsync(_runner, await LinkAsync(lease), null, ExchangeAsync, TimeSpan.FromSeconds(10), Cancel);
        access.ShouldBe("new");
        link.Value.ReadAt.ShouldBe(Now);
        var (_, again) = await lease.AccessAsync(_runner, (await FindAsync())!, null, (_, _) => throw new InvalidOperationException("It was stored."), TimeSpan.FromSeconds(10), Cancel);
        again.ShouldBe("new");

        async Task<Renewal> ExchangeAsync(string refresh, CancellationToken cancel)
        {
            var found = (await FindAsync())!;
            await _runners.SaveLinkAsync(_runner, found, found.Value with { ReadAt = Now }, cancel);
            return new Renewal.Granted(new Tokens("new", "new-refresh", Now.AddHours(6)));
        }
    }

    [Fact]
    public async Task A_link_made_anew_during_the_exchange_keeps_its_own_tokens()
    {
        var lease = Lease();
        await Should.ThrowAsync<LostRaceException>(async () =>
            await lease.AccessAsync(_runner, await LinkAsync(lease), null, ExchangeAsync, TimeSpan.FromSeconds(10), Cancel));
        var (_, access) = await lease.AccessAsync(_runner, (await FindAsync())!, null, ExchangeAsync, TimeSpan.FromSeconds(10), Cancel);
        access.ShouldBe("linked-anew");

        async Task<Renewal> ExchangeAsync(string refresh, CancellationToken cancel)
        {
            var found = (await FindAsync())!;
            await _runners.PutLinkAsync(_runner, lease.Keep(found.Value, new Tokens("linked-anew", "linked-anew-refresh", Now.AddHours(6))), cancel);
            return new Renewal.Granted(new Tokens("new", "new-refresh", Now.AddHours(6)));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Row<PlatformLink>?> FindAsync() => _runners.FindLinkAsync(_runner, "strava", "1", Cancel);

    private async Task<Row<PlatformLink>> LinkAsync(TokenLease lease)
    {
        var link = new PlatformLink
        {
            Platform = "strava",
            Account = "1",
            AccessToken = "",
            AccessExpires = default,
            RefreshToken = "",
            LinkedAt = Now,
            KnownFrom = default,
        };
        await _runners.PutLinkAsync(_runner, lease.Keep(link, new Tokens("old", "old-refresh", Now)), Cancel);
        return (await FindAsync())!;
    }

    private TokenLease Lease() => new(_runners, new EphemeralDataProtectionProvider(), TimeProvider.System, NullLogger<TokenLease>.Instance);
}
