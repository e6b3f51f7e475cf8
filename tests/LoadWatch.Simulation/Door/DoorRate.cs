namespace LoadWatch.Simulation.Door;

/// <summary>
/// How many webhooks come in a second. Where each simulated runner stands for one, the counts are exact. Where one stands for
/// many, the mean of each second is taken from the sample (a moving mean of five minutes, times the weight) and the
/// count drawn by Poisson's law: what many independent runners send together comes like that.
/// </summary>
internal sealed class DoorRate(int weight, ulong seed)
{
    public const int SecondsADay = 86_400;

    private const int SmoothedSeconds = 300;

    private readonly Dictionary<int, int[]> _days = [];
    private Dice _dice = new(seed, 0xD00);

    /// <summary>Webhooks in all.</summary>
    public long Total { get; private set; }

    public long Seconds { get; private set; }

    public int PeakSecond { get; private set; }

    public int PeakMinute { get; private set; }

    /// <summary>The day of the peak minute, from 0.</summary>
    public int PeakDay { get; private set; }

    /// <summary>Counts something that comes at an instant, today or later.</summary>
    public void Count(long at)
    {
        var day = (int)(at / Clock.Day);
        if (!_days.TryGetValue(day, out var seconds))
        {
            _days[day] = seconds = new int[SecondsADay];
        }

        seconds[at % Clock.Day / Clock.Second]++;
    }

    /// <summary>A day is over: nothing more comes in it.</summary>
    /// <returns>What came in each second, for the whole population.</returns>
    public int[] EndDay(int day)
    {
        var sampled = _days.Remove(day, out var counted) ? counted : new int[SecondsADay];
        var seconds = weight == 1 ? sampled : Drawn(sampled);
        for (var minute = 0; minute < SecondsADay / 60; minute++)
        {
            var sum = 0;
            for (var second = minute * 60; second < (minute + 1) * 60; second++)
            {
                sum += seconds[second];
                PeakSecond = Math.Max(PeakSecond, seconds[second]);
            }

            Total += sum;
            (PeakMinute, PeakDay) = sum > PeakMinute ? (sum, day) : (PeakMinute, PeakDay);
        }

        Seconds += SecondsADay;
        return seconds;
    }

    private int[] Drawn(int[] sampled)
    {
        var drawn = new int[SecondsADay];
        var (sum, from, until) = (0, 0, 0);
        for (var second = 0; second < SecondsADay; second++)
        {
            for (; until < Math.Min(SecondsADay, second + (SmoothedSeconds / 2)); until++)
            {
                sum += sampled[until];
            }

            for (; from < second - (SmoothedSeconds / 2); from++)
            {
                sum -= sampled[from];
            }

            drawn[second] = sum == 0 ? 0 : _dice.Count((double)sum * weight / (until - from));
        }

        return drawn;
    }
}
