using System.Diagnostics;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Telemetry;

/// <summary>One run, followed from the door to the report of its text.</summary>
[Collection(nameof(Traced))]
public sealed class TraceTests(Azurite azurite) : IDisposable
{
    private static readonly string[] Allowed = ["loadwatch.platform", "loadwatch.change", "loadwatch.runner", "loadwatch.text", "loadwatch.delivery"];

    private readonly Spans _spans = new();

    public void Dispose() => _spans.Dispose();

    [Fact]
    public async Task A_webhook_its_run_its_text_and_the_report_of_it_are_one_trace()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(26);
        await world.SettledAsync();
        await world.Twilio.ReportAllAsync(world.Twilio.MessagesTo(maya.Phone).ShouldHaveSingleItem().Sid, "sent", "delivered");
        await world.SettledAsync();

        var handedOver = _spans.Named("HandOver").ShouldHaveSingleItem();
        var trace = _spans.OfTrace(handedOver.TraceId);
        var door = trace.Single(span => span.OperationName == "ReceiveWebhook");
        var run = trace.Single(span => span.OperationName == "ProcessRun");
        door.ParentSpanId.ShouldBe(default);
        door.Kind.ShouldBe(ActivityKind.Server);
        run.ParentSpanId.ShouldBe(door.SpanId);
        trace.Where(span => span.OperationName == "ReadPlatform").ShouldHaveSingleItem().ParentSpanId.ShouldBe(run.SpanId);
        var send = trace.Single(span => span.SpanId == handedOver.ParentSpanId);
        send.OperationName.ShouldBe("SendText");
        send.ParentSpanId.ShouldBe(run.SpanId);
        var reports = trace.Where(span => span.OperationName == "ReceiveDelivery").ToArray();
        reports.Select(report => report.ParentSpanId).ShouldBe([handedOver.SpanId, handedOver.SpanId]);
        trace.Where(span => span.OperationName == "RecordDelivery").Select(span => span.ParentSpanId).ShouldBe(reports.Select(report => report.SpanId));
        send.GetTagItem("loadwatch.runner").ShouldBe(maya.Id.Value);
    }

    [Fact]
    public async Task Spans_carry_ids_and_states_and_nothing_personal()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(26);
        await world.SettledAsync();

        var tags = _spans.All.SelectMany(span => span.TagObjects).ToArray();
        tags.Select(tag => tag.Key).Distinct().ShouldBeSubsetOf(Allowed);
        tags.SelectMany(tag => PersonalData.Of($"{tag.Value}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_waits_for_the_morning_and_is_found_by_the_sweep_stays_in_the_trace_of_its_run()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await LinkedAsync(world);
        await maya.RunsOnStravaAsync(26);
        await world.PassesAsync(TimeSpan.FromMinutes(1));
        (await world.TakesAsync<TextDue>("SendText")).ShouldNotBeEmpty();
        await world.PassesAsync(TimeSpan.FromMinutes(30));
        await world.FireAsync("SweepTexts");
        await world.SettledAsync();

        var run = _spans.Named("ReceiveWebhook").Last();
        maya.Texts.ShouldHaveSingleItem();
        _spans.Named("HandOver").ShouldHaveSingleItem().TraceId.ShouldBe(run.TraceId);
        _spans.Named("SweepTexts").ShouldHaveSingleItem().TraceId.ShouldNotBe(run.TraceId);
    }

    [Fact]
    public async Task The_trace_that_a_stranger_names_is_not_taken_over()
    {
        await using var world = await World.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/webhooks/strava/{ServerSettings.StravaKey}") { Content = new StringContent("{}") };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        request.Headers.Add("tracestate", "evil=1");
        using var answer = await world.SendAsync(request);

        var door = _spans.Named("ReceiveWebhook").ShouldHaveSingleItem();
        door.TraceId.ToString().ShouldNotBe("0af7651916cd43dd8448eb211c80319c");
        door.TraceStateString.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_fails_says_so_by_the_kind_of_its_fault()
    {
        await using var world = await World.StartAsync(azurite);
        await Should.ThrowAsync<InvalidOperationException>(() => world.FireAsync("ProcessRun", """{"platform":"nowhere","account":"1","change":"Created","at":"2026-11-01T00:00:00+00:00"}"""));

        var span = _spans.Named("ProcessRun").ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.StatusDescription.ShouldBeNull();
        span.GetTagItem("error.type").ShouldBe(nameof(InvalidOperationException));
    }

    private static async Task<WorldRunner> LinkedAsync(World world)
    {
        var runner = await world.RunnerAsync("Maya");
        runner.HasRunOnStrava(20);
        await runner.LinksStravaAsync();
        await world.SettledAsync();
        return runner;
    }
}
