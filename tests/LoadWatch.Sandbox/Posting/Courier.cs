using System.Collections.Concurrent;
using System.Text;

namespace LoadWatch.Sandbox.Posting;

/// <summary>Posts what the platforms have to tell, keeps every attempt, and insists as the platform does.</summary>
public sealed class Courier(TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<Delivery> _deliveries = [];
    private readonly ConcurrentDictionary<Task, bool> _background = [];
    private readonly ConcurrentQueue<Exception> _failures = [];
    private readonly ConcurrentDictionary<string, string> _routes = [];

    /// <summary>Every attempt so far, in the order in which they ended.</summary>
    public IReadOnlyList<Delivery> Deliveries => [.. _deliveries];

    /// <summary>Posts to addresses that start with <paramref name="publicBase"/> go to <paramref name="actualBase"/>.</summary>
    /// <remarks>For an application that signs and registers with a public name and listens on loopback.</remarks>
    public void Route(string publicBase, string actualBase) =>
        _routes[publicBase.TrimEnd('/')] = actualBase.TrimEnd('/');

    /// <summary>Completes when nothing that was started in the background is on its way any more.</summary>
    /// <exception cref="AggregateException">Something in the background could not be posted at all.</exception>
    public async Task SettledAsync()
    {
        while (!_background.IsEmpty)
        {
            await Task.WhenAll(_background.Keys);
            await Task.Yield();
        }

        if (!_failures.IsEmpty)
            throw new AggregateException(_failures);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _http.Dispose();
        _stopping.Dispose();
    }

    internal void InBackground(Func<CancellationToken, Task> work)
    {
        var stopping = _stopping.Token;
        var task = Task.Run(
            async () =>
            {
                try
                {
                    await work(stopping);
                }
                catch (Exception failure) when (!stopping.IsCancellationRequested)
                {
                    _failures.Enqueue(failure);
                }
                catch (OperationCanceledException)
                {
                    // The sandbox is stopping.
                }
            },
            CancellationToken.None);
        _background[task] = true;
        _ = task.ContinueWith(t => _background.TryRemove(t, out _), TaskScheduler.Default);
    }

    internal async Task<HttpResponseMessage> GetAsync(string url, CancellationToken cancel) =>
        await _http.GetAsync(Actual(url), cancel);

    internal async Task<IReadOnlyList<Delivery>> PostAllAsync(
        IEnumerable<Parcel> parcels,
        PostingRules rules,
        SendOptions options)
    {
        var started = TimeProvider.System.GetTimestamp();
        var attempts = new ConcurrentQueue<Delivery>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = _stopping.Token };
        await Parallel.ForEachAsync(options.Arrange(parcels).Index(), limits, async (parcel, cancel) =>
        {
            if (options.PerSecond is { } rate)
                await DelayUntil(started, TimeSpan.FromSeconds(parcel.Index / rate), cancel);
            foreach (var attempt in await PostAsync(parcel.Item, rules, cancel))
                attempts.Enqueue(attempt);
        });
        return [.. attempts];
    }

    private static async Task DelayUntil(long started, TimeSpan due, CancellationToken cancel)
    {
        var left = due - TimeProvider.System.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, TimeProvider.System, cancel);
    }

    private async Task<IReadOnlyList<Delivery>> PostAsync(Parcel parcel, PostingRules rules, CancellationToken cancel)
    {
        var attempts = new List<Delivery> { await Attempt(parcel, 1, rules.AnswerWithin, cancel) };
        foreach (var gap in rules.RetryGaps)
        {
            if (rules.IsAccepted(attempts[^1].Status))
                break;
            await Task.Delay(gap, time, cancel);
            attempts.Add(await Attempt(parcel, attempts.Count + 1, rules.AnswerWithin, cancel));
        }

        return attempts;
    }

    private async Task<Delivery> Attempt(Parcel parcel, int number, TimeSpan within, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Actual(parcel.Url));
        request.Content = new StringContent(parcel.Body, Encoding.UTF8, parcel.ContentType);
        foreach (var (name, value) in parcel.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(within);
        var at = time.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        int? status = null;
        string? answer = null;
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            answer = await response.Content.ReadAsStringAsync(limit.Token);
            status = (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            cancel.ThrowIfCancellationRequested();
        }

        var elapsed = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        var delivery = new Delivery(at, parcel.Platform, parcel.Url, parcel.Body, number, status, elapsed, answer);
        _deliveries.Enqueue(delivery);
        return delivery;
    }

    private Uri Actual(string url)
    {
        foreach (var (from, to) in _routes)
        {
            if (url.StartsWith(from, StringComparison.OrdinalIgnoreCase))
                return new Uri(to + url[from.Length..]);
        }

        return new Uri(url);
    }
}
