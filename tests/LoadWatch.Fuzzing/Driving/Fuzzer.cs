using System.Globalization;

namespace LoadWatch.Fuzzing.Driving;

/// <summary>How long a target is tried: whichever ends first.</summary>
internal sealed record Effort(long Inputs, TimeSpan? Time = null);

/// <summary>What came of it.</summary>
internal sealed record Outcome(FailingInput? Failing, long Inputs, int Kept)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Inputs} inputs, {Kept} kept{(Coverage.IsOn ? $", {Coverage.Known} branches" : "")}: {(Failing is null ? "nothing found" : "FOUND")}");
}

/// <summary>
/// Changes what it knows and tries it; what took a new branch is kept to be changed further. Without coverage only the seeds
/// are changed.
/// </summary>
internal sealed class Fuzzer(Target target, int seed)
{
    private const int LongestInput = 64 * 1024;

    private readonly Random _chance = new(seed);
    private readonly List<byte[]> _kept = [.. target.Seeds];

    public async Task<Outcome> RunAsync(Effort effort)
    {
        var began = TimeProvider.System.GetTimestamp();
        var tried = 0L;
        foreach (var input in target.Seeds)
        {
            tried++;
            if (await TryAsync(input) is { } found)
            {
                return new Outcome(found, tried, _kept.Count);
            }
        }

        var mutation = new Mutation(_chance, target.Words);
        while (tried < effort.Inputs && !(effort.Time is { } time && TimeProvider.System.GetElapsedTime(began) > time))
        {
            tried++;
            var input = mutation.Of(Any(), Any());
            if (input.Length <= LongestInput && await TryAsync(input) is { } found)
            {
                return new Outcome(found, tried, _kept.Count);
            }
        }

        return new Outcome(null, tried, _kept.Count);
    }

    private byte[] Any() => _kept[_chance.Next(_kept.Count)];

    private async Task<FailingInput?> TryAsync(byte[] input)
    {
        Coverage.Clear();
        var found = await Oracle.TryAsync(target, input);
        if (Coverage.IsNew())
        {
            _kept.Add(input);
        }

        return found;
    }
}
