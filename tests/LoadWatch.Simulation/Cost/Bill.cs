namespace LoadWatch.Simulation.Cost;

/// <summary>Euros for one runner and one month, by what they are paid for.</summary>
internal sealed record Bill(decimal Storage, decimal Executions, decimal Compute, decimal Texts)
{
    public decimal All => Storage + Executions + Compute + Texts;

    /// <param name="work">Operations, executions and seconds of the whole population.</param>
    /// <param name="segments">Segments of texts of the whole population.</param>
    /// <param name="runners">The population.</param>
    /// <param name="days">The days that it took.</param>
    public static Bill Of(Work work, long segments, int runners, int days)
    {
        decimal PerRunnerMonth(double units, decimal dollars) => (decimal)units * dollars * Prices.Euro.Dollars / runners / (days * 12 / 365m);
        return new Bill(
            PerRunnerMonth(work.AllOperations / 10_000.0, Prices.Storage.Dollars),
            PerRunnerMonth(work.Executions / 1_000_000.0, Prices.Execution.Dollars),
            PerRunnerMonth(work.InstanceSeconds * Machines.Gigabytes, Prices.GigabyteSecond.Dollars),
            PerRunnerMonth(segments, Prices.Segment.Dollars + Prices.Carrier.Dollars));
    }
}
