using System.Diagnostics;
using System.Text.Json;

namespace LoadWatch.Tests.Sandbox;

public sealed class ServeTests
{
    [Fact]
    public async Task The_process_prints_its_addresses_and_ends_on_SIGTERM()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Start("serve");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(60), cancel);
            var control = JsonDocument.Parse(line!).RootElement.GetProperty("control").GetString();
            using var http = new HttpClient();
            (await http.GetStringAsync(control + "/log", cancel)).ShouldBe("[]");

            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromSeconds(30), cancel);
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task An_unknown_command_is_refused_with_the_usage()
    {
        using var process = Start("dance");
        (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldStartWith("usage:");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(2);
    }

    private static Process Start(string command) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(LoadWatch.Sandbox.StandIns).Assembly.Location, command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
