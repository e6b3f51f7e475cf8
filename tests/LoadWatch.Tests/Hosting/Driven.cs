using LoadWatch.Hosting;

namespace LoadWatch.Tests.Hosting;

/// <summary>An application whose triggers one of the two drivers drives.</summary>
public abstract class Driven : IAsyncDisposable
{
    /// <summary>What the world sees.</summary>
    public abstract Uri PublicAddress { get; }

    /// <summary>Makes a schedule's time come, if it does not come by itself.</summary>
    public abstract Task FireAsync(string name);

    public abstract ValueTask DisposeAsync();

    /// <summary>Standalone, with the shortest lock there is.</summary>
    public static async Task<Driven> ByLocalHost(IReadOnlyList<Trigger> triggers, Azurite azurite) => new Local(await HostedApp.StartAsync(
        triggers,
        azurite.ConnectionString,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["LocalHost__Lock"] = "00:00:02", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }));

    /// <summary>Called by the stand-in of the Functions host.</summary>
    public static async Task<Driven> ByFunctionsHost(IReadOnlyList<Trigger> triggers, Azurite azurite)
    {
        var folder = HostedApp.WriteFolder(triggers);
        var host = await FunctionsHostStandIn.StartAsync(
            folder,
            azurite.ConnectionString,
            startHandler: async start => await HostedApp.StartAsync(triggers, azurite.ConnectionString, start.Environment));
        return new Functions(host, folder);
    }

    private sealed class Local(HostedApp app) : Driven
    {
        public override Uri PublicAddress => app.Address;

        public override Task FireAsync(string name) => Task.CompletedTask;

        public override ValueTask DisposeAsync() => app.DisposeAsync();
    }

    private sealed class Functions(FunctionsHostStandIn host, string folder) : Driven
    {
        public override Uri PublicAddress => host.PublicAddress;

        public override async Task FireAsync(string name) => (await host.FireTimerAsync(name)).ShouldBeTrue(string.Join('\n', host.Events));

        public override async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
