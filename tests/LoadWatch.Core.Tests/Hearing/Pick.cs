using CsCheck;

namespace LoadWatch.Core.Tests.Hearing;

internal static class Pick
{
    public static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
