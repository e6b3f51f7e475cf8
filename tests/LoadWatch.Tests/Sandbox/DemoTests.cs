using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LoadWatch.Sandbox.Mail;
using LoadWatch.Tests.Hosting;
using LoadWatch.Tests.Pages;

namespace LoadWatch.Tests.Sandbox;

/// <summary>The demo as a person starts it, and the addresses that it prints.</summary>
[Collection(nameof(Alone))]
public sealed class DemoTests(Browser chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loadwatch-demo-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_text_goes_out_and_what_is_printed_can_be_opened()
    {
        var said = new ConcurrentQueue<string>();
        var report = Path.Combine(_folder.FullName, "demo.json");
        using var demo = Start(report, said);
        try
        {
            await Until.TrueAsync(() => Task.FromResult(Read(report) is not null || demo.HasExited), "the demo has told its story", TimeSpan.FromMinutes(3));
            var told = Read(report).ShouldNotBeNull(string.Join('\n', said));
            told.GetProperty("texts").EnumerateArray().ShouldHaveSingleItem().GetProperty("ratio").GetDouble().ShouldBe(3.5, 0.01);
            told.GetProperty("emails").GetArrayLength().ShouldBe(1);

            using var browser = new HttpClient();
            foreach (var url in told.GetProperty("urls").EnumerateObject())
            {
                using var page = await browser.GetAsync(url.Value.GetString(), Cancel);
                page.IsSuccessStatusCode.ShouldBeTrue($"{url.Name}: {(int)page.StatusCode}");
            }

            var urls = told.GetProperty("urls");
            (await browser.GetStringAsync(new Uri(new Uri(urls.GetProperty("inbox").GetString()!), "email"), Cancel)).ShouldContain("four-week average");
            var board = new Uri(urls.GetProperty("board").GetString()!);
            await chromium.VisitAsync(board, null, async visit =>
            {
                await visit.OpenAsync(board.AbsoluteUri);
                await visit.Page.Locator("button").First.ClickAsync();
                await visit.ArrivesAtAsync("/api/clinic");
                (await visit.Page.Locator("table.board tbody th a").AllInnerTextsAsync()).ShouldContain("Maya");
            });
            (await browser.GetStringAsync(urls.GetProperty("runner").GetString(), Cancel)).ShouldContain("<button");
        }
        finally
        {
            demo.Kill(entireProcessTree: true);
            await demo.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Process Start(string report, ConcurrentQueue<string> said)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LoadWatch.Sandbox.dll"), "demo", "--json", report])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LOADWATCH_AZURITE"] = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js");
        start.Environment[MailSink.ScriptSetting] = Repository.PathTo("node_modules", "maildev", "bin", "maildev");
        start.Environment["LOADWATCH_HOME"] = _folder.FullName;
        var demo = Process.Start(start) ?? throw new InvalidOperationException("The demo could not be started.");
        demo.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        demo.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        demo.BeginOutputReadLine();
        demo.BeginErrorReadLine();
        return demo;
    }

    /// <summary>The report; null until it is written whole.</summary>
    private static JsonElement? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)).RootElement : null;
        }
        catch (Exception unfinished) when (unfinished is JsonException or IOException)
        {
            return null;
        }
    }
}
