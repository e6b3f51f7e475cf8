using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using LoadWatch.Commands.Replay;
using Microsoft.Extensions.Time.Testing;

namespace LoadWatch.Tests.Commands.Replay;

/// <summary>The command as a person starts it, on 1 June 2026.</summary>
internal sealed record Replayed(int ExitCode, string Out, string Error)
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static Replayed Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = ReplayCommand.Create(new FakeTimeProvider(Now)).Parse(args)
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return new Replayed(code, output.ToString(), error.ToString());
    }

    public static string Fixture(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LoadWatch.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "tests", "LoadWatch.Tests", "Commands", "Replay", "Fixtures", name);
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("loadwatch-replay-").FullName;

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Zip(params (string Name, byte[] Content)[] entries)
    {
        var path = Path.Combine(Folder, "export.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
