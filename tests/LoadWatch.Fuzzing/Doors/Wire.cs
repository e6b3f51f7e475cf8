using System.Net.Sockets;
using System.Text;

namespace LoadWatch.Fuzzing.Doors;

/// <param name="Status">0 where the server closed the connection without one.</param>
/// <param name="Text">Head and body.</param>
internal sealed record Answer(int Status, string Text);

/// <summary>A request as bytes on a connection of its own: no client library is there to correct it.</summary>
internal static class Wire
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>What says where the body ends is said here, and whatever else the input says of that is left out.</summary>
    private static readonly string[] Ours = ["host", "connection", "content-length", "transfer-encoding", "expect", "upgrade"];

    public static (string Path, byte[] Bytes) Prepared(string request, Uri server)
    {
        var blank = request.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = blank < 0 ? (request, "") : (request[..blank], request[(blank + 2)..]);
        var lines = head.Split('\n');
        var kept = lines.Skip(1).Where(line => !Ours.Contains(line.Split(':')[0].Trim().ToLowerInvariant(), StringComparer.Ordinal));
        var all = new StringBuilder().Append(lines[0]).Append(" HTTP/1.1\r\nHost: ").Append(server.Authority).Append("\r\nConnection: close\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        foreach (var line in kept)
        {
            all.Append(line).Append("\r\n");
        }

        return (lines[0], Encoding.Latin1.GetBytes(all.Append("\r\n").Append(body).ToString()));
    }

    /// <exception cref="HarmException">No answer comes.</exception>
    public static async Task<Answer> SendAsync(Uri server, (string Path, byte[] Bytes) request)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request.Bytes, limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // The server has refused before it read all.
        }
        catch (OperationCanceledException)
        {
            throw new HarmException($"{request.Path} was not answered within {Longest}.");
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        return new Answer(text.Length > 12 && int.TryParse(text.AsSpan(9, 3), out var status) ? status : 0, text);
    }
}
