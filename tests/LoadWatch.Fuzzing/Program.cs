namespace LoadWatch.Fuzzing;

// Not top-level statements: their Program would be public beside the one of the application under test.
internal static class Program
{
    private static Task<int> Main(string[] args) => FuzzCommand.RunAsync(args);
}
