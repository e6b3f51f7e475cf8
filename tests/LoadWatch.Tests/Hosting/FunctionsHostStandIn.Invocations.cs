using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoadWatch.Tests.Hosting;

/// <summary>The POST with the envelope, and how its answer is read.</summary>
public sealed partial class FunctionsHostStandIn
{
    private readonly HttpClient http;

    /// <summary>Fires a timer function now. False if the run failed: the host does not try a timer again.</summary>
    public Task<bool> FireTimerAsync(string name)
    {
        var function = folder.Functions.Single(f => f.Name == name && f.Type == "timerTrigger");
        var data = new JsonObject
        {
            [function.BindingName] = JsonNode.Parse("""{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}"""),
        };
        return InvokeAsync(function, data, []);
    }

    private async Task<bool> InvokeAsync(FunctionFolder.Function function, JsonObject data, JsonObject metadata)
    {
        metadata["sys"] = new JsonObject
        {
            ["MethodName"] = function.Name,
            ["UtcNow"] = TimeProvider.System.GetUtcNow().UtcDateTime,
            ["RandGuid"] = Guid.NewGuid(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/" + function.Name, UriKind.Relative))
        {
            Content = new StringContent(new JsonObject { ["Data"] = data, ["Metadata"] = metadata }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Azure-Functions-Host", "4.1037.0.0"));
        var (succeeded, how) = await PostAsync(request);
        events.Enqueue($"{function.Name}: {how}");
        return succeeded;
    }

    private async Task<(bool Succeeded, string How)> PostAsync(HttpRequestMessage request)
    {
        // Not ended by the stop of the host: what runs may finish.
        using var timeout = new CancellationTokenSource(folder.FunctionTimeout);
        try
        {
            await ReadyAsync(timeout.Token);
            using var response = await http.SendAsync(request, timeout.Token);
            return Read(response, await response.Content.ReadAsStringAsync(timeout.Token));
        }
        catch (OperationCanceledException)
        {
            KillHandler();
            return (false, "took longer than functionTimeout; the handler was killed");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return (false, "got no answer: " + e.Message);
        }
    }

    private static (bool Succeeded, string How) Read(HttpResponseMessage response, string body)
    {
        if (!response.IsSuccessStatusCode)
            return (false, $"failed with {(int)response.StatusCode}");
        if (body.Length == 0)
            return (false, $"answered {(int)response.StatusCode} with an empty body, on which the host hangs");
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return (false, $"answered {response.Content.Headers.ContentType}, which the host cannot read");
        try
        {
            using var answer = JsonDocument.Parse(body);
            return (answer.RootElement.ValueKind == JsonValueKind.Object, "succeeded");
        }
        catch (JsonException)
        {
            return (false, "answered JSON that is none");
        }
    }

    /// <summary>All but byte arrays, dates and objects is serialised twice: a string inside a string.</summary>
    private static string Twice(string text) => JsonSerializer.Serialize(text);
}
