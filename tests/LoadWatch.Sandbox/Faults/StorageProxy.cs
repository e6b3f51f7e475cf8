using System.Net;
using System.Net.Sockets;
using Yarp.ReverseProxy.Forwarder;

namespace LoadWatch.Sandbox.Faults;

/// <summary>
/// Stands between a server and its storage, and lets it be slow, refuse, or be gone. What passes is passed on as it was
/// signed: method, path, query, and headers stay as the client wrote them.
/// </summary>
public sealed class StorageProxy : IAsyncDisposable
{
    private const string Host = "127.0.0.1";

    /// <summary>What Azure Storage answers when it cannot take a request, in words that the clients of tables and of queues both read.</summary>
    private const string Trouble =
        """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"As it was told."}},"error":{"code":"ServerBusy","message":"As it was told."}}""";

    private static readonly TimeSpan CutAfter = TimeSpan.FromMilliseconds(50);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,

        // The emulator hangs up on whoever is silent for 5 s.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
    });

    private readonly Dictionary<int, string> _behind;
    private readonly List<Socket> _reserved;
    private WebApplication? _app;

    private StorageProxy(string connection, int seed)
    {
        Faults = new FaultRules(seed);
        (_behind, _reserved) = (new Dictionary<int, string>(), []);
        ConnectionString = string.Join(';', connection.Split(';').Select(Through));
    }

    /// <summary>The connection string by which a client comes through here.</summary>
    public string ConnectionString { get; }

    /// <summary>What goes wrong, by method and path, the account's name included.</summary>
    public FaultRules Faults { get; }

    /// <param name="connection">The connection string of the storage behind.</param>
    /// <param name="seed">Of the faults' throws.</param>
    public static async Task<StorageProxy> StartAsync(string connection, int seed = 1)
    {
        var proxy = new StorageProxy(connection, seed);
        await proxy.ReturnAsync();
        return proxy;
    }

    /// <summary>Nobody listens any more, and open connections are cut.</summary>
    public async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    /// <summary>Listens again, where it did before.</summary>
    public async Task ReturnAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var port in _behind.Keys)
            {
                kestrel.Listen(IPAddress.Loopback, port);
            }
        });
        builder.Services.AddHttpForwarder();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = CutAfter);
        var app = builder.Build();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        app.UseFaults(Faults, _ => Trouble, app.Lifetime.ApplicationStopping);
        app.Run(async context => await forwarder.SendAsync(
            context, _behind[context.Connection.LocalPort], _http, new ForwarderRequestConfig { Version = HttpVersion.Version11 }, AsItCame.Transformer));
        await app.StartAsync();
        _app = app;
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _http.Dispose();
        _reserved.ForEach(socket => socket.Dispose());
    }

    /// <summary>An endpoint becomes one of ours; what else a connection string says stays.</summary>
    private string Through(string setting)
    {
        if (setting.Split('=', 2) is not [var name, var value] || !name.EndsWith("Endpoint", StringComparison.Ordinal))
        {
            return setting;
        }

        var endpoint = new Uri(value);
        var port = Reserve();
        _behind[port] = endpoint.GetLeftPart(UriPartial.Authority);
        return $"{name}=http://{Host}:{port}{endpoint.AbsolutePath}";
    }

    /// <summary>A port that stays ours while nobody listens on it: no connection of another process takes it meanwhile.</summary>
    private int Reserve()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _reserved.Add(socket);
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>The target goes on byte by byte: what was escaped otherwise would not fit the signature.</summary>
    private sealed class AsItCame : HttpTransformer
    {
        public static readonly AsItCame Transformer = new();

        public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var target = httpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            proxyRequest.RequestUri = new Uri(destinationPrefix + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        }
    }
}
