using System.Net;
using System.Threading.RateLimiting;

namespace LoadWatch.Site;

/// <summary>
/// How often one network address may have something sent, or try a code or a link. Each process counts for itself; what
/// costs money is limited once more by number and address, in storage.
/// </summary>
internal static class Limits
{
    /// <summary>Routes that send a text or an email.</summary>
    public const string Sending = "sending";

    /// <summary>Routes that take a code or a link.</summary>
    public const string Trying = "trying";

    private const int Sendings = 12;
    private const int Tries = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            var words = rejected.HttpContext.Words();
            await Pages.Message(words, words.Site.TooMany, words.Site.TooManyWhy, StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
        };
        limiter.AddPolicy(Sending, context => PerAddress(context, Sending, Sendings));
        limiter.AddPolicy(Trying, context => PerAddress(context, Trying, Tries));
    });

    /// <summary>An address that is only this machine's, or that of a proxy beside it, says nothing of the visitor: then the limits in storage must do.</summary>
    private static RateLimitPartition<string> PerAddress(HttpContext context, string policy, int most) =>
        IPAddress.TryParse(context.Address(), out var address) && Network(address) is { } network
            ? RateLimitPartition.GetFixedWindowLimiter($"{policy}|{network}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Whose the address is: of IPv6 the first 64 bits, as one visitor has all the rest; null for one that is not public.</summary>
    private static string? Network(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var isInner = IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            || bytes is [10, _, _, _] or [172, >= 16 and <= 31, _, _] or [192, 168, _, _] or [169, 254, _, _] or [100, >= 64 and <= 127, _, _];
        return isInner ? null : Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
