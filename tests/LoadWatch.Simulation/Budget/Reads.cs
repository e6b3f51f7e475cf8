namespace LoadWatch.Simulation.Budget;

/// <summary>Reads of a platform by quarter of an hour and by day.</summary>
internal sealed class Reads(int days)
{
    private const int QuartersADay = 96;

    private readonly int[] _quarters = new int[days * QuartersADay];

    public long Total { get; private set; }

    public void Count(long at)
    {
        var quarter = at / (15 * Clock.Minute);
        if (quarter >= 0 && quarter < _quarters.Length)
        {
            _quarters[quarter]++;
            Total++;
        }
    }

    public int PeakQuarter => _quarters.Max();

    public int PeakDay => _quarters.Chunk(QuartersADay).Max(day => day.Sum());
}
