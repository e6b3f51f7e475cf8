using System.Security.Cryptography;
using System.Text;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner;

/// <summary>What came of a runner's return from a platform.</summary>
public abstract record LinkOutcome
{
    private LinkOutcome() { }

    public sealed record Linked(RunnerId Runner, string Platform) : LinkOutcome;

    /// <summary>It did not work; the sentence is for the runner.</summary>
    public sealed record Failed(string Why) : LinkOutcome;
}

/// <summary>Links a runner to an account on a platform.</summary>
public sealed class Linking(
    Runners runners,
    Links links,
    Queues queues,
    TokenLease tokens,
    IEnumerable<IPlatform> platforms,
    IDataProtectionProvider protection,
    TimeProvider clock,
    IOptions<LoadWatchOptions> deployment)
{
    private static readonly TimeSpan InviteLife = TimeSpan.FromDays(7);

    /// <summary>How long a visit to the platform may take.</summary>
    public static readonly TimeSpan VisitLife = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _invites = protection.CreateProtector("LoadWatch.Invite.v1").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _visits = protection.CreateProtector("LoadWatch.Visit.v1").ToTimeLimitedDataProtector();

    /// <summary>The address by which a runner begins to link an account; good for seven days.</summary>
    public Uri Invite(RunnerId runner, string platform) =>
        deployment.Value.At($"connect/{platform}?invite={_invites.Protect($"{platform}|{runner}", clock.GetUtcNow() + InviteLife)}");

    /// <summary>The address of <see cref="Invite"/>, for a runner who exists.</summary>
    /// <exception cref="ArgumentException">There is no such runner.</exception>
    public async Task<Uri> InviteAsync(RunnerId runner, string platform, CancellationToken cancel) =>
        await runners.FindProfileAsync(runner, cancel) is null ? throw new ArgumentException("No such runner.", nameof(runner)) : Invite(runner, platform);

    /// <summary>Where the runner goes from an invitation; null where it is not ours or too old.</summary>
    /// <param name="browser">A secret that only this browser will bring back: nobody can finish the visit for somebody else.</param>
    public Uri? Begin(string platform, string invite, string browser)
    {
        if (Find(platform) is not { } found || Open(_invites, invite)?.Split('|') is not [var invited, var runner] || invited != platform)
        {
            return null;
        }

        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var state = _visits.Protect($"{platform}|{runner}|{verifier}|{Mark(browser)}", clock.GetUtcNow() + VisitLife);
        return found.AuthorizeUrl(state, verifier, Callback(platform));
    }

    public async Task<LinkOutcome> CompleteAsync(
        string platform, string? state, string? code, string? scope, string browser, CancellationToken cancel)
    {
        if (Find(platform) is not { } found
            || state is null
            || Open(_visits, state)?.Split('|') is not [var visited, var id, var verifier, var mark]
            || visited != platform
            || mark != Mark(browser))
        {
            return new LinkOutcome.Failed("This visit is not one that was begun here, in this browser, or it took longer than 15 minutes: begin again.");
        }

        if (string.IsNullOrEmpty(code))
        {
            return new LinkOutcome.Failed("You did not allow it, and nothing was linked. You can begin again whenever you like.");
        }

        var runner = new RunnerId(id);
        if (await runners.FindProfileAsync(runner, cancel) is not { } profile)
        {
            return new LinkOutcome.Failed("This runner is no longer known here.");
        }

        switch (await found.AuthorizeAsync(code, verifier, scope ?? "", Callback(platform), cancel))
        {
            case Authorization.Refused(var why):
                return new LinkOutcome.Failed(why);
            case Authorization.Granted granted:
                return await KeepAsync(found, runner, profile, granted, cancel);
            default:
                throw new InvalidOperationException("An authorization is granted or refused.");
        }
    }

    private async Task<LinkOutcome> KeepAsync(
        IPlatform platform, RunnerId runner, Profile profile, Authorization.Granted granted, CancellationToken cancel)
    {
        // Two accounts of one platform would delete each other's runs at every read.
        if ((await runners.ReadAsync(runner, DateOnly.MaxValue, cancel)).Links.Exists(
            link => link.Value.Platform == platform.Name && link.Value.Account != granted.Account && link.Value.PausedBecause is null))
        {
            return new LinkOutcome.Failed("You have linked another account there already: end that link first, then begin again.");
        }

        if (!await links.ClaimAsync(platform.Name, granted.Account, runner, cancel))
        {
            return new LinkOutcome.Failed("This account is linked to another runner already.");
        }

        var now = clock.GetUtcNow();
        var today = profile.DayAt(now);
        var existing = await runners.FindLinkAsync(runner, platform.Name, granted.Account, cancel);
        var link = tokens.Keep(
            new PlatformLink
            {
                Platform = platform.Name,
                Account = granted.Account,
                AccessToken = "",
                AccessExpires = default,
                RefreshToken = "",
                Scope = granted.Scope,
                LinkedAt = existing?.Value.LinkedAt ?? now,
                KnownFrom = existing?.Value.KnownFrom ?? today,
                ReadAt = existing?.Value.ReadAt,
            },
            granted.Tokens);
        await runners.PutLinkAsync(runner, link, cancel);

        // Only now: what the platform sends from here on finds the link.
        await KnowFromAsync(platform, runner, granted, await platform.BeginAsync(granted.Tokens.Access, today, cancel), cancel);
        await queues.PutAsync(new RunChanged(platform.Name, granted.Account, Change.Reread, null, now), TimeSpan.Zero, cancel);
        return new LinkOutcome.Linked(runner, platform.Name);
    }

    private async Task KnowFromAsync(IPlatform platform, RunnerId runner, Authorization.Granted granted, DateOnly day, CancellationToken cancel)
    {
        while (await runners.FindLinkAsync(runner, platform.Name, granted.Account, cancel) is { } link && link.Value.KnownFrom > day)
        {
            try
            {
                await runners.SaveLinkAsync(runner, link, link.Value with { KnownFrom = day }, cancel);
            }
            catch (LostRaceException)
            {
                // The history is coming in already; look at the link as it is now.
            }
        }
    }

    private static string Mark(string browser) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(browser)));

    private IPlatform? Find(string name) => platforms.FirstOrDefault(platform => platform.Name == name);

    private Uri Callback(string platform) => deployment.Value.At($"connect/{platform}/callback");

    private static string? Open(ITimeLimitedDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
