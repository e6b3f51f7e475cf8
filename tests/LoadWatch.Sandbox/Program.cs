namespace LoadWatch.Sandbox;

// Not top-level statements: their Program would be public beside the one of the application under test.
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["serve", .. var rest] => await Serve.RunAsync(rest),
        ["demo", .. var rest] => await Demo.DemoCommand.RunAsync(rest),
        [Storm.StormServer.Word, .. var rest] => await Storm.StormServer.RunAsync(rest),
        _ => Serve.Usage(),
    };
}
