using LoadWatch.Core.Languages;

namespace LoadWatch.Runner.Joining;

/// <summary>The time zones that a runner can choose from.</summary>
internal static class Zones
{
    private static readonly string[] Continents =
        ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    /// <summary>IANA names of this machine, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.Id)
        .Where(id => Array.Exists(Continents, continent => id.StartsWith(continent, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)];

    public static bool IsKnown(string id) => All.Contains(id, StringComparer.Ordinal);

    /// <summary>A first guess before anything is known; the runner corrects it.</summary>
    public static string Usual(Language language) => language switch
    {
        Language.EnglishGb => "Europe/London",
        _ => "America/Toronto",
    };

    /// <summary>A better guess, from where the phone is; null where a country has too many zones to tell.</summary>
    public static string? OfCountry(string country) => country switch
    {
        "CA" => "America/Toronto",
        "US" => "America/New_York",
        "GB" => "Europe/London",
        "IE" => "Europe/Dublin",
        "FR" => "Europe/Paris",
        "BE" => "Europe/Brussels",
        "CH" => "Europe/Zurich",
        "NZ" => "Pacific/Auckland",
        _ => null,
    };
}
