namespace LoadWatch.Tests.Hosting;

/// <summary>Starting the handler, waiting until it answers, and starting it again when it ends.</summary>
public sealed partial class FunctionsHostStandIn
{
    private const int ErrorsThatStopTheHost = 3;

    private readonly Lock readiness = new();
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHandler? handler;

    /// <summary>As a crash, or as the host itself does at a function's timeout.</summary>
    public void KillHandler() => handler?.Kill();

    private Task ReadyAsync(CancellationToken cancel)
    {
        lock (readiness)
            return ready.Task.WaitAsync(cancel);
    }

    private async Task SuperviseAsync(Dictionary<string, string> environment)
    {
        for (var errors = 0; ; Restarts++)
        {
            int code;
            try
            {
                code = await RunHandlerAsync(environment);
            }
            catch (Exception e)
            {
                events.Enqueue("The handler could not be started: " + e);
                code = -1;
            }

            if (stopping.IsCancellationRequested)
                return;
            events.Enqueue($"The handler exited with {code}.");
            if (code != 200)
                errors++;
            if (code == 0 || errors >= ErrorsThatStopTheHost)
            {
                lock (readiness)
                {
                    Renew();
                    ready.TrySetException(new InvalidOperationException($"The handler ended with {code} and is not started again."));
                }

                return;
            }
        }
    }

    private async Task<int> RunHandlerAsync(Dictionary<string, string> environment)
    {
        await using var started = await startHandler(new HandlerStart(folder, appRoot, environment, events.Enqueue));
        handler = started;
        if (await AnswersAsync(started))
        {
            events.Enqueue("The handler answers.");
            lock (readiness)
                ready.TrySetResult();
        }
        else if (!started.Exited.IsCompleted)
        {
            events.Enqueue("The handler did not answer in its initializationTimeout.");
            started.Kill();
        }

        var code = await started.Exited;
        lock (readiness)
            Renew();
        return code;
    }

    /// <summary>Asks every 25 ms; any status will do.</summary>
    private async Task<bool> AnswersAsync(IHandler started)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(folder.InitializationTimeout);
        while (!patience.IsCancellationRequested && !started.Exited.IsCompleted)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), patience.Token);
                return true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(25), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    private void Renew()
    {
        if (ready.Task.IsCompleted)
            ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = ready.Task.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
