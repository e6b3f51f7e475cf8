using System.Diagnostics;

namespace LoadWatch.Tests.Hosting;

/// <summary>Waits for a condition, and says which one did not come.</summary>
public static class Until
{
    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            waited.Elapsed.ShouldBeLessThan(within ?? TimeSpan.FromSeconds(30), "Waited in vain until " + what);
            await Task.Delay(20);
        }
    }
}
