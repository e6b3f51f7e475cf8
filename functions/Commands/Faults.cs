using Azure;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace LoadWatch.Commands;

/// <summary>What an operator can mend, in a sentence instead of a trace.</summary>
internal static class Faults
{
    /// <returns>The sentence; null for a fault of the program itself, which keeps its trace.</returns>
    public static string? Say(Exception fault) => fault switch
    {
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        RequestFailedException { Status: 0 } silent => $"The storage does not answer: {FirstLine(silent)}",
        RequestFailedException refused => $"The storage refused ({refused.Status} {refused.ErrorCode}): {FirstLine(refused)}",
        AggregateException { InnerExceptions: [.., var last] } => Say(last),
        TimeoutRejectedException or TimeoutException => "No answer came in time.",
        HttpRequestException { StatusCode: { } status } => $"The answer was {(int)status} ({status}).",
        HttpRequestException => $"Nobody answers: {FirstLine(fault)}",
        ArgumentException or InvalidOperationException or IOException or InvalidDataException or UnauthorizedAccessException => fault.Message,
        TaskCanceledException { InnerException: TimeoutException } => "No answer came in time.",
        _ => null,
    };

    private static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].Trim();
}
