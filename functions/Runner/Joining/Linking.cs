using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace LoadWatch.Runner.Joining;

/// <summary>Links accounts on platforms to runners, new ones and those who are here.</summary>
public sealed class Linking(
    Runners runners,
    Links links,
    Queues queues,
    TokenLease tokens,
    Tickets tickets,
    IEnumerable<IPlatform> platforms,
    IDataProtectionProvider protection,
    TimeProvider clock,
    IOptions<LoadWatchOptions> deployment)
{
    private static readonly TimeSpan InviteLife = TimeSpan.FromDays(7);

    /// <summary>How long a visit to the platform may take.</summary>
    public static readonly TimeSpan VisitLife = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _invites = protection.CreateProtector("LoadWatch.Invite.v1").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _visits = protection.CreateProtector("LoadWatch.Visit.v3").ToTimeLimitedDataProtector();

    /// <summary>The address by which a runner begins to link an account; good for seven days, and for one account that is linked.</summary>
    public Uri Invite(RunnerId runner, string platform) =>
        deployment.Value.At($"connect/{platform}?invite={_invites.Protect($"{platform}|{runner}", clock.GetUtcNow() + InviteLife)}");

    /// <summary>The address of <see cref="Invite"/>, for a runner who exists.</summary>
    /// <exception cref="ArgumentException">There is no such runner.</exception>
    public async Task<Uri> InviteAsync(RunnerId runner, string platform, CancellationToken cancel) =>
        await runners.FindProfileAsync(runner, cancel) is null ? throw new ArgumentException("No such runner.", nameof(runner)) : Invite(runner, platform);

    /// <summary>The runner of an invitation; null where it is not ours, not for this platform, used, or too old.</summary>
    public async Task<RunnerId?> InvitedAsync(string platform, string invite, CancellationToken cancel) =>
        Open(_invites, invite)?.Split('|') is [var invited, var runner] && invited == platform && !await tickets.IsSpentAsync(Mark(invite), cancel) ? new RunnerId(runner) : null;

    /// <summary>Where the visitor goes from here; null where the platform is not set up.</summary>
    /// <param name="runner">Who links; null for somebody new.</param>
    /// <param name="clinic">The clinic whose link somebody new followed.</param>
    /// <param name="browser">A secret that only this browser will bring back: nobody can finish the visit for somebody else.</param>
    /// <param name="invite">The invitation that led here; linking uses it up.</param>
    public Uri? Begin(string platform, RunnerId? runner, string? clinic, string browser, string? invite = null)
    {
        if (platforms.FirstOrDefault(known => known.Name == platform) is not { } found)
        {
            return null;
        }

        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var state = _visits.Protect($"{platform}|{runner?.Value}|{verifier}|{Mark(browser)}|{clinic}|{(invite is null ? "" : Mark(invite))}", clock.GetUtcNow() + VisitLife);
        return found.AuthorizeUrl(state, verifier, Callback(platform));
    }

    /// <param name="signedIn">Whose session the browser has; it must not have changed during the visit.</param>
    /// <param name="language">The visitor's; somebody new keeps it.</param>
    public async Task<LinkOutcome> CompleteAsync(
        string platform, string? state, string? code, string? scope, string browser, RunnerId? signedIn, Language language, CancellationToken cancel)
    {
        if (platforms.FirstOrDefault(known => known.Name == platform) is not { } found
            || state is null
            || Open(_visits, state)?.Split('|') is not [var visited, var id, var verifier, var mark, var clinic, var invite]
            || visited != platform
            || mark != Mark(browser)
            || (signedIn is { } session && id.Length > 0 && id != session.Value)
            || (invite.Length > 0 && await tickets.IsSpentAsync(invite, cancel)))
        {
            return new LinkOutcome.Failed(LinkFailure.VisitOver);
        }

        if (string.IsNullOrEmpty(code))
        {
            return new LinkOutcome.Failed(LinkFailure.Denied);
        }

        try
        {
            var outcome = await AuthorizedAsync(found, code, verifier, scope ?? "", id, clinic, language, cancel);
            if (outcome is LinkOutcome.Linked && invite.Length > 0)
            {
                await tickets.SpendAsync(invite, InviteLife, cancel);
            }

            return outcome;
        }
        catch (Exception silence) when (silence is HttpRequestException or JsonException or TimeoutRejectedException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return new LinkOutcome.Failed(LinkFailure.NoAnswer);
        }
    }

    private async Task<LinkOutcome> AuthorizedAsync(
        IPlatform found, string code, string verifier, string scope, string id, string clinic, Language language, CancellationToken cancel) =>
        await found.AuthorizeAsync(code, verifier, scope, Callback(found.Name), cancel) switch
        {
            Authorization.Refused(var why) => new LinkOutcome.Failed(
                why is Refusal.ActivitiesNotAllowed ? LinkFailure.ActivitiesNotAllowed : LinkFailure.CodeNotAccepted),
            Authorization.Granted granted when id.Length > 0 => await KeepAsync(found, new RunnerId(id), granted, false, cancel),
            Authorization.Granted granted => await JoinAsync(found, granted, clinic, language, cancel),
            _ => throw new InvalidOperationException("An authorization is granted or refused."),
        };

    /// <summary>
    /// Somebody new; or somebody who came before and left half way, with nothing yet to sign in by: the account itself shows
    /// that it is the same person.
    /// </summary>
    private async Task<LinkOutcome> JoinAsync(IPlatform platform, Authorization.Granted granted, string clinic, Language language, CancellationToken cancel)
    {
        if (await links.FindAsync(platform.Name, granted.Account, cancel) is { } owner)
        {
            return await runners.FindProfileAsync(owner, cancel) is { } unfinished && IsUnfinished(unfinished)
                ? await ResumeAsync(platform, owner, granted, clinic, cancel)
                : new LinkOutcome.Failed(LinkFailure.AccountTaken);
        }

        var runner = RunnerId.New();
        await runners.PutProfileAsync(runner, Newcomer(language, clinic), cancel);
        var outcome = await KeepAsync(platform, runner, granted, true, cancel);
        if (outcome is LinkOutcome.Failed)
        {
            await runners.DeleteAsync(runner, cancel);
        }

        return outcome;
    }

    /// <summary>Somebody who joined by the pages and left before there was anything to sign in by.</summary>
    private static bool IsUnfinished(Profile profile) => profile is { Phone.Length: 0, EmailVerifiedAt: null, JoinedAt: null };

    private async Task<LinkOutcome> ResumeAsync(IPlatform platform, RunnerId owner, Authorization.Granted granted, string clinic, CancellationToken cancel)
    {
        if (clinic.Length > 0)
        {
            await runners.ChangeProfileAsync(owner, profile => profile with { Clinic = clinic, Exercises = profile.Clinic == clinic ? profile.Exercises : [] }, cancel);
        }

        return await KeepAsync(platform, owner, granted, true, cancel);
    }

    /// <summary>An account that its holder began to join with, and now links to the runner that he or she already is: what was begun goes.</summary>
    private async Task<bool> TakeOverAsync(IPlatform platform, RunnerId runner, Authorization.Granted granted, CancellationToken cancel)
    {
        if (await links.FindAsync(platform.Name, granted.Account, cancel) is not { } owner
            || await runners.FindProfileAsync(owner, cancel) is not { } begun || !IsUnfinished(begun))
        {
            return false;
        }

        await links.ReleaseAsync(platform.Name, granted.Account, cancel);
        await runners.DeleteAsync(owner, cancel);
        return await links.ClaimAsync(platform.Name, granted.Account, runner, cancel);
    }

    private static Profile Newcomer(Language language, string clinic) => new()
    {
        Name = "",
        Phone = "",
        Language = language,
        Unit = language is Language.EnglishUs ? DistanceUnit.Miles : DistanceUnit.Kilometres,
        Zone = Zones.Usual(language),
        Clinic = clinic.Length > 0 ? clinic : null,
        WeekStart = language is Language.EnglishGb ? DayOfWeek.Monday : DayOfWeek.Sunday,
    };

    private async Task<LinkOutcome> KeepAsync(
        IPlatform platform, RunnerId runner, Authorization.Granted granted, bool isJoining, CancellationToken cancel)
    {
        if (await runners.FindProfileAsync(runner, cancel) is not { } profile)
        {
            return new LinkOutcome.Failed(LinkFailure.RunnerGone);
        }

        // Two accounts of one platform would delete each other's runs at every read.
        if ((await runners.ReadAsync(runner, DateOnly.MaxValue, cancel)).Links.Exists(
            link => link.Value.Platform == platform.Name && link.Value.Account != granted.Account && link.Value.PausedBecause is null))
        {
            return new LinkOutcome.Failed(LinkFailure.OtherAccountThere);
        }

        if (!await links.ClaimAsync(platform.Name, granted.Account, runner, cancel) && !await TakeOverAsync(platform, runner, granted, cancel))
        {
            return new LinkOutcome.Failed(LinkFailure.AccountTaken);
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
                RestoredAt = existing?.Value.RestoredAt,
            },
            granted.Tokens);
        await runners.PutLinkAsync(runner, link, cancel);

        // Only now: what the platform sends from here on finds the link.
        await KnowFromAsync(platform, runner, granted, await platform.BeginAsync(granted.Tokens.Access, today, cancel), cancel);
        await queues.PutAsync(new RunChanged(platform.Name, granted.Account, Change.Linked, null, now), TimeSpan.Zero, cancel);
        return new LinkOutcome.Linked(runner, isJoining);
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
