using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace LoadWatch.Sandbox.Demo;

/// <summary>A line that the server logged.</summary>
/// <param name="Event">Its number.</param>
/// <param name="Category">Which part said it.</param>
/// <param name="Level">Information, Warning, Error ...</param>
/// <param name="Message">The line as a person reads it.</param>
/// <param name="Values">What it tells of, by name.</param>
public sealed record ServerLine(int Event, string Category, string Level, string Message, IReadOnlyDictionary<string, string> Values);

/// <summary>The real server as a child process, told by environment variables, heard by its log.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly ProcessStartInfo _start;
    private readonly ConcurrentQueue<string> _unread = new();
    private Process? _process;

    /// <param name="settings">Environment variables, over those of this process.</param>
    /// <param name="executable">The published executable; null runs the one that was built beside this.</param>
    /// <param name="words">An assembly beside this that is run instead, and what it is told.</param>
    public ServerProcess(IReadOnlyDictionary<string, string> settings, string? executable = null, params ReadOnlySpan<string> words)
    {
        _start = new ProcessStartInfo(executable ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (executable is null)
        {
            _start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, words is [var assembly, ..] ? assembly : "LoadWatch.dll"));
            foreach (var word in words.Length > 0 ? words[1..] : words)
            {
                _start.ArgumentList.Add(word);
            }
        }

        _start.Environment["Logging__Console__FormatterName"] = "json";
        foreach (var (name, value) in settings)
        {
            _start.Environment[name] = value;
        }
    }

    /// <summary>Called with each line that any server prints; for whoever looks at all of them.</summary>
    public static Action<string>? Overhears { get; set; }

    /// <summary>Called with each line that the server logs.</summary>
    public Action<ServerLine>? Said { get; set; }

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it said that is no log line: why it could not start.</summary>
    public string Unread => string.Join('\n', _unread);

    public void Start()
    {
        _process = Process.Start(_start) ?? throw new InvalidOperationException("The server could not be started.");
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(Uri health, CancellationToken cancel)
    {
        Start();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(health, cancel);
                return;
            }
            catch (HttpRequestException) when (IsRunning)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
            }
            catch (HttpRequestException unanswered)
            {
                throw new InvalidOperationException($"The server did not start: {Unread}", unanswered);
            }
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        Overhears?.Invoke(line);
        if (Read(line) is { } heard)
        {
            Said?.Invoke(heard);
        }
        else
        {
            _unread.Enqueue(line);
        }
    }

    private static ServerLine? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var values = root.TryGetProperty("State", out var state) && state.ValueKind is JsonValueKind.Object
                ? state.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString(), StringComparer.Ordinal)
                : [];
            return new ServerLine(
                root.GetProperty("EventId").GetInt32(), root.GetProperty("Category").GetString()!, root.GetProperty("LogLevel").GetString()!, root.GetProperty("Message").GetString()!, values);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
