using System.Diagnostics.CodeAnalysis;

namespace LoadWatch.Core.Tests;

/// <summary>
/// The data that lies beside the repository and is never committed: <c>../shared/data</c> as seen from the folder of
/// LoadWatch.sln, or the folder named by LOADWATCH_SHARED_DATA. Tests that need it skip where it is absent.
/// </summary>
internal static class SharedData
{
    private const string Variable = "LOADWATCH_SHARED_DATA";

    public static string? Folder { get; } = Find();

    /// <summary>Path of a file, or the calling test skips with the reason.</summary>
    public static string PathOf(string file)
    {
        var path = Folder is null ? null : Path.Combine(Folder, file);
        if (!File.Exists(path)) Skip(file);
        return path;
    }

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static string[] Lines(string file) => File.ReadAllLines(PathOf(file));

    [DoesNotReturn]
    private static void Skip(string file)
    {
        Assert.Skip($"{file} is not there: no shared data at {Folder ?? "../shared/data"} (set {Variable} to its folder).");
        throw new InvalidOperationException();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoadWatch.sln"))) folder = folder.Parent;
        return folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data") : null;
    }
}
