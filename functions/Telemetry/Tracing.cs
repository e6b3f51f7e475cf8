using System.Diagnostics;

namespace LoadWatch.Telemetry;

/// <summary>
/// The spans of LoadWatch, from its activity source of that name. A trace begins at a door or on a schedule and goes on with
/// every message that comes of it. Spans carry ids and states only: no name, number, address, token or position.
/// </summary>
public static class Tracing
{
    /// <summary>The name of the activity source, and of the meter.</summary>
    public const string Name = "LoadWatch";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The W3C <c>traceparent</c> of the span that is open here; null outside a trace of LoadWatch.</summary>
    public static string? Traceparent => Current?.Id;

    internal static Activity? Current => Activity.Current is { Source.Name: Name } ours ? ours : null;

    /// <summary>
    /// Opens the span of a request at a door. It begins a trace of its own unless <paramref name="traceparent"/> says which
    /// to go on with: that of the request's headers is a stranger's, and is not taken over.
    /// </summary>
    public static Activity? AtDoor(string name, string? traceparent = null) => Open(name, ActivityKind.Server, new MessageContext(traceparent).Trace);

    /// <summary>Opens the span of a trigger's run: it goes on with the message's trace, or begins one.</summary>
    /// <param name="name">The trigger.</param>
    /// <param name="message">The message; empty for a schedule.</param>
    public static Activity? OfRun(string name, string message) => Source.HasListeners()
        ? Open(name, message.Length > 0 ? ActivityKind.Consumer : ActivityKind.Internal, MessageContext.Of(message).Trace)
        : null;

    /// <summary>Opens the span of a call to somebody outside, within the one that is open.</summary>
    public static Activity? OfCall(string name) => Current is null ? null : Source.StartActivity(name, ActivityKind.Client);

    /// <summary>Says something of the span that is open here, as <c>loadwatch.</c> and a name: an id or a state.</summary>
    public static void Tag(string name, string? value) => Current?.SetTag("loadwatch." + name, value);

    /// <summary>The span ends by a fault, named by its kind: what its message says may be personal.</summary>
    public static void Failed(this Activity? span, Exception fault) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", fault.GetType().Name);

    private static Activity? Open(string name, ActivityKind kind, ActivityContext from)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // Without a context the span of the web server, which nobody records, would be its parent.
        Activity.Current = null;
        return Source.StartActivity(name, kind, from);
    }
}
