namespace LoadWatch.Simulation;

/// <summary>What can happen.</summary>
internal enum Happening : byte
{
    /// <summary>An event of Strava's is to be looked at.</summary>
    StravaSaid,

    /// <summary>Garmin has pushed a run.</summary>
    GarminPushed,

    /// <summary>Garmin has pushed what is no run, or the same again.</summary>
    GarminPushedElse,

    /// <summary>The nightly look at an account.</summary>
    Reread,

    /// <summary>What Strava's limits held back comes again.</summary>
    Released,

    /// <summary>A weekly email is to be written.</summary>
    WriteSummary,

    /// <summary>A text may go out.</summary>
    SendText,

    /// <summary>The question two days after an alert.</summary>
    AskHow,
}

/// <summary>Something that happens at an instant; <paramref name="Who"/> is the number of the runner, -1 for nobody.</summary>
internal readonly record struct Event(long At, int Who, Happening What) : IComparable<Event>
{
    public int CompareTo(Event other) => At != other.At ? At.CompareTo(other.At) : Who != other.Who ? Who.CompareTo(other.Who) : What.CompareTo(other.What);
}

/// <summary>What is still to happen, in order of time: a list for each day to come, and a heap for what comes up on the present one.</summary>
internal sealed class Agenda
{
    private readonly List<Event>[] _days;
    private readonly PriorityQueue<Event, Event> _today = new();

    public Agenda(int days) => _days = [.. Enumerable.Range(0, days).Select(_ => new List<Event>())];

    private int Today { get; set; } = -1;

    /// <summary>Enters something for later; what lies beyond the last day is dropped.</summary>
    public void Add(Event happening)
    {
        var day = (int)(happening.At / Clock.Day);
        if (day == Today)
        {
            _today.Enqueue(happening, happening);
        }
        else if (day < _days.Length)
        {
            _days[day].Add(happening);
        }
    }

    /// <summary>What happens on a day, in order, and whatever else comes up on it meanwhile.</summary>
    public IEnumerable<Event> Of(int day)
    {
        Today = day;
        var planned = _days[day];
        planned.Sort();
        for (var next = 0; next < planned.Count || _today.Count > 0;)
        {
            yield return next < planned.Count && (_today.Count == 0 || planned[next].CompareTo(_today.Peek()) <= 0)
                ? planned[next++]
                : _today.Dequeue();
        }

        _days[day] = [];
    }
}
