using System.Text.Json;

namespace LoadWatch.Hosting;

/// <summary>
/// Answers the Azure Functions host, which posts a trigger's envelope to <c>/{Name}</c>. Every success carries the JSON
/// object <c>{}</c>: the host waits for ever on an empty one. Nothing authenticates the host; what tells it from a
/// stranger is that a stranger's request came through the proxy, which leaves its mark.
/// </summary>
internal sealed partial class FunctionsHost(IReadOnlyList<Trigger> triggers, Invocation invocation, ILogger<FunctionsHost> log)
{
    /// <summary>The setting by which the Functions host names the port it will call.</summary>
    public const string PortSetting = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Content("""{"status":"up"}""", "application/json")).AllowAnonymous();
        foreach (var trigger in triggers)
            app.MapPost("/" + trigger.Name, async context => await (await InvokeAsync(trigger, context)).ExecuteAsync(context)).AllowAnonymous();
    }

    private async Task<IResult> InvokeAsync(Trigger trigger, HttpContext context)
    {
        if (CameThroughTheProxy(context.Request.Headers))
        {
            RefusedStranger(log, trigger.Name);
            return TypedResults.NotFound();
        }

        var id = context.Request.Headers["X-Azure-Functions-InvocationId"].ToString();
        try
        {
            var text = await Envelope.TextAsync(trigger.On, context.Request.Body, context.RequestAborted);
            await invocation.RunAsync(trigger, text, context.RequestAborted);
            return TypedResults.Content("{}", "application/json");
        }
        catch (Exception e) when (e is JsonException or MalformedEnvelopeException)
        {
            Malformed(log, e, trigger.Name, id);
            return TypedResults.Problem($"{trigger.Name} could not read the envelope.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception e)
        {
            Failed(log, e, trigger.Name, id);
            return TypedResults.Problem($"{trigger.Name} failed.", statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>
    /// The proxy always sets the forwarding headers and x-ms-invocation-id; ASP.NET Core's forwarded-headers middleware
    /// renames what it used to X-Original-*. X-Azure-Functions-InvocationId proves nothing: all requests carry it.
    /// </summary>
    private static bool CameThroughTheProxy(IHeaderDictionary headers) => headers.Keys.Any(name =>
        name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || name.Equals("x-ms-invocation-id", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogLevel.Warning, "Refused a request from outside to the trigger {Trigger}")]
    private static partial void RefusedStranger(ILogger log, string trigger);

    [LoggerMessage(LogLevel.Error, "{Trigger} could not read the envelope of invocation {InvocationId}")]
    private static partial void Malformed(ILogger log, Exception e, string trigger, string invocationId);

    [LoggerMessage(LogLevel.Error, "{Trigger} failed in invocation {InvocationId}")]
    private static partial void Failed(ILogger log, Exception e, string trigger, string invocationId);
}
