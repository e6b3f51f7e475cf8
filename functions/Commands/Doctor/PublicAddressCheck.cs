using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>Whether the world reaches this deployment, as far as that can be told from inside.</summary>
internal static class PublicAddressCheck
{
    private const string About = "public address";
    private const string Setting = "LoadWatch__PublicUrl";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var deployment = services.GetRequiredService<IOptions<LoadWatchOptions>>().Value;
        var address = deployment.PublicUrl;
        if (address.IsLoopback)
        {
            yield return CheckResult.CannotTell(About, $"{address} is this machine: nobody else can open it.", $"set {Setting} to the https address that the world knows, once there is one");
        }
        else if (address.Scheme != Uri.UriSchemeHttps)
        {
            yield return CheckResult.Fail(About, $"{address} is not https: browsers would not keep a session, and texts would link to it.", $"set {Setting} to an https address");
            yield break;
        }
        else if (await WhereAsync(address, cancel) is { } nowhere)
        {
            yield return nowhere;
            yield break;
        }

        yield return await AnswersAsync(deployment.At("health/live"), cancel);
    }

    /// <returns>Null where the name leads to an address that the world can reach.</returns>
    private static async Task<CheckResult?> WhereAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancel);
            return found.All(IsPrivate)
                ? CheckResult.CannotTell(About, $"{address.Host} leads to {string.Join(", ", found.Select(ip => ip.ToString()))} from here, which the world cannot reach.", "try from outside: open the address by a telephone's own net")
                : null;
        }
        catch (SocketException)
        {
            return CheckResult.Fail(About, $"The name {address.Host} leads nowhere.", $"make its DNS entry, or correct {Setting}");
        }
    }

    private static async Task<CheckResult> AnswersAsync(Uri live, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, live);
        return await Knock.AtAsync(request, Patience, cancel) switch
        {
            Knock.Answered { Status: HttpStatusCode.OK, Body: var body } when body.Trim() == "alive" => CheckResult.Pass("server", $"{live} answers from here."),
            Knock.Answered { Status: var status } =>
                CheckResult.Fail("server", $"{live} answers {(int)status}, and not as LoadWatch does.", $"have the proxy pass /api on to LoadWatch unchanged, or correct {Setting}"),
            Knock.Untrusted => CheckResult.Fail("server", $"The certificate of {live.Host} is not to be trusted.", "renew it, or install its whole chain"),
            _ => CheckResult.Fail("server", $"{live} does not answer.", "start the server (./loadwatch serve), and let the proxy or the firewall lead to it"),
        };
    }

    private static bool IsPrivate(IPAddress ip) =>
        IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal
        || (ip.AddressFamily is AddressFamily.InterNetwork && ip.GetAddressBytes() is [10, ..] or [192, 168, ..] or [169, 254, ..] or [172, >= 16 and < 32, ..] or [100, >= 64 and < 128, ..]);
}
