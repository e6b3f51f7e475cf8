using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using LoadWatch.Storage;
using LoadWatch.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Infra;

/// <summary>What the code measures: the names of its instruments as they are made, tags and their values as they are written where something is counted.</summary>
/// <param name="Metrics">The names.</param>
/// <param name="Tags">Each tag with the values that it can have; none where they come from elsewhere.</param>
internal sealed partial record Known(IReadOnlySet<string> Metrics, IReadOnlyDictionary<string, IReadOnlySet<string>> Tags)
{
    /// <summary>Of ASP.NET, on a meter that is exported; InstrumentsTests sees it measured.</summary>
    private const string OfTheFramework = "http.server.request.duration";

    public static Known Read()
    {
        var code = Directory.EnumerateFiles(Repository.PathTo("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToArray();
        var telemetry = Directory.EnumerateFiles(Repository.PathTo("functions", "Telemetry"), "*.cs").Select(File.ReadAllText);
        var tags = telemetry.SelectMany(text => TagNames().Matches(text)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .ToDictionary(tag => tag, _ => (IReadOnlySet<string>)new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var counted = code.SelectMany(text => Webhooks().Matches(text)).Concat(code.SelectMany(text => TwilioOutcomes().Matches(text))).ToArray();
        tags["platform"] = Values(code.SelectMany(text => Platforms().Matches(text)).Select(match => match.Groups[1].Value));
        tags["outcome"] = Values(counted.Select(match => match.Groups["outcome"].Value).Concat(Enum.GetNames<TextState>().Select(name => name.ToLowerInvariant())));
        tags["because"] = Values(typeof(Blame).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!));
        return new Known(Values([.. Made(), OfTheFramework]), tags);
    }

    private static List<string> Made()
    {
        var made = new List<string>();
        using var services = new ServiceCollection().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<Instruments>().AddSingleton<Gauges>().BuildServiceProvider();
        var ours = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, ours))
                made.Add(instrument.Name);
        };
        services.GetRequiredService<Instruments>();
        services.GetRequiredService<Gauges>();
        listener.Start();
        return made;
    }

    private static HashSet<string> Values(IEnumerable<string> values) => values.ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("new(?: KeyValuePair<string, object\\?>)?\\(\"([a-z]+)\", ")]
    private static partial Regex TagNames();

    [GeneratedRegex("\\.Webhook\\([^,]+, \"(?<outcome>[a-z-]+)\"")]
    private static partial Regex Webhooks();

    [GeneratedRegex("\\bCount\\(\"(?<outcome>[a-z-]+)\"\\)")]
    private static partial Regex TwilioOutcomes();

    [GeneratedRegex("\\.(?:Webhook|Acknowledging)\\(\"([a-z]+)\"")]
    private static partial Regex Platforms();
}
