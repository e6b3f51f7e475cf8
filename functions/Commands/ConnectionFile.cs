namespace LoadWatch.Commands;

/// <summary>
/// Where a server that started its own storage says how to reach it, so that the other commands on this machine find the
/// same runners.
/// </summary>
internal static class ConnectionFile
{
    /// <summary>The setting that says where a server without configured storage keeps its data.</summary>
    private const string HomeSetting = "LOADWATCH_HOME";

    public static string Folder => Environment.GetEnvironmentVariable(HomeSetting) is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.CurrentDirectory, ".loadwatch");

    private static string Location => Path.Combine(Folder, "connection");

    public static string? Read() => File.Exists(Location) ? File.ReadAllText(Location) : null;

    public static void Write(string connection)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Location, connection);
    }

    public static void Delete() => File.Delete(Location);
}
