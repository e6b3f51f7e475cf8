using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadWatch.Commands.Doctor;

/// <summary>Findings for a program.</summary>
internal static class DoctorJson
{
    public static void Write(IReadOnlyList<CheckResult> findings, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new DoctorReport(
            !findings.Any(finding => finding.Verdict is Verdict.Fail),
            [.. findings.Select(finding => new DoctorLine(finding.About, DoctorText.Word(finding.Verdict), finding.What, finding.Next))]),
        DoctorJsonShapes.Default.DoctorReport));
}

/// <param name="Passes">Whether nothing fails.</param>
internal sealed record DoctorReport(bool Passes, IReadOnlyList<DoctorLine> Findings);

/// <param name="Verdict">pass, fail or cannot tell.</param>
internal sealed record DoctorLine(string About, string Verdict, string What, string? Next);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJsonShapes : JsonSerializerContext;
