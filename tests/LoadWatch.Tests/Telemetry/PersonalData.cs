using System.Text.RegularExpressions;
using LoadWatch.Sandbox.Demo;
using LoadWatch.Sandbox.Twilio;

namespace LoadWatch.Tests.Telemetry;

/// <summary>What must not stand in a log: whom it would tell of, and what would let a stranger in.</summary>
internal static partial class PersonalData
{
    /// <summary>Secrets of the sandbox that have no shape by which they could be known.</summary>
    private static readonly string[] Secrets =
    [
        ServerSettings.StravaKey, ServerSettings.GarminKey, ServerSettings.VerifyToken,
        "strava-sandbox-secret", "garmin-sandbox-secret", "sandbox-issuer-secret", TwilioSettings.SandboxToken,
    ];

    private static readonly (string Kind, Regex Pattern)[] Patterns =
    [
        ("phone number", International), ("phone number", NorthAmerican), ("email address", Email), ("network address", Network),
        ("token", Token), ("token", Credential), ("position", Position), ("position", NamedPosition), ("secret address", SecretAddress),
    ];

    /// <returns>What was found: of which kind, and the text around it without it.</returns>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var secret in Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            yield return $"token: {Around(text, text.IndexOf(secret, StringComparison.Ordinal), secret.Length)}";
        }

        foreach (var (kind, pattern) in Patterns)
        {
            if (pattern.Match(text) is { Success: true } match)
                yield return $"{kind}: {Around(text, match.Index, match.Length)}";
        }
    }

    /// <summary>The found thing is left out, and so is everything of its kind beside it.</summary>
    private static string Around(string text, int start, int length)
    {
        var from = Math.Max(0, start - 80);
        var to = Math.Min(text.Length, start + length + 80);
        var around = $"...{text[from..start]}#{length}#{text[(start + length)..to]}...";
        foreach (var (_, pattern) in Patterns)
            around = pattern.Replace(around, "##");
        return Secrets.Aggregate(around, (line, secret) => line.Replace(secret, "##", StringComparison.Ordinal)).ReplaceLineEndings(" | ");
    }

    /// <summary>+19055550101, also with blanks.</summary>
    [GeneratedRegex(@"(?<![\w.:+-])(?:\+|%2B)[1-9](?:[ -]?\d){7,14}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex International { get; }

    /// <summary>(905) 849-4576, 905-849-4576, 905.849.4576.</summary>
    [GeneratedRegex(@"\(\d{3}\) ?\d{3}-\d{4}|(?<![\w.-])\d{3}(?<s>[-. ])\d{3}\k<s>\d{4}(?![\w.-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NorthAmerican { get; }

    [GeneratedRegex(@"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email { get; }

    /// <summary>A visitor's; this machine's own is nobody's.</summary>
    [GeneratedRegex(@"(?<![\w.])(?!127\.|0\.0\.0\.0)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Network { get; }

    /// <summary>Of a platform, of the sandbox's platforms, a JSON web token, or what Data Protection has sealed.</summary>
    [GeneratedRegex(@"\b(?:access|refresh)-[0-9a-f]{32}\b|(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])|\beyJ[\w-]{8,}\.[\w-]+|\bCfDJ8[\w-]{20,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"\b(?:Bearer|Basic) [\w+/=.-]{8,}|\bAccountKey=\S|[?&](?:sig|code|token|access_token|refresh_token|client_secret)=\w|""(?:access_token|refresh_token|client_secret|password)""\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Credential { get; }

    [GeneratedRegex(@"(?<![\d.])-?\d{1,2}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position { get; }

    [GeneratedRegex(@"\b(?:start_latlng|end_latlng|lat|lng|lon|latitude|longitude|startingLatitudeInDegree|startingLongitudeInDegree|polyline|summary_polyline)""?\s*[:=]\s*[""\[\d-]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedPosition { get; }

    /// <summary>Whoever has it gets in: a door's key, a one-time link, the end of a subscription, an invitation.</summary>
    [GeneratedRegex(@"/(?:webhooks/\w+|mails/bounced|mails/unsubscribe|tickets)/[\w%~.-]{6,}|[?&]invite=\w", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretAddress { get; }
}
