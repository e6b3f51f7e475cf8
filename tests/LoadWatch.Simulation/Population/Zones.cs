namespace LoadWatch.Simulation.Population;

/// <summary>A zone, the part of the runners who live there, and whether its summer is in January.</summary>
internal sealed record Zone(string Id, double Share, bool IsSouthern = false)
{
    public TimeZoneInfo Clock { get; } = TimeZoneInfo.FindSystemTimeZoneById(Id);
}

/// <summary>Where runners live. Assumed: platforms publish no counts by zone; North America first, as the product's languages and defaults are.</summary>
internal static class Zones
{
    public static IReadOnlyList<Zone> All { get; } =
    [
        new("America/New_York", 0.20),
        new("America/Toronto", 0.07),
        new("America/Chicago", 0.11),
        new("America/Denver", 0.04),
        new("America/Los_Angeles", 0.11),
        new("America/Vancouver", 0.02),
        new("America/Sao_Paulo", 0.05, IsSouthern: true),
        new("Europe/London", 0.13),
        new("Europe/Paris", 0.08),
        new("Europe/Berlin", 0.08),
        new("Asia/Kolkata", 0.03),
        new("Asia/Tokyo", 0.03),
        new("Australia/Sydney", 0.03, IsSouthern: true),
        new("Africa/Johannesburg", 0.02, IsSouthern: true),
    ];
}
