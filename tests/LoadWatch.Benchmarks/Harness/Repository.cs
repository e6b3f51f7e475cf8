namespace LoadWatch.Benchmarks.Harness;

/// <summary>The files of the repository that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The benchmarks do not lie inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "LoadWatch.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
