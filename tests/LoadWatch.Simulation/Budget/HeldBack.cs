namespace LoadWatch.Simulation.Budget;

/// <summary>
/// Messages that Strava's limits hold back, counted by account: they come again together, in no order, so the next to be read is
/// any of them with the same chance. (A tree of sums; Fenwick, Software: Practice and Experience 24, 1994.)
/// </summary>
internal sealed class HeldBack(int accounts)
{
    private readonly long[] _sums = new long[accounts + 1];
    private readonly int[] _of = new int[accounts];

    /// <summary>All that are held back.</summary>
    public long Count { get; private set; }

    /// <summary>Accounts with any.</summary>
    public int Accounts { get; private set; }

    /// <summary>When they come again; null where none is held back.</summary>
    public long? ReleaseAt { get; set; }

    public bool Has(int account) => _of[account] > 0;

    public void Add(int account)
    {
        Accounts += _of[account] == 0 ? 1 : 0;
        Put(account, 1);
    }

    /// <summary>Takes out all of an account: they are done with one read.</summary>
    /// <returns>How many there were.</returns>
    public int TakeAll(int account)
    {
        var count = _of[account];
        if (count > 0)
        {
            Put(account, -count);
            Accounts--;
        }

        return count;
    }

    /// <summary>None waits any longer.</summary>
    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_of);
        (Count, Accounts, ReleaseAt) = (0, 0, null);
    }

    /// <summary>The account of one of the messages, each with the same chance.</summary>
    /// <param name="chance">A number from 0 to below 1.</param>
    public int Pick(double chance)
    {
        var left = (long)(chance * Count);
        var account = 0;
        for (var step = HighestPower(_sums.Length - 1); step > 0; step /= 2)
        {
            if (account + step < _sums.Length && _sums[account + step] <= left)
            {
                account += step;
                left -= _sums[account];
            }
        }

        return account;
    }

    private void Put(int account, int count)
    {
        Count += count;
        _of[account] += count;
        for (var node = account + 1; node < _sums.Length; node += node & -node)
        {
            _sums[node] += count;
        }
    }

    private static int HighestPower(int below) => below == 0 ? 0 : 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)below));
}
