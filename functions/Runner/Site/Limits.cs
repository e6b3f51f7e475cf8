using System.Threading.RateLimiting;

namespace LoadWatch.Runner.Site;

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

    private static RateLimitPartition<string> PerAddress(HttpContext context, string policy, int most) => RateLimitPartition.GetFixedWindowLimiter(
        $"{policy}|{context.Address()}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });
}
