using System.Diagnostics;
using System.Text.RegularExpressions;
using LoadWatch.Tests.Telemetry;

namespace LoadWatch.Tests.Hosting;

/// <summary>A running custom handler.</summary>
public interface IHandler : IAsyncDisposable
{
    /// <summary>Completes with the exit code.</summary>
    Task<int> Exited { get; }

    void Kill();
}

/// <summary>What a handler is started with. Each line it prints goes to <paramref name="Print"/>.</summary>
public sealed record HandlerStart(FunctionFolder Folder, string AppRoot, IReadOnlyDictionary<string, string> Environment, Action<string> Print);

public delegate Task<IHandler> StartHandler(HandlerStart start);

/// <summary>The executable that host.json names, as a process of its own.</summary>
public sealed partial class HandlerProcess : IHandler
{
    private readonly Process process;

    private HandlerProcess(Process process, Action<string> print)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Print(line.Data);
        process.ErrorDataReceived += (_, line) => Print(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = ExitedAsync();

        void Print(string? line)
        {
            if (line is null)
                return;
            LogAudit.Printed(line);
            print(line);
        }
    }

    public Task<int> Exited { get; }

    public static Task<IHandler> Start(HandlerStart start)
    {
        string Description(string member) => Expanded(start.Folder.Setting("customHandler", "description", member)?.GetString() ?? "", start.Environment);

        // A path that is no file below the app's folder is looked up on PATH, e.g. "dotnet".
        var named = Description("defaultExecutablePath");
        var below = Path.Combine(start.AppRoot, named);
        var info = new ProcessStartInfo(File.Exists(below) ? below : named)
        {
            WorkingDirectory = Path.Combine(start.AppRoot, Description("workingDirectory")),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in start.Folder.Setting("customHandler", "description", "arguments")?.EnumerateArray() ?? default)
            info.ArgumentList.Add(Expanded(argument.GetString()!, start.Environment));
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        return Task.FromResult<IHandler>(new HandlerProcess(Process.Start(info)!, start.Print));
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        process.Dispose();
    }

    private async Task<int> ExitedAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string Expanded(string text, IReadOnlyDictionary<string, string> environment) => Variable.Replace(
        text,
        match => environment.GetValueOrDefault(match.Groups["name"].Value) ?? System.Environment.GetEnvironmentVariable(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable { get; }
}
