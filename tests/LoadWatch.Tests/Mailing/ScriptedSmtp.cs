using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LoadWatch.Tests.Mailing;

/// <summary>An SMTP server of a few lines that refuses, or takes a message and never says so.</summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string?> _answer;
    private readonly Task _serving;

    /// <param name="answer">What it says to a command, the end of a message being <c>.</c>; null says what a friendly server would, and an empty text nothing at all.</param>
    public ScriptedSmtp(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The Message-ID of every message that came in whole.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await TalkAsync(client);
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 scripted");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            var reply = _answer(command) ?? (command == "DATA" ? "354 go on" : "250 fine");
            await SayAsync(writer, reply);
            if (command == "DATA" && reply.StartsWith("354", StringComparison.Ordinal))
            {
                await ReadMessageAsync(reader);
                await SayAsync(writer, _answer(".") ?? "250 taken");
            }
        }
    }

    private async Task ReadMessageAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            if (line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))
            {
                Received.Enqueue(line);
            }
        }
    }

    private static Task SayAsync(StreamWriter writer, string reply) => reply.Length > 0 ? writer.WriteLineAsync(reply) : Task.CompletedTask;
}
