using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace LoadWatch.Platforms;

/// <summary>An access token and what renews it.</summary>
public sealed record Tokens(string Access, string Refresh, DateTimeOffset Expires)
{
    public override string ToString() => $"tokens that expire at {Expires:O}";
}

/// <summary>What a platform answers to a refresh token.</summary>
public abstract record Renewal
{
    private Renewal() { }

    public sealed record Granted(Tokens Tokens) : Renewal;

    /// <summary>The platform no longer knows the refresh token.</summary>
    public sealed record Dead : Renewal;
}

/// <summary>
/// Access tokens that work, renewed by one worker at a time: a refresh token may die with its use, so two that renew at
/// once would lose the account. The lease lies in the link's row and outlives a worker that dies; nothing is done with new
/// tokens before they are stored.
/// </summary>
public sealed class TokenLease(Runners runners, IDataProtectionProvider protection, TimeProvider clock, ILogger<TokenLease> log)
{
    /// <summary>Two machines' clocks may differ by this much: a lease is not to be taken for nobody's for less.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>An access token with less life left than this is renewed before it is used.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan StoreAgain = TimeSpan.FromSeconds(2);
    private const int StoreTries = 60;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly IDataProtector _protector = protection.CreateProtector("LoadWatch.PlatformTokens.v1");

    /// <summary>A link row of new tokens.</summary>
    public PlatformLink Keep(PlatformLink link, Tokens tokens) => link with
    {
        AccessToken = _protector.Protect(tokens.Access),
        RefreshToken = _protector.Protect(tokens.Refresh),
        AccessExpires = tokens.Expires,
        LeaseUntil = null,
    };

    /// <summary>The refresh token of a link, as it goes to the platform.</summary>
    public string RefreshToken(PlatformLink link) => _protector.Unprotect(link.RefreshToken);

    /// <summary>An access token that has some life left, renewed if need be.</summary>
    /// <param name="found">The link as it was read.</param>
    /// <param name="rejected">An access token that the platform has just refused: it is renewed whatever its age.</param>
    /// <param name="exchange">Asks the platform to renew; it must give up well within <paramref name="exchangeTakes"/>.</param>
    /// <param name="exchangeTakes">How long an exchange takes at most.</param>
    /// <returns>The link as it stands, and the token; null where the refresh token is dead.</returns>
    public async Task<(Row<PlatformLink> Link, string? Access)> AccessAsync(
        RunnerId runner,
        Row<PlatformLink> found,
        string? rejected,
        Func<string, CancellationToken, Task<Renewal>> exchange,
        TimeSpan exchangeTakes,
        CancellationToken cancel)
    {
        var link = found;
        while (true)
        {
            var access = _protector.Unprotect(link.Value.AccessToken);
            if (access != rejected && link.Value.AccessExpires - clock.GetUtcNow() > RenewBefore)
            {
                return (link, access);
            }

            // A lease that lasts longer than any is taken for was taken by a clock that was wrong: nobody holds it.
            var lease = exchangeTakes + exchangeTakes;
            if (link.Value.LeaseUntil - clock.GetUtcNow() is { } left && left > TimeSpan.Zero && left <= lease + ClockDifference)
            {
                await Task.Delay(LookAgain, clock, cancel);
                link = await ReloadAsync(runner, link, cancel);
                continue;
            }

            try
            {
                link = await runners.SaveLinkAsync(
                    runner, link, link.Value with { LeaseUntil = clock.GetUtcNow() + lease }, cancel);
            }
            catch (LostRaceException)
            {
                link = await ReloadAsync(runner, link, cancel);
                continue;
            }

            // From here on no cancellation: tokens that have been issued must be stored.
            switch (await exchange(_protector.Unprotect(link.Value.RefreshToken), CancellationToken.None))
            {
                case Renewal.Granted(var tokens):
                    link = await StoreAsync(runner, link, tokens);
                    log.Renewed(runner, link.Value.Platform);
                    return (link, tokens.Access);
                case Renewal.Dead:
                    link = await runners.SaveLinkAsync(runner, link, link.Value with { LeaseUntil = null }, CancellationToken.None);
                    return (link, null);
                default:
                    throw new InvalidOperationException("A renewal is granted or dead.");
            }
        }
    }

    /// <summary>
    /// Stores new tokens whatever else of the link was written meanwhile (a read that ended): the old ones may be dead by now.
    /// </summary>
    /// <exception cref="LostRaceException">Somebody has stored other tokens: those are the newer ones.</exception>
    private async Task<Row<PlatformLink>> StoreAsync(RunnerId runner, Row<PlatformLink> link, Tokens tokens)
    {
        var exchanged = link.Value.RefreshToken;
        var tries = StoreTries;
        while (true)
        {
            try
            {
                return await runners.SaveLinkAsync(runner, link, Keep(link.Value, tokens), CancellationToken.None);
            }
            catch (LostRaceException)
            {
                link = await ReloadAsync(runner, link, CancellationToken.None);
                if (link.Value.RefreshToken != exchanged)
                {
                    throw;
                }
            }
            catch (Exception trouble) when (Runners.IsTrouble(trouble) && --tries > 0)
            {
                await Task.Delay(StoreAgain, clock, CancellationToken.None);
            }
        }
    }

    private async Task<Row<PlatformLink>> ReloadAsync(RunnerId runner, Row<PlatformLink> link, CancellationToken cancel) =>
        await runners.FindLinkAsync(runner, link.Value.Platform, link.Value.Account, cancel)
        ?? throw new InvalidOperationException("The account was unlinked while its token was being renewed.");
}

internal static partial class TokenLog
{
    [LoggerMessage(2101, LogLevel.Information, "Renewed the {Platform} token of runner {Runner}")]
    public static partial void Renewed(this ILogger log, RunnerId runner, string platform);
}
