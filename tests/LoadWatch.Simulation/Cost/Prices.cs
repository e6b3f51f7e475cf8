namespace LoadWatch.Simulation.Cost;

/// <summary>A list price.</summary>
/// <param name="Dollars">US dollars for one unit.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Source">Where it was read, and when.</param>
internal sealed record Price(string What, decimal Dollars, string Unit, string Source);

/// <summary>
/// List prices, every one to be confirmed before anybody relies on it. VERIFY marks a figure that was recalled and not read
/// anywhere.
/// </summary>
internal static class Prices
{
    public static Price Storage { get; } = new(
        "Tables and queues, 10,000 operations", 0.0004m, "USD", "recalled (Azure Storage, LRS); VERIFY; list price to be confirmed");

    public static Price Execution { get; } = new(
        "Functions Flex Consumption, 1,000,000 executions", 0.40m, "USD", "recalled (Azure Functions); VERIFY; list price to be confirmed");

    public static Price GigabyteSecond { get; } = new(
        "Functions Flex Consumption, on demand, 1 GB-s", 0.000026m, "USD", "modal.com, Azure Functions pricing, May 2025; list price to be confirmed");

    public static Price Segment { get; } = new(
        "Twilio, one outbound segment, US long code", 0.0083m, "USD", "budgetforge.dev and dev.to on Twilio's SMS prices, July 2026; list price to be confirmed");

    public static Price Carrier { get; } = new(
        "The carrier's fee for one segment (AT&T's)", 0.0035m, "USD", "dev.to on Twilio's SMS prices, 2026 (others: 0.0025 to 0.0062); list price to be confirmed");

    public static Price Euro { get; } = new("One US dollar in euros", 0.90m, "EUR", "assumed; VERIFY");

    /// <summary>The free grants of a month are left out: they matter at 1,000 runners only.</summary>
    public static string LeftOut => "free grants, data at rest, bandwidth, telemetry, the mail server, numbers and registration of the sender, volume discounts, taxes";
}
