using System.Text.Json;

namespace LoadWatch.Sandbox.Strava;

/// <summary>Strava's error bodies.</summary>
internal static class StravaErrors
{
    public static IResult BadRequest(string resource, string field, string code) =>
        Of(400, "Bad Request", resource, field, code);

    public static IResult DeadRefreshToken() => BadRequest("RefreshToken", "refresh_token", "invalid");

    public static IResult Unauthorised(string resource, string field, string code) =>
        Of(401, "Authorization Error", resource, field, code);

    public static IResult TooManyAthletes() => Of(403, "Forbidden", "Application", "Athlete limit", "exceeded");

    public static IResult NoSuchActivity() => Of(404, "Record Not Found", "Activity", "id", "invalid");

    public static string LimitBody(string which) => Body("Rate Limit Exceeded", "Application", which, "exceeded");

    /// <summary>The body of a scripted fault.</summary>
    public static string FaultBody(int status) => status == StatusCodes.Status429TooManyRequests
        ? LimitBody("read rate limit")
        : JsonSerializer.Serialize(new { Message = "error", Errors = Array.Empty<object>() }, Wire.Snake);

    private static IResult Of(int status, string message, string resource, string field, string code) =>
        Results.Text(Body(message, resource, field, code), "application/json", statusCode: status);

    private static string Body(string message, string resource, string field, string code) =>
        JsonSerializer.Serialize(
            new { Message = message, Errors = new[] { new { Resource = resource, Field = field, Code = code } } },
            Wire.Snake);
}
