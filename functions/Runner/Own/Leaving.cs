using System.Security.Cryptography;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using Polly.Timeout;

namespace LoadWatch.Runner.Own;

/// <summary>What a runner who leaves is told.</summary>
/// <param name="Platforms">Each linked platform, and whether it has ended the leave to read.</param>
/// <param name="Rows">How many rows were deleted.</param>
public sealed record Receipt(string Number, DateTimeOffset At, IReadOnlyList<(string Platform, bool IsRevoked)> Platforms, int Rows);

/// <summary>Deletes all that is kept of a runner, everywhere.</summary>
public sealed class Leaving(
    Runners runners, Links links, Contacts contacts, Boards boards, Accesses accesses, DueTexts due, DueMails mails, Subscriptions subscriptions,
    IEnumerable<IPlatform> platforms, TimeProvider clock, ILogger<Leaving> log)
{
    public async Task<Receipt> LeaveAsync(RunnerId id, CancellationToken cancel)
    {
        var runner = await runners.ReadAsync(id, DateOnly.MinValue, cancel);
        var told = new List<(string, bool)>();
        foreach (var link in runner.Links)
        {
            // First, while there are tokens to do it with; and what still comes from there finds nobody.
            told.Add((link.Value.Platform, await RevokeAsync(id, link, cancel)));
            await links.ReleaseAsync(link.Value.Platform, link.Value.Account, cancel);
        }

        if (runner.Profile?.Value is { } profile)
        {
            await ReleaseAsync(id, runner, profile, cancel);
        }

        foreach (var text in runner.Texts.Where(text => !text.Value.IsSettled))
        {
            await due.CrossOutAsync(new TextDue(id.Value, text.Value.Id), cancel);
        }

        foreach (var mail in runner.Mails.Where(mail => !mail.Value.IsSettled))
        {
            await mails.CrossOutAsync(new MailDue(id.Value, mail.Value.Id), cancel);
        }

        // Twice: whatever was being written while the first went through goes too.
        var rows = await runners.DeleteAsync(id, cancel);
        rows += await runners.DeleteAsync(id, cancel);
        rows += await accesses.DeleteAsync(id, cancel);
        foreach (var clinic in runner.Consents.Select(row => Consent.ClinicOf(row.Value.Kind)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await boards.RemoveAsync(clinic, id, cancel);
        }

        log.Left(id, rows);
        return new Receipt(RandomNumberGenerator.GetHexString(10), clock.GetUtcNow(), told, rows);
    }

    private async Task ReleaseAsync(RunnerId id, RunnerPartition runner, Profile profile, CancellationToken cancel)
    {
        if (profile.Phone.Length > 0)
        {
            await contacts.ReleaseAsync(ContactKind.Phone, profile.Phone, id, cancel);
        }

        if (profile.Email is { } email)
        {
            await contacts.ReleaseAsync(ContactKind.Email, email, id, cancel);
        }

        await subscriptions.LeaveAsync(id, profile, cancel);
        foreach (var clinic in runner.Consents.Select(row => Consent.ClinicOf(row.Value.Kind)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await boards.RemoveAsync(clinic, id, cancel);
        }
    }

    private async Task<bool> RevokeAsync(RunnerId id, Row<PlatformLink> link, CancellationToken cancel)
    {
        try
        {
            return platforms.FirstOrDefault(platform => platform.Name == link.Value.Platform) is { } platform
                && await platform.RevokeAsync(id, link, cancel);
        }
        catch (Exception silence) when (silence is HttpRequestException or TimeoutRejectedException or LostRaceException or InvalidOperationException
            || (silence is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            log.NotRevoked(id, link.Value.Platform);
            return false;
        }
    }
}

internal static partial class LeavingLog
{
    [LoggerMessage(3101, LogLevel.Information, "Runner {Runner} left: {Rows} rows were deleted")]
    public static partial void Left(this ILogger log, RunnerId runner, int rows);

    [LoggerMessage(3102, LogLevel.Warning, "{Platform} could not be told that runner {Runner} left; the receipt says so")]
    public static partial void NotRevoked(this ILogger log, RunnerId runner, string platform);
}
