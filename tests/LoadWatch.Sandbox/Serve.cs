using System.Text.Json;

namespace LoadWatch.Sandbox;

/// <summary>The stand-ins as a process of their own, driven over <c>/control</c>.</summary>
internal static class Serve
{
    /// <summary>Prints the addresses as one line of JSON and runs until SIGTERM or Ctrl-C.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, out var port, out var seed))
            return Usage();

        await using var standIns = await StandIns.StartAsync(port: port, seed: seed);
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                standIns.Address,
                Strava = standIns.Strava.Address,
                Garmin = standIns.Garmin.Address,
                Twilio = standIns.Twilio.Address,
                Issuer = standIns.Issuer.Address,
                Control = standIns.Address + "/control",
            },
            Wire.Camel));
        await standIns.WaitForShutdownAsync();
        return 0;
    }

    public static int Usage()
    {
        Console.Error.WriteLine("usage: LoadWatch.Sandbox serve [--port <0-65535>] [--seed <number>]");
        return 2;
    }

    private static bool TryRead(string[] args, out int port, out int seed)
    {
        (port, seed) = (0, 1);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], out var number))
                return false;
            switch (args[i])
            {
                case "--port":
                    port = number;
                    break;
                case "--seed":
                    seed = number;
                    break;
                default:
                    return false;
            }
        }

        return port is >= 0 and <= 65535;
    }
}
