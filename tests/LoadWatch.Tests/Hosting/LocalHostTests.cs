using System.Collections.Concurrent;
using Azure.Storage.Queues;
using LoadWatch.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Hosting;

/// <summary>What is particular to the standalone driver; what it shares with the other is in <see cref="ContractSuite"/>.</summary>
public sealed class LocalHostTests(Azurite azurite)
{
    private readonly string queueName = "local-" + Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<string> runs = new();
    private readonly LogLines log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private QueueClient Queue => azurite.Queues.GetQueueClient(queueName);

    [Fact]
    public async Task A_missing_queue_is_created()
    {
        await using var app = await StartAsync((_, _) => Task.CompletedTask);
        await Until.TrueAsync(async () => await Queue.ExistsAsync(Cancel), "the queue is there");
        await Queue.SendMessageAsync("first", Cancel);
        await Until.TrueAsync(() => !runs.IsEmpty, "its first message is run");
        log.At(LogLevel.Warning).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_stop_what_runs_may_finish_and_nothing_new_is_received()
    {
        await Queue.CreateAsync(cancellationToken: Cancel);
        var release = new TaskCompletionSource();
        await using var app = await StartAsync((_, cancel) => release.Task.WaitAsync(cancel));
        await Queue.SendMessageAsync("running", Cancel);
        await Until.TrueAsync(() => !runs.IsEmpty, "the run has begun");

        var stopping = app.App.StopAsync(Cancel);
        await Until.TrueAsync(() => app.App.Lifetime.ApplicationStopping.IsCancellationRequested, "the stop has begun");
        await Queue.SendMessageAsync("late", Cancel);
        stopping.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await stopping;
        var left = (await Queue.PeekMessagesAsync(32, Cancel)).Value;
        left.ShouldHaveSingleItem().Body.ToString().ShouldBe("late");
        runs.ShouldBe(["running"]);
    }

    [Fact]
    public async Task A_run_that_outlasts_the_shutdown_is_cancelled_and_its_message_comes_again_at_once()
    {
        await Queue.CreateAsync(cancellationToken: Cancel);
        await using var app = await StartAsync(
            (_, cancel) => Task.Delay(Timeout.Infinite, cancel),
            host => host.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(300)),
            @lock: "00:10:00");
        await Queue.SendMessageAsync("endless", Cancel);
        await Until.TrueAsync(() => !runs.IsEmpty, "the run has begun");
        await app.App.StopAsync(Cancel);
        await Until.TrueAsync(async () => (await Queue.PeekMessagesAsync(32, Cancel)).Value is [{ DequeueCount: 1 }], "the message is visible again");
    }

    [Fact]
    public async Task A_message_that_has_used_up_its_tries_by_crashes_is_not_tried_again()
    {
        await Queue.CreateAsync(cancellationToken: Cancel);
        await Queue.SendMessageAsync("deadly", Cancel);
        for (var i = 0; i < 3; i++)
        {
            var message = (await Queue.ReceiveMessageAsync(cancellationToken: Cancel)).Value;
            await Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: Cancel);
        }

        await using var app = await StartAsync((_, _) => Task.CompletedTask);
        var poison = azurite.Queues.GetQueueClient(queueName + "-poison");
        await Until.TrueAsync(async () => await poison.ExistsAsync(Cancel) && (await poison.PeekMessagesAsync(1, Cancel)).Value.Length == 1, "it is in the poison queue");
        runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failures_are_logged_by_the_message_s_id_never_with_its_text()
    {
        await Queue.CreateAsync(cancellationToken: Cancel);
        await using var app = await StartAsync((_, _) => throw new InvalidOperationException("as told"));
        var sent = (await Queue.SendMessageAsync("+1 555 secret", Cancel)).Value;
        await Until.TrueAsync(() => log.At(LogLevel.Error).Any(l => l.Contains($"moves message {sent.MessageId} to the poison queue after 3 tries")), "the last failure is logged");
        log.At(LogLevel.Error).Count(l => l.Contains($"Work failed on message {sent.MessageId}, try")).ShouldBe(3);
        log.All.ShouldAllBe(line => !line.Contains("secret"));
    }

    [Fact]
    public async Task No_more_run_at_the_same_time_than_host_json_allows()
    {
        await Queue.CreateAsync(cancellationToken: Cancel);
        var release = new TaskCompletionSource();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Queue.SendMessageAsync($"m{i}", Cancel)));
        var now = 0;
        var most = 0;
        await using var app = await StartAsync(async (_, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await release.Task;
            Interlocked.Decrement(ref now);
        });
        await Until.TrueAsync(() => now == 24, "a batch and the threshold are running");
        release.SetResult();
        await Until.TrueAsync(() => runs.Count == 40 && now == 0, "all are done");
        most.ShouldBe(24);

        static void InterlockedMax(ref int most, int value)
        {
            int seen;
            while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
            {
                // Another was faster: look again.
            }
        }
    }

    [Theory]
    [InlineData("00:00:01")]
    [InlineData("00:10:01")]
    public async Task A_lock_out_of_range_keeps_it_from_starting(string @lock) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => StartAsync((_, _) => Task.CompletedTask, @lock: @lock))).Message.ShouldContain("Lock");

    [Fact]
    public async Task An_encoding_other_than_plain_text_keeps_it_from_starting() =>
        (await Should.ThrowAsync<InvalidDataException>(() => StartAsync(
            (_, _) => Task.CompletedTask,
            hostJson: """{ "extensions": { "queues": { "messageEncoding": "base64" } } }"""))).Message.ShouldContain("messageEncoding");

    private Task<HostedApp> StartAsync(
        Func<string, CancellationToken, Task> run,
        Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? configure = null,
        string @lock = "00:01:00",
        string hostJson = HostedApp.HostJsonText)
    {
        var work = new Trigger("Work", new Fires.Queue(queueName), (_, text, cancel) =>
        {
            runs.Enqueue(text);
            return run(text, cancel);
        });
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["LocalHost__Lock"] = @lock, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        return HostedApp.StartAsync([work], azurite.ConnectionString, settings, builder =>
        {
            builder.Logging.AddProvider(log);
            configure?.Invoke(builder);
        }, hostJson);
    }
}
