using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoadWatch.Core;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.Joining;

/// <summary>What came of a code that a runner typed.</summary>
public abstract record CodeOutcome
{
    private CodeOutcome() { }

    /// <summary>The number is the runner's.</summary>
    public sealed record Verified : CodeOutcome;

    public sealed record Wrong(int TriesLeft) : CodeOutcome;

    /// <summary>There is none, or it is too old or used up.</summary>
    public sealed record Over : CodeOutcome;

    /// <summary>The code is right, and the number is another runner's.</summary>
    public sealed record Taken : CodeOutcome;
}

/// <summary>Shows by a texted code that a number is the runner's: six digits, ten minutes, five tries.</summary>
public sealed class PhoneVerification(Runners runners, Contacts contacts, Outbox outbox, SealedBody seal, TimeProvider clock, IOptions<LoadWatchOptions> deployment, ILogger<PhoneVerification> log)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public const int Tries = 5;

    private const int Codes = 1_000_000;

    /// <summary>Whose turns the whole deployment's are; no number and no id is so called.</summary>
    private const string Everybody = "everybody";

    /// <summary>The most codes in an hour to one number, and for one runner: each costs money and somebody's peace.</summary>
    private const int MostInAnHour = 4;

    /// <summary>The most in a day to one number, and for whoever asks: the runner, and each linked account.</summary>
    private const int MostInADay = 8;

    /// <summary>Texts a code; it takes the place of any earlier one.</summary>
    /// <returns>Whether it goes out; false where too many went lately.</returns>
    public async Task<bool> SendAsync(RunnerId id, Profile profile, string phone, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // The asker's own turns first, so that whoever has none left uses up nobody else's. They are counted by the linked account
        // too: that stays the same person's when everything else was deleted and begun again.
        var askers = (await runners.ReadAsync(id, DateOnly.MaxValue, cancel)).Links.Select(link => $"{link.Value.Platform}|{link.Value.Account}").Append(id.Value);
        foreach (var (who, what, most, within) in askers.SelectMany(asker => ((string, string, int, TimeSpan)[])
                [(asker, "code-asked", MostInAnHour, TimeSpan.FromHours(1)), (asker, "code-asked-day", MostInADay, TimeSpan.FromDays(1))])
            .Append((phone, "code", MostInAnHour, TimeSpan.FromHours(1))).Append((phone, "code-day", MostInADay, TimeSpan.FromDays(1))))
        {
            if (!await contacts.TakeTurnAsync(ContactKind.Phone, who, what, most, within, now, cancel))
            {
                return false;
            }
        }

        if (!await contacts.TakeTurnAsync(ContactKind.Phone, Everybody, "codes-day", deployment.Value.CodesADay, TimeSpan.FromDays(1), now, cancel))
        {
            log.NoMoreCodes(deployment.Value.CodesADay);
            return false;
        }

        var code = RandomNumberGenerator.GetInt32(Codes).ToString("000000", CultureInfo.InvariantCulture);
        await runners.PutAsync(id, new PhoneCode(phone, seal.Close(code), now + Life, Tries), cancel);
        await outbox.TextAsync(id, profile, profile.Words.Site.CodeText(code), isSecret: true, phone, Life, cancel);
        return true;
    }

    /// <summary>Takes a try. It is counted before the code is looked at, so that no two at once are worth more than two.</summary>
    public async Task<CodeOutcome> TryAsync(RunnerId id, string typed, CancellationToken cancel)
    {
        if (await runners.FindPhoneCodeAsync(id, cancel) is not { Value: { TriesLeft: > 0 } code } found || code.Until <= clock.GetUtcNow())
        {
            return new CodeOutcome.Over();
        }

        try
        {
            await runners.SavePhoneCodeAsync(id, found, code with { TriesLeft = code.TriesLeft - 1 }, cancel);
        }
        catch (LostRaceException)
        {
            return await TryAsync(id, typed, cancel);
        }

        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(seal.Open(code.Code)))
            ? new CodeOutcome.Wrong(code.TriesLeft - 1)
            : await contacts.ClaimAsync(ContactKind.Phone, code.Phone, id, cancel) ? await KeepAsync(id, code.Phone, cancel) : new CodeOutcome.Taken();
    }

    /// <summary>A code that arrived shows that the number is in order; it does not take back a STOP.</summary>
    private static bool StillHolds(Profile profile, string phone) => profile.Phone == phone && profile.NoTextsBecause is Reasons.OptedOut;

    private async Task<CodeOutcome> KeepAsync(RunnerId id, string phone, CancellationToken cancel)
    {
        var before = await runners.FindProfileAsync(id, cancel);
        var now = clock.GetUtcNow();
        await runners.ChangeProfileAsync(
            id,
            profile => profile with { Phone = phone, PhoneVerifiedAt = now, NoTextsBecause = StillHolds(profile, phone) ? profile.NoTextsBecause : null },
            cancel);
        if (before is { Phone.Length: > 0 } && before.Phone != phone)
        {
            await contacts.ReleaseAsync(ContactKind.Phone, before.Phone, id, cancel);
        }

        await runners.DeletePhoneCodeAsync(id, cancel);
        return new CodeOutcome.Verified();
    }
}

internal static partial class PhoneVerificationLog
{
    [LoggerMessage(2951, LogLevel.Error, "No more codes are texted today: the deployment's {Most} are used up")]
    public static partial void NoMoreCodes(this ILogger log, int most);
}
