using System.Globalization;
using System.Runtime.CompilerServices;
using LoadWatch.Storage;

namespace LoadWatch.Commands.Doctor;

/// <summary>This machine's clock against the storage's. Signatures and tokens stand minutes, the order of reads and events seconds.</summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ahead = await services.GetRequiredService<StorageProbe>().ClockAheadAsync(cancel);
        var seconds = Math.Abs(ahead.TotalSeconds).ToString(ahead.Duration() < Most ? "0.0" : "0", CultureInfo.InvariantCulture);
        yield return ahead.Duration() <= Most
            ? CheckResult.Pass("clock", $"Within {Most.TotalSeconds} s of the storage's.")
            : CheckResult.Fail("clock", $"{seconds} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the storage's.", "have it set by the net: timedatectl set-ntp true");
    }
}
