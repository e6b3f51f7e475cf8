using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace LoadWatch.Mailing;

/// <summary>The list of what the mail server has accepted, where there is one: SMTP itself cannot be asked.</summary>
internal sealed class AcceptedMails(HttpClient http, IOptions<MailOptions> options)
{
    /// <summary>Whether there is a list.</summary>
    public bool IsKept => options.Value.AcceptedUrl.Length > 0;

    /// <summary>Whether the server has accepted an email.</summary>
    /// <exception cref="HttpRequestException">The list cannot be read now.</exception>
    public async Task<bool> ContainAsync(string messageId, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, options.Value.AcceptedUrl.Replace(MailOptions.MessageIdMark, Uri.EscapeDataString(messageId), StringComparison.Ordinal));
        if (options.Value.AcceptedAuthorization.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", options.Value.AcceptedAuthorization);
        }

        using var answer = await http.SendAsync(request, cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return !IsEmpty(await answer.Content.ReadAsStringAsync(cancel));
    }

    public static bool IsUnanswered(Exception fault, CancellationToken cancel) =>
        fault is HttpRequestException or TimeoutRejectedException || (fault is TaskCanceledException && !cancel.IsCancellationRequested);

    private static bool IsEmpty(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
