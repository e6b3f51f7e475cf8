using LoadWatch.Tests.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace LoadWatch.Tests.Pages;

/// <summary>
/// Chromium, one for the whole test run, started when a test first visits a page. It is the system's own: nothing is
/// downloaded. Take it as a constructor parameter.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The setting that says which Chromium to start, over the one on the path.</summary>
    private const string Setting = "LOADWATCH_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // No name is looked up and no address but the machine's own is called: a page cannot reach the world even when its test forgets to look.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> _started = new(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Lets a person visit a site, and when the visit is over asserts that nothing came from elsewhere, no script failed, and
    /// nothing was refused by the page's own content security policy.
    /// </summary>
    /// <param name="site">Where the paths of the visit begin.</param>
    /// <param name="visitor">Who visits; null is a person at a desk.</param>
    /// <param name="story">What the person does. If it fails, its own failure is the test's, and what else was noticed is written to the test's output.</param>
    public async Task VisitAsync(Uri site, Visitor? visitor, Func<Visit, Task> story)
    {
        var (_, chromium) = await _started.Value;
        await using var visit = await Visit.BeginAsync(chromium, site, visitor ?? new Visitor());
        try
        {
            await story(visit);

            // What the browser said until now arrives before its answer.
            await visit.Page.EvaluateAsync("() => 0");
        }
        catch
        {
            visit.Complaints.ToList().ForEach(complaint => TestContext.Current.TestOutputHelper?.WriteLine(complaint));
            throw;
        }

        visit.Complaints.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
        {
            return;
        }

        var (playwright, chromium) = await _started.Value;
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Chromium)> StartAsync()
    {
        var executable = Find();
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments }));
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } chosen
            ? chosen
            : Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException($"Chromium is missing: start the tests with './loadwatch test', install the package 'chromium', or name the program in {Setting}.");
}
