using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LoadWatch.Commands;

namespace LoadWatch.Sandbox.Mail;

/// <summary>
/// MailDev as a child process on free loopback ports: it takes every message, passes none on, and shows them in a browser.
/// </summary>
public sealed class MailSink : IAsyncDisposable
{
    /// <summary>The setting that says where MailDev's script lies.</summary>
    public const string ScriptSetting = "LOADWATCH_MAILDEV";

    /// <summary>Its standard input is ours: when this process is gone, however it ended, so is the sink.</summary>
    private const string EndsWithParent = "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private readonly ConcurrentQueue<string> _said = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loadwatch-mail-");
    private readonly HttpClient _http;
    private readonly Process _maildev;

    private MailSink(string script, int smtp, int web)
    {
        (SmtpPort, Inbox) = (smtp, new Uri($"http://127.0.0.1:{web}/"));
        _http = new HttpClient { BaseAddress = Inbox };
        string[] arguments =
        [
            "--import", EndsWithParent, script, "--ip", "127.0.0.1", "--web-ip", "127.0.0.1",
            "--smtp", smtp.ToString(CultureInfo.InvariantCulture), "--web", web.ToString(CultureInfo.InvariantCulture),
            "--mail-directory", _folder.FullName, "--silent",
        ];
        _maildev = Process.Start(new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("Node could not be started.");
        _maildev.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _maildev.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _maildev.BeginOutputReadLine();
        _maildev.BeginErrorReadLine();
    }

    /// <summary>Where a person reads what was sent.</summary>
    public Uri Inbox { get; }

    public int SmtpPort { get; }

    /// <summary>Environment variables that have a server send its mail here.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = $"{SmtpPort}",
        ["Mail__RequireTls"] = "false",
        ["Mail__From"] = "LoadWatch <hello@loadwatch.example>",
        ["Mail__AcceptedUrl"] = $"{Inbox}email?messageId={{messageId}}",
        ["Mail__ListedAfter"] = "00:00:01",
        ["Mail__Timeout"] = "00:00:05",
    };

    /// <summary>Starts the sink and waits until it answers.</summary>
    /// <param name="script">MailDev's script; null takes it from the setting.</param>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<MailSink> StartAsync(string? script = null)
    {
        script ??= Environment.GetEnvironmentVariable(ScriptSetting);
        if (script is null || !File.Exists(script))
        {
            throw new InvalidOperationException("MailDev is not installed: start LoadWatch with ./loadwatch, or run 'npm ci' first.");
        }

        // A port that was free a moment ago may be taken by now: then other ports are tried.
        for (var tries = 1; ; tries++)
        {
            var sink = new MailSink(script, LocalStorage.FreePort(), LocalStorage.FreePort());
            if (await ChildPorts.AnswerAsync(sink._maildev, sink.SmtpPort, sink.Inbox.Port))
            {
                return sink;
            }

            await sink.DisposeAsync();
            if (tries == 3)
            {
                throw new InvalidOperationException($"MailDev did not start: {string.Join(' ', sink._said)}");
            }
        }
    }

    /// <summary>What has arrived, oldest first. A message shows a moment after its sender was told that it was taken.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync()
    {
        var mails = await _http.GetFromJsonAsync<JsonElement>("email");
        return [.. mails.EnumerateArray().Select(ReceivedMail.Read)];
    }

    /// <summary>A message as it came over the wire: every header and part, encoded as its sender encoded it.</summary>
    public Task<byte[]> SourceAsync(ReceivedMail mail) => _http.GetByteArrayAsync($"email/{mail.Id}/source");

    /// <summary>Throws away what has arrived.</summary>
    public async Task ClearAsync()
    {
        using var answer = await _http.DeleteAsync("email/all");
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_maildev.HasExited)
        {
            _maildev.Kill(entireProcessTree: true);
        }

        await _maildev.WaitForExitAsync();
        _maildev.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }
}
