using System.Text.Json;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>Twilio's errors: code, message, status.</summary>
internal static class TwilioErrors
{
    private static readonly Dictionary<int, (int Status, string Message)> Known = new()
    {
        [20003] = (401, "Authenticate"),
        [20404] = (404, "The requested resource was not found"),
        [20429] = (429, "Too Many Requests"),
        [20500] = (500, "Internal Server Error"),
        [20503] = (503, "Service Unavailable"),
        [21211] = (400, "Invalid 'To' Phone Number"),
        [21408] = (400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
        [21602] = (400, "Message body is required."),
        [21603] = (400, "A 'From' phone number is required."),
        [21604] = (400, "A 'To' phone number is required."),
        [21610] = (400, "Attempt to send to unsubscribed recipient"),
        [21611] = (400, "This 'From' number has exceeded the maximum number of queued messages"),
        [21612] = (400, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"),
        [21614] = (400, "'To' number is not a valid mobile number"),
        [21617] = (400, "The concatenated message body exceeds the 1600 character limit"),
    };

    public static IResult Of(int code)
    {
        var (status, message) = Known.GetValueOrDefault(code, (400, "Error"));
        return Results.Text(Body(code, message, status), "application/json", statusCode: status);
    }

    /// <summary>The body of a scripted fault.</summary>
    public static string FaultBody(int status)
    {
        var code = status switch { 401 => 20003, 404 => 20404, 429 => 20429, 503 => 20503, _ => 20500 };
        return Body(code, Known[code].Message, status);
    }

    private static string Body(int code, string message, int status) => JsonSerializer.Serialize(
        new { Code = code, Message = message, MoreInfo = $"https://www.twilio.com/docs/errors/{code}", Status = status },
        Wire.Snake);
}
