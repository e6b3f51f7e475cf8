using System.Text.Json;

namespace LoadWatch.Sandbox.Garmin;

/// <summary>Garmin's error body.</summary>
internal static class GarminErrors
{
    public static IResult Of(int status, string message) => Wire.Cameled(new { ErrorMessage = message }, status);

    /// <summary>The body of a scripted fault.</summary>
    public static string FaultBody(int status) =>
        JsonSerializer.Serialize(new { ErrorMessage = $"Scripted error {status}" }, Wire.Camel);
}
