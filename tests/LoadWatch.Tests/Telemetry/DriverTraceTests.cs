using LoadWatch.Hosting;
using LoadWatch.Tests.Hosting;

namespace LoadWatch.Tests.Telemetry;

[Collection(nameof(Traced))]
public sealed class LocalHostTraceTests(Azurite azurite) : DriverTraceSuite(azurite)
{
    protected override Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers) => Driven.ByLocalHost(triggers, Azurite);
}

[Collection(nameof(Traced))]
public sealed class FunctionsHostTraceTests(Azurite azurite) : DriverTraceSuite(azurite)
{
    protected override Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers) => Driven.ByFunctionsHost(triggers, Azurite);
}

/// <summary>A trace goes on through the queue, whoever drives the triggers.</summary>
public abstract class DriverTraceSuite(Azurite azurite) : IDisposable
{
    private readonly string _queue = "traced-" + Guid.NewGuid().ToString("N");
    private readonly Spans _spans = new();

    protected Azurite Azurite => azurite;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers);

    public void Dispose()
    {
        _spans.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_is_run_in_the_trace_that_it_carries()
    {
        await RunAsync("""{"text":"one","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","tracestate":"a=b"}""");
        var span = _spans.Named("Traced").ShouldHaveSingleItem();
        span.TraceId.ToString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        span.ParentSpanId.ToString().ShouldBe("b7ad6b7169203331");
        span.TraceStateString.ShouldBe("a=b");
    }

    [Theory]
    [InlineData("""{"text":"one"}""")]
    [InlineData("plain")]
    public async Task A_message_without_one_begins_a_trace(string message)
    {
        await RunAsync(message);
        _spans.Named("Traced").ShouldHaveSingleItem().ParentId.ShouldBeNull();
    }

    private async Task RunAsync(string message)
    {
        var queue = azurite.Queues.GetQueueClient(_queue);
        await queue.CreateAsync(cancellationToken: Cancel);
        await using var driven = await DriveAsync([new Trigger("Traced", new Fires.Queue(_queue), (_, _, _) => Task.CompletedTask)]);
        await queue.SendMessageAsync(message, Cancel);
        await Until.TrueAsync(() => _spans.Named("Traced").Count > 0, "the message is run");
    }
}
