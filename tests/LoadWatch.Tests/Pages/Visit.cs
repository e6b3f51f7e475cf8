using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LoadWatch.Tests.Pages;

/// <summary>
/// What one person does with a site: cookies and storage of their own. Requests to other machines, errors in the console
/// (violations of the content security policy among them) and exceptions of scripts are collected, and fail the test when the
/// visit ends; see <see cref="Browser.VisitAsync"/>.
/// </summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, bool> _documents = new(StringComparer.Ordinal);

    private ICDPSession? _debugger;

    private Visit(IBrowserContext context, IPage page, Visitor visitor) => (_context, Page, Visitor) = (context, page, visitor);

    public IPage Page { get; }

    public Visitor Visitor { get; }

    internal IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens an address of the site.</summary>
    /// <param name="path">Relative to the site.</param>
    /// <param name="status">The answer that is expected; another one fails.</param>
    public async Task OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = (await Page.GotoAsync(path)).ShouldNotBeNull();
        ((HttpStatusCode)answer.Status).ShouldBe(status, path);
    }

    /// <summary>Opens a one-time link and goes on to the page behind it: by its button.</summary>
    public async Task OpensAsync(string link)
    {
        await OpenAsync(link);
        await Page.Locator("main button").ClickAsync();
        await ArrivesAsync(NoTicket);
    }

    /// <summary>Waits until the browser is at an address that ends so, and the page there is loaded.</summary>
    public Task ArrivesAtAsync(string end) => ArrivesAsync(new Regex(Regex.Escape(end) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The page that was loaded begins with its news: the focus is on it, so that a screen reader says it and Tab goes on from there.</summary>
    public async Task ShouldBeginAtAsync(string role, string text)
    {
        await Assertions.Expect(Page.Locator($"[role={role}]:focus")).ToHaveTextAsync(text);
        var debugger = await _context.NewCDPSessionAsync(Page);
        var tree = await debugger.SendAsync("Accessibility.getFullAXTree");
        await debugger.DetachAsync();
        var focused = tree!.Value.GetProperty("nodes").EnumerateArray().Last(node => node.TryGetProperty("properties", out var properties)
            && properties.EnumerateArray().Any(property => property.GetProperty("name").GetString() == "focused" && property.GetProperty("value").GetProperty("value").ToString() == "True"));
        focused.GetProperty("role").GetProperty("value").GetString().ShouldBe(role);
    }

    /// <summary>What every page owes everybody, and a picture of it; see <see cref="Accessibility"/> and <see cref="Layout"/>.</summary>
    public async Task ShouldBeSoundAsync(string name)
    {
        await PictureAsync(name);
        await this.ShouldFitAsync();
        await this.ShouldBePressableAsync();
        await this.ShouldBeAccessibleAsync();
    }

    /// <summary>
    /// A picture of the whole page, in the folder that LOADWATCH_SCREENSHOTS names; none without it. The file's name says who
    /// visited.
    /// </summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("LOADWATCH_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{name}-{Visitor}.png") });
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    internal static async Task<Visit> BeginAsync(IBrowser browser, Uri site, Visitor visitor)
    {
        var options = visitor.Context;
        options.BaseURL = site.AbsoluteUri;
        var context = await browser.NewContextAsync(options);
        var visit = new Visit(context, await context.NewPageAsync(), visitor);
        context.Request += visit.Hear;
        context.Console += visit.Hear;
        context.WebError += (_, error) => visit._complaints.Enqueue($"A script failed: {error.Error}");
        await visit.AllowScriptsAsync(visitor.Scripts);
        return visit;
    }

    /// <summary>Applies to this page, not to the windows it opens. Playwright's own switch cannot be thrown while a page is open.</summary>
    internal async Task AllowScriptsAsync(bool value)
    {
        if (_debugger is null && value)
        {
            return;
        }

        _debugger ??= await _context.NewCDPSessionAsync(Page);
        await _debugger.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !value });
    }

    // Not by WaitForURLAsync, which can miss the event that it waits for (microsoft/playwright-dotnet#3364).
    private async Task ArrivesAsync(Regex address)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = 30_000 });
        await Page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(loaded => addEventListener('load', () => loaded(true)))");
    }

    private void Hear(object? sender, IRequest request)
    {
        if (request.IsNavigationRequest)
        {
            _documents[request.Url.Split('#')[0]] = true;
        }

        if (new Uri(request.Url) is { Scheme: "http" or "https", Host: not ("127.0.0.1" or "localhost") })
        {
            _complaints.Enqueue($"Something was wanted from elsewhere: {request.Url}");
        }
    }

    /// <summary>A page that says "not found" is one a test may want to see, and Chromium reports its status as an error.</summary>
    private void Hear(object? sender, IConsoleMessage message)
    {
        var isStatusOfPage = message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal)
            && _documents.Keys.Any(document => message.Location.StartsWith(document + ":", StringComparison.Ordinal));
        if (message.Type == "error" && !isStatusOfPage)
        {
            _complaints.Enqueue($"An error in the console: {message.Text} ({message.Location})");
        }
    }

    [GeneratedRegex("^(?!.*/tickets/)", RegexOptions.None, 1000)]
    private static partial Regex NoTicket { get; }
}
