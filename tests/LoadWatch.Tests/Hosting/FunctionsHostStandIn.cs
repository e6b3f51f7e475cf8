using System.Collections.Concurrent;
using Azure.Storage.Queues;

namespace LoadWatch.Tests.Hosting;

/// <summary>
/// Stands in for the Azure Functions host and speaks its custom-handler protocol: starts the handler that host.json names
/// (or one inside the test), posts what arrives in the queues, fires timers when told to, and passes public requests on.
/// Written from the host's documented behaviour; it shares no code with what it tests.
/// </summary>
/// <remarks>
/// It differs where waiting would tell nothing: timers fire by <see cref="FireTimerAsync"/>, queues are polled every 50 ms,
/// and a success with an empty body (on which the real host hangs until the function's timeout) fails at once.
/// </remarks>
public sealed partial class FunctionsHostStandIn : IAsyncDisposable
{
    private readonly string appRoot;
    private readonly FunctionFolder folder;
    private readonly QueueServiceClient storage;
    private readonly StartHandler startHandler;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<string> events = new();
    private readonly int port = FreePort.Next();
    private Task supervising = Task.CompletedTask;
    private Task[] listening = [];

    private FunctionsHostStandIn(string appRoot, string storage, StartHandler startHandler)
    {
        this.appRoot = appRoot;
        this.startHandler = startHandler;
        this.storage = new QueueServiceClient(storage);
        folder = FunctionFolder.Read(appRoot);
        http = new HttpClient(NewSocketsHandler()) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What the world sees.</summary>
    public Uri PublicAddress { get; private set; } = null!;

    /// <summary>Where the handler listens; only the host is meant to know.</summary>
    public Uri HandlerAddress => http.BaseAddress!;

    /// <summary>What happened, in words: starts, exits, invocations, and the lines the handler printed.</summary>
    public IReadOnlyCollection<string> Events => events;

    /// <summary>How often the handler was started again.</summary>
    public int Restarts { get; private set; }

    /// <param name="appRoot">The deployed folder: host.json, a folder with function.json per function, the executable.</param>
    /// <param name="storage">The connection string that the handler finds as AzureWebJobsStorage.</param>
    /// <param name="settings">App settings, which the handler finds in its environment.</param>
    /// <param name="startHandler">Instead of the executable that host.json names.</param>
    public static async Task<FunctionsHostStandIn> StartAsync(
        string appRoot, string storage, IReadOnlyDictionary<string, string>? settings = null, StartHandler? startHandler = null)
    {
        var host = new FunctionsHostStandIn(appRoot, storage, startHandler ?? HandlerProcess.Start);
        try
        {
            await host.OpenProxyAsync();
            host.supervising = host.SuperviseAsync(host.EnvironmentOfTheHandler(storage, settings));
            await host.ReadyAsync(host.stopping.Token);
            host.listening = [.. host.folder.Functions.Where(f => f.QueueName is not null).Select(host.ListenAsync)];
            return host;
        }
        catch (Exception e)
        {
            await host.DisposeAsync();
            throw new InvalidOperationException("The handler did not get ready:\n" + string.Join('\n', host.events), e);
        }
    }

    /// <summary>The listeners stop, running work may take 10 seconds, then the handler is killed; it gets no signal before.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAny(Task.WhenAll(listening), Task.Delay(TimeSpan.FromSeconds(10)));
        KillHandler();
        await supervising.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseProxyAsync();
        http.Dispose();
        stopping.Dispose();
    }

    private Dictionary<string, string> EnvironmentOfTheHandler(string connection, IReadOnlyDictionary<string, string>? settings)
    {
        var id = Guid.NewGuid().ToString();
        var number = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = connection,
            ["ASPNETCORE_URLS"] = PublicAddress.ToString(),
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = number,
            ["FUNCTIONS_HTTPWORKER_PORT"] = number,
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = id,
            ["FUNCTIONS_HTTPWORKER_ID"] = id,
            ["FUNCTIONS_APP_ROOT_PATH"] = appRoot,
        };
    }

    private static SocketsHttpHandler NewSocketsHandler() =>
        new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };
}
