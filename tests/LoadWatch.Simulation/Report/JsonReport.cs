using System.Text.Json;

namespace LoadWatch.Simulation.Report;

/// <summary>The report as JSON, for those who compare runs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, IncludeFields = true };

    public static string Write(SimulationReport report) => JsonSerializer.Serialize(report, Options) + "\n";
}
