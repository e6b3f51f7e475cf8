using Azure.Storage.Queues;
using LoadWatch.Benchmarks.Harness;
using LoadWatch.Commands;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Storage;

namespace LoadWatch.Benchmarks.Ack;

/// <summary>The real server, and beside it the floor: a bare endpoint that does one queue put to the same storage.</summary>
internal sealed class DoorAndFloor : IAsyncDisposable
{
    private const string FloorQueue = "floor";

    private readonly LocalStorage _storage;
    private readonly StandIns _standIns;
    private readonly Child _subject, _floor;
    private readonly int _subjectPort, _floorPort;
    private readonly Door _door;

    private DoorAndFloor(Door door, LocalStorage storage, StandIns standIns)
    {
        (_door, _storage, _standIns) = (door, storage, standIns);
        (_floorPort, _subjectPort) = (LocalStorage.FreePort(), LocalStorage.FreePort());
        var settings = ServerSettings.Between(standIns, new Uri($"http://127.0.0.1:{_subjectPort}"), storage.ConnectionString);
        foreach (var (name, value) in door.Settings(_subjectPort))
        {
            settings[name] = value;
        }

        _subject = Server("LoadWatch.dll", [], settings);
        _floor = Server("LoadWatch.Benchmarks.dll", [QueuePutServer.Word, FloorQueue], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_floorPort}",
            [StorageOptions.Section] = storage.ConnectionString,
        });
    }

    /// <summary>What is posted to the floor.</summary>
    public byte[] Put => Line.Post(QueuePutServer.Path, _door.Message);

    public static async Task<DoorAndFloor> StartAsync(Door door, CancellationToken cancel)
    {
        // Emulated storage of its own: with tens of thousands of messages it becomes the figure.
        var storage = await LocalStorage.StartAsync(folder: null);
        var queues = new QueueServiceClient(storage.ConnectionString);
        await queues.CreateQueueAsync(FloorQueue, cancellationToken: cancel);
        await queues.CreateQueueAsync(Queues.Runs, cancellationToken: cancel);
        return new DoorAndFloor(door, storage, await StandIns.StartAsync());
    }

    public Task<Line[]> ConnectToFloorAsync(int count, CancellationToken cancel) => ConnectAsync(_floorPort, _floor, count, cancel);

    public Task<Line[]> ConnectToDoorAsync(int count, CancellationToken cancel) => ConnectAsync(_subjectPort, _subject, count, cancel);

    public async ValueTask DisposeAsync()
    {
        await _floor.DisposeAsync();
        await _subject.DisposeAsync();
        await _standIns.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private static Child Server(string assembly, IEnumerable<string> arguments, Dictionary<string, string> settings) =>
        Child.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], settings);

    private static Task<Line[]> ConnectAsync(int port, Child server, int count, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Line.ConnectAsync(port, server, cancel)));
}
