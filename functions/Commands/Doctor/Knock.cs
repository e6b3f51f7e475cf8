using System.Net;
using System.Security.Authentication;

namespace LoadWatch.Commands.Doctor;

/// <summary>What came of one request to a door of this deployment, made as the world makes it: by its public address, following no redirect.</summary>
internal abstract record Knock
{
    /// <param name="request">What is asked.</param>
    /// <param name="patience">How long the whole answer may take.</param>
    /// <param name="cancel">Ends the examination.</param>
    public static async Task<Knock> AtAsync(HttpRequestMessage request, TimeSpan patience, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = patience };
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            return new Answered(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
        }
        catch (HttpRequestException untrusted) when (untrusted.InnerException is AuthenticationException)
        {
            return new Untrusted();
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return new Silent();
        }
    }

    /// <summary>Somebody answers.</summary>
    internal sealed record Answered(HttpStatusCode Status, string Body) : Knock;

    /// <summary>Whoever is there shows a certificate that is not to be trusted.</summary>
    internal sealed record Untrusted : Knock;

    /// <summary>Nobody answers in time.</summary>
    internal sealed record Silent : Knock;
}
