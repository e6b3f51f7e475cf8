using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoadWatch.Benchmarks.Harness;

/// <summary>One kept-alive connection to a server on this machine, with next to no cost of its own.</summary>
internal sealed class Line : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[8 * 1024];

    private Line(Socket socket) => _socket = socket;

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Post(string path, string json, params IEnumerable<string> headers) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n")
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n" + json);

    public static async Task<Line> ConnectAsync(int port, Child server, CancellationToken cancel)
    {
        while (true)
        {
            if (TryConnect(port) is { } line)
            {
                return line;
            }

            if (server.HasExited)
            {
                throw new InvalidOperationException($"The server ended:\n{server.Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200.</exception>
    public async Task SendAsync(byte[] request, CancellationToken cancel)
    {
        await _socket.SendAsync(request, cancel);
        var (length, end) = (0, -1);
        while (end < 0)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
            if (read == 0)
            {
                throw new InvalidOperationException("The server hung up.");
            }

            length += read;
            end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        // Every 200 here has an empty body.
        if (!_buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8) || end + 4 != length)
        {
            throw new InvalidOperationException($"The server answered: {Encoding.UTF8.GetString(_buffer, 0, length)}");
        }
    }

    public void Dispose() => _socket.Dispose();

    private static Line? TryConnect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var connecting = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port) };
        using var done = new ManualResetEventSlim();
        connecting.Completed += (_, _) => done.Set();
        if (socket.ConnectAsync(connecting))
        {
            done.Wait();
        }

        if (connecting.SocketError is SocketError.Success)
        {
            return new Line(socket);
        }

        socket.Dispose();
        return null;
    }
}
