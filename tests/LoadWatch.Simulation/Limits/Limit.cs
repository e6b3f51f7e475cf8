namespace LoadWatch.Simulation.Limits;

/// <summary>A limit, and how much of it is asked for.</summary>
/// <param name="What">The limit.</param>
/// <param name="Most">What it allows.</param>
/// <param name="Asked">What the population asks for at its peak.</param>
/// <param name="Unit">Of both.</param>
/// <param name="Then">What happens beyond it, and what is done about it.</param>
/// <param name="Source">Where the limit is from.</param>
internal sealed record Limit(string What, double Most, double Asked, string Unit, string Then, string Source)
{
    /// <summary>The part of the limit that is asked for; above 1 it bites.</summary>
    public double Use => Asked / Most;

    /// <summary>About how many runners reach it, if all grew alike.</summary>
    public double BitesAt(int runners) => Asked <= 0 ? double.PositiveInfinity : runners / Use;
}
