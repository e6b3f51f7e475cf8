using System.Text.Json.Serialization;
using LoadWatch.Core.Triage;

namespace LoadWatch.Storage;

/// <summary>How often runners came to the head of a clinic's list in one week; it names nobody, and stays when a runner leaves.</summary>
/// <param name="FirstDay">The Monday, as it is at the clinic.</param>
/// <param name="Of">How often, by the name of the attention.</param>
/// <param name="Runners">How many runners were on the list when the last of them came.</param>
public sealed record AlertCounts(DateOnly FirstDay, IReadOnlyDictionary<string, int> Of, int Runners)
{
    [JsonIgnore]
    public WeekOfAlerts Week => new(FirstDay, this[Attention.Pain], this[Attention.High], this[Attention.Elevated], Math.Max(1, Runners));

    public static AlertCounts None(DateOnly firstDay) => new(firstDay, new Dictionary<string, int>(StringComparer.Ordinal), 0);

    /// <summary>One more of a kind.</summary>
    public AlertCounts With(Attention attention, int runners) => this with
    {
        Of = new Dictionary<string, int>(Of, StringComparer.Ordinal) { [attention.Name()] = this[attention] + 1 },
        Runners = runners,
    };

    private int this[Attention attention] => Of.GetValueOrDefault(attention.Name());
}
