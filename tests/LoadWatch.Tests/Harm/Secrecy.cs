using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Sandbox;

namespace LoadWatch.Tests.Harm;

/// <summary>
/// What no address that LoadWatch asks, and no message that it puts on a queue, may hold: secrets, tokens, numbers and addresses
/// of people. Looked at for every world of the suite, when it ends.
/// </summary>
internal static partial class Secrecy
{
    /// <summary>Settings whose values are secrets.</summary>
    private static readonly string[] Secret = ["ClientSecret", "AuthToken", "WebhookKey", "VerifyToken", "SigningSecret", "Password", "BounceKey", "AcceptedAuthorization"];

    private const string Subscriptions = "/strava/api/v3/push_subscriptions";
    private const string SubscriptionsWhy = "Strava's list of subscriptions, and the end of one, take the application's secret in the query only; an operator's command asks, no server";

    /// <summary>Where an address must hold what others may not, and whose contract says so.</summary>
    private static readonly (string Method, string Path, string Holds, string Why)[] Demanded =
    [
        ("GET", "/twilio/2010-04-01/Accounts/", "a number", "Twilio's list of messages is narrowed by number in its query, and in no other way"),
        ("GET", Subscriptions, "a secret", SubscriptionsWhy),
        ("GET", Subscriptions, "a token", SubscriptionsWhy),
        ("DELETE", Subscriptions, "a secret", SubscriptionsWhy),
        ("DELETE", Subscriptions, "a token", SubscriptionsWhy),
        ("GET", "/garmin/wellness-api/rest/", "a token", "Garmin makes the addresses of its pings, with a token that works once"),
    ];

    /// <summary>The values of the settings that are secrets.</summary>
    public static IReadOnlyCollection<string> In(IEnumerable<KeyValuePair<string, string?>> settings) =>
        [.. settings.Where(setting => Array.Exists(Secret, name => setting.Key.EndsWith(name, StringComparison.Ordinal))).Select(setting => setting.Value).OfType<string>().Where(value => value.Length > 7)];

    /// <exception cref="ShouldAssertException">Something was told.</exception>
    public static void Check(StandIns standIns, IEnumerable<string> messages, IReadOnlyCollection<string> secrets)
    {
        string[] hidden = [.. secrets, .. standIns.Strava.Grants.Living, .. standIns.Garmin.Grants.Living];
        standIns.Log.All.SelectMany(request => InAddress(request.Method, request.Path, hidden)).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        messages.SelectMany(message => InMessage(message, hidden)).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>What an address holds and must not.</summary>
    public static IEnumerable<string> InAddress(string method, string address, IReadOnlyCollection<string> secrets) =>
        Holds(Uri.UnescapeDataString(address), secrets).Where(what => !Array.Exists(Demanded, one => one.Method == method && address.StartsWith(one.Path, StringComparison.Ordinal) && one.Holds == what))
            .Select(what => $"{method} {address} holds {what}");

    /// <summary>What a message holds and must not.</summary>
    public static IEnumerable<string> InMessage(string message, IReadOnlyCollection<string> secrets)
    {
        // The address of a ping, with its token, is Garmin's own (see above).
        var own = Ping.Replace(WebUtility.HtmlDecode(message), "").Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase);
        return Holds(own, secrets).Select(what => $"{message} holds {what}");
    }

    private static IEnumerable<string> Holds(string text, IReadOnlyCollection<string> secrets)
    {
        if (secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            yield return "a secret";
        }

        if (Token.IsMatch(text))
        {
            yield return "a token";
        }

        if (Number.IsMatch(text))
        {
            yield return "a number";
        }

        if (Position.IsMatch(text))
        {
            yield return "a position or a heart rate";
        }

        if (Address.IsMatch(text))
        {
            yield return "somebody's address";
        }
    }

    [GeneratedRegex("\\+[0-9]{10,14}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number { get; }

    [GeneratedRegex("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address { get; }

    [GeneratedRegex("(token|secret|password|access_token|refresh_token)=[^&]{4,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Token { get; }

    [GeneratedRegex("(latitude|longitude|heartrate)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Position { get; }

    [GeneratedRegex("\"payload\":\"/([^\"\\\\]|\\\\.)*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ping { get; }
}
