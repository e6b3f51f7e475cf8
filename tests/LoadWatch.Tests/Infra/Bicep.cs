using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace LoadWatch.Tests.Infra;

/// <summary>The Bicep compiler, as the package brings it.</summary>
internal static class Bicep
{
    private static readonly string Compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Bicep").Value!;

    /// <summary>What a deployment is told beside its parameters: whom to tell, and nothing that switches anything on.</summary>
    public static readonly Dictionary<string, string> Least = new(StringComparer.Ordinal) { ["LOADWATCH_OPERATOR_EMAIL"] = "operator@example.com" };

    /// <summary>Every platform, the carrier, mail and the clinics' accounts.</summary>
    public static readonly Dictionary<string, string> Everything = new(Least, StringComparer.Ordinal)
    {
        ["LOADWATCH_CLINIC_NAME"] = "Example Physio",
        ["LOADWATCH_CLINIC_PHONE"] = "(905) 555-0199",
        ["STRAVA_CLIENT_ID"] = "1234",
        ["STRAVA_SUBSCRIPTION_ID"] = "567",
        ["GARMIN_CLIENT_ID"] = "garmin-client",
        ["TWILIO_ACCOUNT_SID"] = "AC1",
        ["TWILIO_MESSAGING_SERVICE_SID"] = "MG1",
        ["MAIL_HOST"] = "smtp.example.com",
        ["MAIL_USER"] = "loadwatch",
        ["MAIL_FROM"] = "LoadWatch <hello@example.com>",
        ["SIGN_IN_AUTHORITY"] = "https://issuer.example.com",
        ["SIGN_IN_CLIENT_ID"] = "loadwatch",
        ["LOADWATCH_OPERATOR_ADDRESSES"] = "203.0.113.7,203.0.113.8",
    };

    private static readonly ConcurrentDictionary<(string Parameters, IReadOnlyDictionary<string, string> Environment), Lazy<Task<Deployment>>> Deployments = new();

    /// <summary>A copy of infra/ that a test may write to.</summary>
    public static string Copy()
    {
        var from = Repository.PathTo("infra");
        var to = Directory.CreateTempSubdirectory("infra-").FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*.bicep*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(from, "bicepconfig.json"), Path.Combine(to, "bicepconfig.json"));
        return to;
    }

    /// <returns>What it gave, and what it complained of.</returns>
    public static async Task<(string Given, string Complaints)> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Compiler, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? Least)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The Bicep compiler could not be started.");
        var given = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await given, await complaints);
    }

    /// <summary>What a deployment would lay down, as far as it can be told before Azure is asked. Each is worked out once.</summary>
    public static Task<Deployment> DeployAsync(string parameters, IReadOnlyDictionary<string, string>? environment = null) =>
        Deployments.GetOrAdd((parameters, environment ?? Least), _ => new Lazy<Task<Deployment>>(() => SnapshotAsync(parameters, environment ?? Least))).Value;

    private static async Task<Deployment> SnapshotAsync(string parameters, IReadOnlyDictionary<string, string> environment)
    {
        var folder = Copy();
        try
        {
            var (_, complaints) = await RunAsync(
                folder, environment, "snapshot", $"{parameters}.bicepparam", "--mode", "overwrite", "--location", "canadacentral", "--subscription-id", Guid.Empty.ToString());
            complaints.ShouldBeEmpty();
            return new Deployment(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{parameters}.snapshot.json"))).RootElement);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
