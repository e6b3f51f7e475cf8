using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Commands;

/// <summary>Commands as an operator of a world types them: a process of its own, with the world's settings in its environment.</summary>
internal static class Typed
{
    private static readonly string[] Sections = ["AzureWebJobsStorage", "LoadWatch", "Platforms", "Twilio", "Mail", "SignIn"];

    /// <summary>The settings of a world, by their paths.</summary>
    public static Dictionary<string, string?> Settings(this World world) => Sections
        .SelectMany(section => world.Services.GetRequiredService<IConfiguration>().GetSection(section).AsEnumerable())
        .Where(setting => setting.Value is not null)
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);

    /// <returns>The exit code, and what was printed: first what is fine, then what is wrong.</returns>
    public static Task<(int Code, string Said)> TypesAsync(this World world, params string[] typed) => world.TypesAsync([], typed);

    /// <param name="world">The world.</param>
    /// <param name="besides">Environment variables besides the world's, or instead of them; null takes one away.</param>
    /// <param name="typed">The command.</param>
    public static async Task<(int Code, string Said)> TypesAsync(this World world, Dictionary<string, string?> besides, params string[] typed)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LoadWatch.dll"), .. typed])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (path, value) in world.Settings())
        {
            start.Environment[path.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        foreach (var (name, value) in besides)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var wrong = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (said + await wrong).Trim());
    }
}
