using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LoadWatch.Platforms;
using LoadWatch.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LoadWatch.Commands.Doctor;

/// <summary>The keys of stored tokens: whether they can be read, and whether a token that is kept opens with them. No key is made by looking.</summary>
internal static class KeyRingCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var about = "key ring";
        var keys = services.GetRequiredService<IKeyManager>().GetAllKeys();
        var closed = keys.Count(key => !IsReadable(key));
        if (closed > 0)
        {
            yield return CheckResult.Fail(about, $"{closed} of {keys.Count} keys cannot be read: what they encrypted is lost to this process.", "let this identity use the vault key that KeyRing__VaultKey names, or restore the table 'keys' from a backup");
        }
        else if (keys.Count == 0)
        {
            yield return CheckResult.CannotTell(about, "There is no key yet: the first is made when the first token is stored.", "look again after the first runner has linked an account");
        }
        else
        {
            yield return CheckResult.Pass(about, $"{keys.Count} {(keys.Count == 1 ? "key" : "keys")}, all readable.");
        }

        if (await AnyLinkAsync(services, cancel) is { } link)
        {
            yield return Opens(services.GetRequiredService<TokenLease>(), link)
                ? CheckResult.Pass("stored tokens", "The token of a linked account opens.")
                : CheckResult.Fail("stored tokens", "The token of a linked account does not open with these keys.", "restore the table 'keys' from the same backup as 'runners'; if keys lay open before KeyRing__VaultKey was set, KeyRing__AcceptOpenKeysUntil; else each runner must link again");
        }
    }

    private static bool IsReadable(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception)
        {
            // Whatever it was: a key of a vault that refuses, an identity that is nobody, a damaged row.
            return false;
        }
    }

    private static async Task<PlatformLink?> AnyLinkAsync(IServiceProvider services, CancellationToken cancel)
    {
        await foreach (var (platform, account, runner) in services.GetRequiredService<Links>().AllAsync(cancel))
        {
            if (await services.GetRequiredService<Runners>().FindLinkAsync(runner, platform, account, cancel) is { } link)
            {
                return link.Value;
            }
        }

        return null;
    }

    private static bool Opens(TokenLease lease, PlatformLink link)
    {
        try
        {
            return lease.RefreshToken(link).Length > 0;
        }
        catch (Exception closed) when (closed is CryptographicException or Azure.RequestFailedException)
        {
            return false;
        }
    }
}
