using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LoadWatch.Hosting;

namespace LoadWatch.Tests.Hosting;

[Collection(nameof(Alone))]
public sealed class LocalHostContractTests(Azurite azurite) : ContractSuite(azurite)
{
    protected override Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers) => Driven.ByLocalHost(triggers, Azurite);
}

[Collection(nameof(Alone))]
public sealed class FunctionsHostContractTests(Azurite azurite) : ContractSuite(azurite)
{
    protected override Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers) => Driven.ByFunctionsHost(triggers, Azurite);
}

/// <summary>What a trigger may rely on, whoever drives it.</summary>
public abstract class ContractSuite(Azurite azurite)
{
    private readonly string queueName = "work-" + Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<(string Text, TimeSpan At)> runs = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();

    protected Azurite Azurite => azurite;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<Driven> DriveAsync(IReadOnlyList<Trigger> triggers);

    [Fact]
    public async Task A_message_is_run_once_and_removed()
    {
        var queue = await QueueAsync();
        await using var driven = await DriveAsync([Work()]);
        await queue.SendMessageAsync("one", Cancel);
        await Until.TrueAsync(async () => runs.Count == 1 && await EmptyAsync(queue), "the message is run and removed");
        await queue.SendMessageAsync("two", Cancel);
        await Until.TrueAsync(async () => runs.Count >= 2 && await EmptyAsync(queue), "the next message is run and removed");
        runs.Select(r => r.Text).ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Zoë ran 10 km 🏃‍♀️ – \"fine\"\t<ok> & done\nשלום \uFEFF")]
    [InlineData("""{"Id":"forged","sys":{"MethodName":"x"},"dequeuecount":"9","n":1.50}""")]
    [InlineData("eyJhIjoxfQ==")]
    [InlineData("\"quoted\"")]
    public async Task The_text_arrives_as_it_was_sent(string text)
    {
        var queue = await QueueAsync();
        await using var driven = await DriveAsync([Work()]);
        await queue.SendMessageAsync(text, Cancel);
        await Until.TrueAsync(() => !runs.IsEmpty, "the message is run");
        runs.ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    [Fact]
    public async Task What_throws_is_tried_again_after_the_pause_and_at_last_lands_in_the_poison_queue_unchanged()
    {
        const string body = """{"Id":"x","text":"né <&> 🦵"}""";
        var queue = await QueueAsync();
        var poison = Azurite.Queues.GetQueueClient(queueName + "-poison");
        await using var driven = await DriveAsync([Work((_, _) => throw new InvalidOperationException("no"))]);
        await queue.SendMessageAsync(body, Cancel);
        await Until.TrueAsync(async () => (await PeekAsync(poison)).Length == 1, "the message is in the poison queue");
        (await PeekAsync(poison)).Single().Body.ToString().ShouldBe(body);
        await Until.TrueAsync(() => EmptyAsync(queue), "the message has left its queue");
        runs.Select(r => r.Text).ShouldBe([body, body, body]);
        TimeSpan[] at = [.. runs.Select(r => r.At)];
        (at[1] - at[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        (at[2] - at[1]).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task What_throws_once_is_done_by_the_second_try()
    {
        var queue = await QueueAsync();
        await using var driven = await DriveAsync([Work((_, _) => runs.Count == 1 ? throw new InvalidOperationException("once") : Task.CompletedTask)]);
        await queue.SendMessageAsync("twice", Cancel);
        await Until.TrueAsync(async () => runs.Count >= 2 && await EmptyAsync(queue), "the second try succeeds");
        runs.Select(r => r.Text).ShouldBe(["twice", "twice"]);
        (await PeekAsync(Azurite.Queues.GetQueueClient(queueName + "-poison"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_run_is_not_delivered_again_while_it_runs()
    {
        var queue = await QueueAsync();
        var release = new TaskCompletionSource();
        await using var driven = await DriveAsync([Work((_, _) => release.Task)]);
        await queue.SendMessageAsync("slow", Cancel);
        await Until.TrueAsync(() => !runs.IsEmpty, "the run has begun");

        // Longer than twice the lock of the driver: without renewal it would be delivered again.
        await Until.TrueAsync(() => clock.Elapsed - runs.First().At > TimeSpan.FromSeconds(5), "time has passed");
        runs.Count.ShouldBe(1);
        (await PeekAsync(queue)).ShouldBeEmpty();
        release.SetResult();
        await Until.TrueAsync(() => EmptyAsync(queue), "the message is removed");
        runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sixteen_messages_are_worked_at_the_same_time()
    {
        var queue = await QueueAsync();
        var all = new TaskCompletionSource();
        await using var driven = await DriveAsync([Work((_, _) =>
        {
            if (runs.Count == 16)
                all.TrySetResult();
            return all.Task;
        })]);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => queue.SendMessageAsync($"m{i}", Cancel)));
        await Until.TrueAsync(async () => all.Task.IsCompleted && await EmptyAsync(queue), "all have met and are removed");
        runs.Select(r => r.Text).Distinct().Count().ShouldBe(16);
    }

    [Fact]
    public async Task A_failing_message_does_not_hold_up_the_others()
    {
        var queue = await QueueAsync();
        await using var driven = await DriveAsync([Work((text, _) => text == "bad" ? throw new InvalidOperationException("bad") : Task.CompletedTask)]);
        await queue.SendMessageAsync("bad", Cancel);
        await queue.SendMessageAsync("good", Cancel);
        await Until.TrueAsync(() => runs.Any(r => r.Text == "good"), "the good one is run");
        runs.Count(r => r.Text == "bad").ShouldBeLessThan(3);
    }

    [Fact]
    public async Task A_schedule_fires()
    {
        var ticks = new ConcurrentQueue<string>();
        await using var driven = await DriveAsync([new Trigger("Tick", new Fires.Schedule("* * * * * *"), (_, text, _) =>
        {
            ticks.Enqueue(text);
            return Task.CompletedTask;
        })]);
        await driven.FireAsync("Tick");
        await Until.TrueAsync(() => !ticks.IsEmpty, "the schedule has fired");
        ticks.First().ShouldBe("");
    }

    [Fact]
    public async Task A_public_route_answers_at_the_public_address()
    {
        await using var driven = await DriveAsync([Work()]);
        using var http = new HttpClient { BaseAddress = driven.PublicAddress };
        (await http.GetStringAsync(new Uri("api/door/left", UriKind.Relative), Cancel)).ShouldBe("open left");
        using var elsewhere = await http.GetAsync(new Uri("api/window", UriKind.Relative), Cancel);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/Work")]
    [InlineData("/work")]
    [InlineData("/api/Work")]
    [InlineData("/api/../Work")]
    [InlineData("/api/door/../../Work")]
    [InlineData("/api/door/%2e%2e/%2e%2e/Work")]
    [InlineData("/api/door%2f..%2f..%2fWork")]
    [InlineData("//Work")]
    public async Task A_trigger_cannot_be_reached_from_outside(string path)
    {
        await QueueAsync();
        await using var driven = await DriveAsync([Work()]);
        using var http = new HttpClient();
        var exactly = new Uri(driven.PublicAddress.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, exactly) { Content = new StringContent("""{"Data":{"msg":"YWJj"},"Metadata":{}}""") };
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.UserAgent.ParseAdd("Azure-Functions-Host/4.1037.0.0");
        using var response = await http.SendAsync(request, Cancel);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        runs.ShouldBeEmpty();
    }

    private Trigger Work(Func<string, CancellationToken, Task>? run = null) => new("Work", new Fires.Queue(queueName), (_, text, cancel) =>
    {
        runs.Enqueue((text, clock.Elapsed));
        return run?.Invoke(text, cancel) ?? Task.CompletedTask;
    });

    private async Task<QueueClient> QueueAsync()
    {
        var queue = Azurite.Queues.GetQueueClient(queueName);
        await queue.CreateAsync(cancellationToken: Cancel);
        return queue;
    }

    private static async Task<bool> EmptyAsync(QueueClient queue) => (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount == 0;

    private static async Task<PeekedMessage[]> PeekAsync(QueueClient queue) => await queue.ExistsAsync(Cancel) ? await queue.PeekMessagesAsync(32, Cancel) : [];
}
