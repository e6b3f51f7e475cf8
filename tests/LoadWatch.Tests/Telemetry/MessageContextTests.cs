using System.Text.Json;
using CsCheck;
using LoadWatch.Hosting;
using LoadWatch.Storage;
using LoadWatch.Telemetry;

namespace LoadWatch.Tests.Telemetry;

public sealed class MessageContextTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly RunChanged Message = new("strava", "42", Change.Created, "1", new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Payload: "[{\"a\":\"é\"}]");

    [Fact]
    public void A_message_is_read_as_ever_with_or_without_a_context()
    {
        var plain = StorageJson.Write(Message);
        var carrying = new MessageContext(Parent, "a=\"b\\", DateTimeOffset.UnixEpoch).Into(plain);

        StorageJson.Read<RunChanged>(carrying, "it").ShouldBe(Message);
        MessageContext.Of(carrying).ShouldBe(new MessageContext(Parent, "a=\"b\\", DateTimeOffset.UnixEpoch));
        MessageContext.Of(plain).ShouldBe(new MessageContext());
        new MessageContext().Into(plain).ShouldBeSameAs(plain);
    }

    [Fact]
    public void It_stands_in_the_message_as_w3c_names_it() => new MessageContext(Parent).Into("{}").ShouldBe($$"""{"traceparent":"{{Parent}}"}""");

    [Fact]
    public void Its_trace_is_the_one_it_names()
    {
        var trace = new MessageContext(Parent, "a=b").Trace;
        trace.TraceId.ToString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        trace.SpanId.ToString().ShouldBe("b7ad6b7169203331");
        trace.TraceState.ShouldBe("a=b");
        trace.IsRemote.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{\"traceparent\":5}")]
    [InlineData("{\"traceparent\":\"nonsense\"}")]
    [InlineData("{\"due\":\"soon\"}")]
    public void What_cannot_be_read_is_no_context_and_no_fault(string message) => MessageContext.Of(message).Trace.ShouldBe(default);

    [Fact]
    public void Whatever_the_context_the_message_stays_the_same() =>
        Gen.Select(Gen.String.AlphaNumeric, Gen.String, Gen.Bool).Sample((parent, state, isEmpty) =>
        {
            var plain = isEmpty ? "{}" : StorageJson.Write(Message);
            using var json = JsonDocument.Parse(new MessageContext(parent, state).Into(plain));
            json.RootElement.GetProperty("traceparent").GetString().ShouldBe(parent);
            (isEmpty || StorageJson.Read<RunChanged>(json.RootElement.GetRawText(), "it") == Message).ShouldBeTrue();
        });

    [Fact]
    public void The_longest_context_leaves_a_message_small_enough_for_its_queue() =>
        new MessageContext(Parent, new string('"', 512), DateTimeOffset.MaxValue).Into("{}").Length.ShouldBeLessThan(4096 - 512);

    [Fact]
    public void Every_queue_of_a_trigger_is_measured() =>
        Triggers.All.Select(trigger => trigger.On).OfType<Fires.Queue>().Select(queue => queue.Name).ShouldBe(Queues.All, ignoreOrder: true);
}
