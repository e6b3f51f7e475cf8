using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;

namespace LoadWatch.Simulation.Texts;

/// <summary>What became of everything that could have been a text. All counts are of the simulated runners.</summary>
internal sealed class TextLedger
{
    private readonly Dictionary<(Rule Rule, Level Level), long> _flags = [];
    private readonly Dictionary<(Rule Rule, Level Level), long> _sent = [];
    private readonly Dictionary<Source, long> _sentOn = [];
    private readonly Dictionary<string, long> _withheld = new(StringComparer.Ordinal);

    /// <summary>Syncs with a flag of level elevated or high.</summary>
    public long Flagged { get; private set; }

    /// <summary>Texts that became due.</summary>
    public long Due { get; private set; }

    /// <summary>Of those, how many had to wait for the end of quiet hours.</summary>
    public long WaitedForMorning { get; private set; }

    public long Sent { get; private set; }

    public long Segments { get; private set; }

    /// <summary>Questions two days after an alert.</summary>
    public long FollowUps { get; private set; }

    /// <summary>Texts that were due and did not go out.</summary>
    public long WithheldAfterDue { get; private set; }

    public IEnumerable<KeyValuePair<(Rule Rule, Level Level), long>> Flags => _flags.OrderBy(flag => flag.Key.Rule).ThenBy(flag => flag.Key.Level);

    public IEnumerable<KeyValuePair<(Rule Rule, Level Level), long>> SentBy => _sent.OrderBy(text => text.Key.Rule).ThenBy(text => text.Key.Level);

    /// <summary>Texts that went out about a platform's runs.</summary>
    public long SentOn(Source platform) => _sentOn.GetValueOrDefault(platform);

    public IEnumerable<KeyValuePair<string, long>> Withheld => _withheld.OrderBy(why => why.Key, StringComparer.Ordinal);

    public void CountFlag(Flag flag) => Add(_flags, (flag.Rule, flag.Level));

    public void CountFlagged() => Flagged++;

    /// <summary>A flag that calls for a text, and gets none.</summary>
    public void CountNone(string why) => Add(_withheld, why);

    public void CountDue(bool waitsForMorning)
    {
        Due++;
        WaitedForMorning += waitsForMorning ? 1 : 0;
    }

    /// <summary>A text that was due, and was not sent after all.</summary>
    public void CountWithheld(string why)
    {
        WithheldAfterDue++;
        Add(_withheld, why);
    }

    public void CountSent(Flag flag, int segments)
    {
        Sent++;
        Add(_sentOn, flag.Run.Source);
        Segments += segments;
        Add(_sent, (flag.Rule, flag.Level));
    }

    public void CountFollowUp(int segments)
    {
        FollowUps++;
        Segments += segments;
    }

    private static void Add<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
