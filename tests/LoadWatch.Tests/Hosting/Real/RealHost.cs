using LoadWatch.Commands;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Tests.Telemetry;

namespace LoadWatch.Tests.Hosting.Real;

/// <summary>The real process under one of its two hosts, with storage of its own and stand-ins for everything outside.</summary>
public abstract class RealHost : IAsyncDisposable
{
    /// <summary>What the deployment calls itself; requests go to wherever the host really listens.</summary>
    protected static readonly Uri PublicName = new("http://loadwatch.example/");

    private RealHost(LocalStorage storage, StandIns standIns, Collector collector)
    {
        (Storage, StandIns, Collector) = (storage, standIns, collector);
        Settings = ServerSettings.Between(standIns, PublicName, storage.ConnectionString);
        Settings["LoadWatch__TextHold"] = "00:00:00";
        Settings["LocalHost__Lock"] = "00:00:02";
        Settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:00.5";
        Settings.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in collector.Settings)
        {
            Settings[name] = value;
        }
    }

    public LocalStorage Storage { get; }

    public StandIns StandIns { get; }

    /// <summary>Where its traces and metrics go.</summary>
    public Collector Collector { get; }

    public Dictionary<string, string> Settings { get; }

    /// <summary>Where the world really reaches it.</summary>
    public Uri Address { get; private set; } = null!;

    public abstract bool HasTimers { get; }

    public abstract Task FireTimerAsync(string name);

    /// <summary>Ends the process as a power cut would; its host starts it again.</summary>
    public abstract Task KillAsync();

    public static async Task<RealHost> StandaloneAsync() => await new Standalone(await NewStorageAsync(), await StandIns.StartAsync(), await Collector.StartAsync()).StartAsync();

    public static async Task<RealHost> UnderFunctionsAsync(string folder) =>
        await new Functions(await NewStorageAsync(), await StandIns.StartAsync(), await Collector.StartAsync()).StartAsync(folder);

    public virtual async ValueTask DisposeAsync()
    {
        await Collector.DisposeAsync();
        await StandIns.DisposeAsync();
        await Storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Task<LocalStorage> NewStorageAsync() =>
        LocalStorage.StartAsync(null, Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"));

    private void ReachedAt(Uri address)
    {
        Address = address;
        StandIns.Courier.Route(PublicName.AbsoluteUri, address.AbsoluteUri);
    }

    private sealed class Standalone(LocalStorage storage, StandIns standIns, Collector collector) : RealHost(storage, standIns, collector)
    {
        private ServerProcess _process = null!;

        public override bool HasTimers => false;

        public override Task FireTimerAsync(string name) => throw new NotSupportedException("Standalone, the clock fires.");

        public override async Task KillAsync()
        {
            await _process.KillAsync();
            await _process.StartAsync(new Uri(Address, "api/health/live"), TestContext.Current.CancellationToken);
        }

        public async Task<RealHost> StartAsync()
        {
            ReachedAt(new Uri($"http://127.0.0.1:{FreePort.Next()}/"));
            Settings["ASPNETCORE_URLS"] = Address.AbsoluteUri;
            _process = new ServerProcess(Settings);
            await _process.StartAsync(new Uri(Address, "api/health/live"), TestContext.Current.CancellationToken);
            return this;
        }

        public override async ValueTask DisposeAsync()
        {
            await _process.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed class Functions(LocalStorage storage, StandIns standIns, Collector collector) : RealHost(storage, standIns, collector)
    {
        private FunctionsHostStandIn _host = null!;

        public override bool HasTimers => true;

        public override async Task FireTimerAsync(string name) => (await _host.FireTimerAsync(name)).ShouldBeTrue(string.Join('\n', _host.Events));

        public override async Task KillAsync()
        {
            var restarts = _host.Restarts;
            _host.KillHandler();
            await Until.TrueAsync(() => _host.Restarts > restarts, "the host has started the handler again");
        }

        public async Task<RealHost> StartAsync(string folder)
        {
            _host = await FunctionsHostStandIn.StartAsync(folder, Storage.ConnectionString, Settings);
            ReachedAt(_host.PublicAddress);
            return this;
        }

        public override async ValueTask DisposeAsync()
        {
            await _host.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
