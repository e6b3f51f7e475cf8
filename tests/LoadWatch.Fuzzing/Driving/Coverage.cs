using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace LoadWatch.Fuzzing.Driving;

/// <summary>Which branches of LoadWatch's own code an input takes, told by assemblies that SharpFuzz has instrumented.</summary>
internal static unsafe class Coverage
{
    private const int Size = 65_536;

    private static readonly byte[] Seen = new byte[Size];

    /// <summary>Whether anything is told at all.</summary>
    public static bool IsOn => Trace.SharedMem is not null;

    /// <summary>How many branches have been taken so far; stays 0 while nothing is told.</summary>
    public static long Branches { get; private set; }

    /// <summary>How many branches were ever taken, each counted once for each order of magnitude of how often.</summary>
    public static int Known { get; private set; }

    /// <summary>Must come before the first line of an instrumented assembly runs.</summary>
    public static void Begin()
    {
        Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);
        Trace.OnBranch = (_, _) => Branches++;
    }

    public static void Clear()
    {
        if (IsOn)
        {
            new Span<byte>(Trace.SharedMem, Size).Clear();
            Trace.PrevLocation = 0;
        }
    }

    /// <summary>Whether the input since <see cref="Clear"/> went where none has gone before, or clearly more often.</summary>
    public static bool IsNew()
    {
        if (!IsOn)
        {
            return false;
        }

        var before = Known;
        for (var edge = 0; edge < Size; edge++)
        {
            var bucket = Bucket(Trace.SharedMem[edge]);
            if ((Seen[edge] & bucket) != bucket)
            {
                Seen[edge] |= bucket;
                Known++;
            }
        }

        return Known > before;
    }

    private static byte Bucket(byte hits) => hits switch { 0 => 0, 1 => 1, 2 => 2, 3 => 4, < 8 => 8, < 16 => 16, < 32 => 32, < 128 => 64, _ => 128 };
}
