using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadWatch.Sandbox;

/// <summary>JSON as the platforms print it.</summary>
internal static class Wire
{
    /// <summary>Strava and Twilio.</summary>
    public static JsonSerializerOptions Snake { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Garmin, which leaves absent fields out.</summary>
    public static JsonSerializerOptions Camel { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IResult Snaked(object value, int status = 200) => Results.Json(value, Snake, statusCode: status);

    public static IResult Cameled(object value, int status = 200) => Results.Json(value, Camel, statusCode: status);

    public static string? Bearer(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    /// <summary>User and password of a Basic header, or null.</summary>
    public static (string User, string Password)? Basic(HttpRequest request)
    {
        const string scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var written))
            return null;

        var pair = System.Text.Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2);
        return pair.Length == 2 ? (pair[0], pair[1]) : null;
    }

    /// <summary>The address with these parameters added to its query; null values are left out.</summary>
    public static string WithQuery(string address, params (string Name, string? Value)[] parameters)
    {
        var query = string.Join('&', parameters
            .Where(p => p.Value is not null)
            .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value!)}"));
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }
}
