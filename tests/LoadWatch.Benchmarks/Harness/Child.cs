using System.Collections.Concurrent;
using System.Diagnostics;

namespace LoadWatch.Benchmarks.Harness;

/// <summary>A process of ours, with what it said, ended with this.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;

    private Child(ProcessStartInfo start)
    {
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.");
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public string Said => string.Join('\n', _said);

    public static Child Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Environment.CurrentDirectory,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new Child(start);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        await using var child = Start(file, arguments, new Dictionary<string, string>(StringComparer.Ordinal), folder);
        await child._process.WaitForExitAsync(cancel);
        return child._process.ExitCode == 0 ? child.Said : throw new InvalidOperationException($"{file} ended with {child._process.ExitCode}:\n{child.Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
