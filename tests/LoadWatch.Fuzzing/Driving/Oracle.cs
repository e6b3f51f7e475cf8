namespace LoadWatch.Fuzzing.Driving;

/// <summary>What must hold of every reading, whatever the input.</summary>
internal static class Oracle
{
    /// <returns>Null where all is well.</returns>
    public static async Task<FailingInput?> TryAsync(Target target, byte[] input)
    {
        try
        {
            var (first, _) = await ReadAsync(target, input);
            var (second, used) = await ReadAsync(target, input);
            return !target.MayFollow(first, second) ? Found($"two readings differ: {Cut(first)} | {Cut(second)}")
                : used.Allocated > target.MostAllocated(input.Length) ? Found($"{used.Allocated} bytes were allocated for {input.Length}")
                : used.Branches > target.MostBranches(input.Length) ? Found($"{used.Branches} branches were taken for {input.Length} bytes")
                : null;
        }
        catch (Exception fault)
        {
            return Found(fault.ToString());
        }

        FailingInput Found(string why) => new(target.Name, input, why);
    }

    private static async Task<(string Said, (long Allocated, long Branches) Used)> ReadAsync(Target target, byte[] input)
    {
        var (bytes, branches) = (GC.GetAllocatedBytesForCurrentThread(), Coverage.Branches);
        string said;
        try
        {
            said = await target.ReadAsync(input);
        }
        catch (Exception refusal) when (target.IsDocumented(refusal))
        {
            said = $"{refusal.GetType().Name}: {refusal.Message}";
        }

        return (said, (GC.GetAllocatedBytesForCurrentThread() - bytes, Coverage.Branches - branches));
    }

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300] + "...";
}
