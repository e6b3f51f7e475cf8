namespace LoadWatch.Fuzzing.Driving;

/// <summary>A copy of this program in which LoadWatch's own assemblies tell which branches they take.</summary>
internal static class Instrumented
{
    private static readonly string[] Own = ["LoadWatch.dll", "LoadWatch.Core.dll"];

    /// <returns>The program's file in the copy.</returns>
    public static string CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        Environment.SetEnvironmentVariable("SHARPFUZZ_ENABLE_ON_BRANCH_CALLBACK", "true");
        foreach (var assembly in Own)
        {
            SharpFuzz.Fuzzer.Instrument(Path.Combine(folder, assembly), _ => true, SharpFuzz.Options.Value);
        }

        return Path.Combine(folder, "LoadWatch.Fuzzing.dll");
    }
}
