using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoadWatch.Core;
using LoadWatch.Core.Running;
using LoadWatch.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LoadWatch.Platforms.Garmin;

/// <summary>Garmin sends the runs themselves: what it sends is the truth, and it is asked only whether it really said goodbye.</summary>
internal sealed class GarminPlatform(GarminClient client, TokenLease lease, TimeProvider clock, IOptions<GarminOptions> options) : IPlatform
{
    /// <summary>The permission without which no runs come.</summary>
    private const string Export = "ACTIVITY_EXPORT";

    /// <summary>The most that one backfill request may span.</summary>
    private const int BackfillDays = 30;

    public string Name => "garmin";

    public Source Source => Source.Garmin;

    public bool CanBeRead => false;

    public PlatformPolicy Policy => options.Value.Policy;

    public async Task<Reading> ReadAsync(RunnerPartition runner, Row<PlatformLink> link, RunChanged change, CancellationToken cancel)
    {
        switch (change.Change)
        {
            case Change.Pushed or Change.Updated:
                return new Reading(link, Pieces(change.Payload ?? "[]", change.Change is Change.Updated, change.At));
            case Change.Pinged or Change.PingedEdit:
                return await FetchAsync(runner.Id, link, change, cancel);
            case Change.Deauthorised or Change.PermissionsChanged:
                return await ConfirmAsync(runner.Id, link, change, cancel);
            case Change.Corrected:
                return new Reading(link, new Truth.Recount(change.Run is { } run ? new RunId(Source, run) : null));
            default:
                return new Reading(link, new Truth.Covered());
        }
    }

    /// <summary>What Garmin has sent is all there is to show.</summary>
    public Task<IReadOnlyList<Run>?> HistoryAsync(RunnerPartition runner, Row<PlatformLink> link, DateOnly from, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Run>?>(null);

    public async Task<bool> RevokeAsync(RunnerId runner, Row<PlatformLink> link, CancellationToken cancel) =>
        await AskAsync(runner, link, access => client.DeregisterAsync(access, cancel), cancel) is { Answer: not null } or { IsDead: true };

    public Uri AuthorizeUrl(string state, string verifier, Uri callback)
    {
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return new Uri(
            $"{options.Value.AuthorizeUrl}?client_id={Uri.EscapeDataString(options.Value.ClientId)}&response_type=code&state={Uri.EscapeDataString(state)}"
                + $"&redirect_uri={Uri.EscapeDataString(callback.AbsoluteUri)}&code_challenge={challenge}&code_challenge_method=S256");
    }

    public async Task<Authorization> AuthorizeAsync(string code, string verifier, string scope, Uri callback, CancellationToken cancel)
    {
        if (await client.ExchangeCodeAsync(code, verifier, callback, cancel) is not { } answer)
        {
            return new Authorization.Refused(Refusal.CodeNotAccepted);
        }

        var tokens = answer.ToTokens(clock.GetUtcNow());
        var permissions = await client.PermissionsAsync(tokens.Access, cancel) ?? [];
        return permissions.Contains(Export)
            ? new Authorization.Granted(await client.UserAsync(tokens.Access, cancel), tokens, string.Join(' ', permissions))
            : new Authorization.Refused(Refusal.ActivitiesNotAllowed);
    }

    public async Task<DateOnly> BeginAsync(string accessToken, DateOnly today, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await client.BackfillAsync(accessToken, now.AddDays(-BackfillDays), now, cancel) ? today.AddDays(-BackfillDays) : today;
    }

    /// <summary>Item by item: one that cannot be read does not take the others with it, and of two of the same run the later holds.</summary>
    private static Truth.Pieces Pieces(string payload, bool edited, DateTimeOffset receivedAt)
    {
        var (said, brokens) = (new Dictionary<RunId, Run?>(), new List<Broken>());
        using var items = JsonDocument.Parse(payload);
        foreach (var item in items.RootElement.EnumerateArray())
        {
            try
            {
                var activity = item.Deserialize(GarminJson.Default.GarminActivity) ?? throw new FormatException("An item is null.");
                said[activity.RunId] = activity.ToRun(edited, receivedAt);
            }
            catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
            {
                brokens.Add(new Broken(item.GetRawText(), broken.Message));
            }
        }

        return new Truth.Pieces(
            [.. said.Values.OfType<Run>()],
            [.. said.Where(item => item.Value is null).Select(item => item.Key)],
            GarminActivity.Revision(edited, receivedAt),
            brokens);
    }

    private async Task<Reading> FetchAsync(RunnerId runner, Row<PlatformLink> link, RunChanged change, CancellationToken cancel) =>
        await AskAsync(runner, link, access => client.CallbackAsync(change.Payload!, access, cancel), cancel) switch
        {
            (var asked, null, true) => new Reading(asked, Truth.OfDeadToken(change, "Garmin")),

            // A callback works once: the ping came again after it was followed.
            (var asked, null, false) => new Reading(asked, new Truth.Unconfirmed()),
            (var asked, var items, _) => new Reading(asked, new Truth.Fetched([.. Payloads.Of(items)
                .Select(payload => change with { Change = change.Change is Change.PingedEdit ? Change.Updated : Change.Pushed, Payload = payload })])),
        };

    private async Task<Reading> ConfirmAsync(RunnerId runner, Row<PlatformLink> link, RunChanged change, CancellationToken cancel) =>
        await AskAsync(runner, link, access => client.PermissionsAsync(access, cancel), cancel) switch
        {
            (var asked, null, true) => new Reading(asked, Truth.OfDeadToken(change, "Garmin")),
            (_, null, false) => throw new HttpRequestException("Garmin refuses an access token that it has just issued: that confirms nothing."),
            (var asked, var permissions, _) when permissions.Contains(Export) =>
                new Reading(asked, asked.Value.PausedBecause is null ? new Truth.Unconfirmed() : new Truth.Paused(null)),
            (var asked, _, _) => new Reading(asked, new Truth.Paused(Reasons.PermissionTakenBack("Garmin"))),
        };

    /// <summary>Asks with a token that works; null where the refresh token is dead, or where even a token just issued is refused.</summary>
    private async Task<(Row<PlatformLink> Link, T? Answer, bool IsDead)> AskAsync<T>(
        RunnerId runner, Row<PlatformLink> link, Func<string, Task<T?>> ask, CancellationToken cancel)
        where T : class
    {
        string? rejected = null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            (link, var access) = await lease.AccessAsync(runner, link, rejected, client.RenewAsync, options.Value.Timeout, cancel);
            if (access is null)
            {
                return (link, null, true);
            }

            if (await ask(access) is { } answer)
            {
                return (link, answer, false);
            }

            rejected = access;
        }

        return (link, null, false);
    }
}
