using System.Text;
using LoadWatch.Commands;
using LoadWatch.Sandbox;
using LoadWatch.Sandbox.Demo;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>The whole application, with stand-ins and storage of its own, and people who are signed in.</summary>
internal sealed class DoorWorld : IAsyncDisposable
{
    private static DoorWorld? _running;

    private readonly LocalStorage? _storage;
    private readonly StandIns _standIns;
    private readonly WebApplication _app;
    private readonly Uri _server;
    private readonly LastError _errors;
    private readonly Writes _writes;
    private readonly SignedIn _people;

    private DoorWorld(LocalStorage? storage, StandIns standIns, WebApplication app, Uri server, LastError errors, Writes writes)
    {
        (_storage, _standIns, _app, _server, _errors, _writes) = (storage, standIns, app, server, errors, writes);
        _people = new SignedIn(app.Services, server);
    }

    /// <summary>The storage to use; null starts one.</summary>
    public static string? Connection { get; set; }

    public string LastError => _errors.Text;

    public static async Task<DoorWorld> RunningAsync() => _running ??= await StartAsync();

    public static async Task EndAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Sends a request after filling in what only this world knows.</summary>
    /// <returns>The answer, what was written to storage meanwhile, and the address.</returns>
    public async Task<(Answer Answer, IReadOnlyList<string> Writes, string Path)> AskAsync(byte[] input)
    {
        // One letter a byte: what is no text arrives as it is.
        var request = Wire.Prepared(await _people.FillInAsync(Encoding.Latin1.GetString(input)), _server);
        _writes.Clear();
        var answer = await Wire.SendAsync(_server, request);
        await _people.LookAfterAsync(answer);
        return (answer, _writes.All, request.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _standIns.DisposeAsync();
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private static async Task<DoorWorld> StartAsync()
    {
        var storage = Connection is null ? await LocalStorage.StartAsync(folder: null) : null;
        var standIns = await StandIns.StartAsync();
        var server = new Uri($"http://127.0.0.1:{LocalStorage.FreePort()}");
        var settings = ServerSettings.Between(standIns, server, Connection ?? storage!.ConnectionString).ToDictionary(
            pair => pair.Key.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        settings["Mail:BounceKey"] = MailDoors.Key;
        var (errors, writes) = (new LastError(), new Writes(settings["AzureWebJobsStorage"]!));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLoadWatch(builder.Configuration);
        builder.Services.AddSingleton(_ => writes.Queues()).AddSingleton(_ => writes.Tables());
        var app = builder.Build();
        app.MapLoadWatch();
        await app.StartAsync();
        return new DoorWorld(storage, standIns, app, server, errors, writes);
    }
}
