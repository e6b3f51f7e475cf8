using System.Security.Cryptography;
using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Summaries;

/// <summary>Ends the weekly email by an address that stands in it: whoever has the email needs no login for that.</summary>
internal sealed class Unsubscribing(
    IDataProtectionProvider protection, Runners runners, Subscriptions subscriptions, TimeProvider clock, IOptions<LoadWatchOptions> deployment)
{
    private readonly IDataProtector _protector = protection.CreateProtector("LoadWatch.Unsubscribe.v1");

    /// <summary>Good for as long as there is the runner; it opens nothing else.</summary>
    public Uri AddressFor(RunnerId id) => deployment.Value.At($"mails/unsubscribe/{_protector.Protect(id.Value)}");

    /// <summary>The runner of a token; null where nobody of ours has made it.</summary>
    public RunnerId? Read(string token)
    {
        try
        {
            return new RunnerId(_protector.Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Ends the consent at once; what still waits to be sent does not go.</summary>
    public async Task EndAsync(RunnerId id, CancellationToken cancel)
    {
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        foreach (var held in runner.Held(Consent.Email))
        {
            await runners.PutConsentAsync(id, held with { Withdrawn = clock.GetUtcNow() }, cancel);
        }

        if (runner.Profile?.Value is { } profile)
        {
            await subscriptions.LeaveAsync(id, profile, cancel);
        }
    }
}
