using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LoadWatch.Commands;

/// <summary>The loopback ports of a server that was started as a child process.</summary>
public static class ChildPorts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until every port takes connections.</summary>
    /// <returns>Whether they do; false where the process has ended, or a minute was not enough.</returns>
    public static async Task<bool> AnswerAsync(Process child, params int[] ports)
    {
        var waited = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!await ConnectsAsync(port))
            {
                if (child.HasExited || waited.Elapsed > Patience)
                {
                    return false;
                }

                await Task.Delay(LookAgain, TimeProvider.System);
            }
        }

        return !child.HasExited;
    }

    private static async Task<bool> ConnectsAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
