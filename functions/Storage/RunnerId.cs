using System.Security.Cryptography;

namespace LoadWatch.Storage;

/// <summary>A runner's identity: 32 lower-case hexadecimal digits, random, meaning nothing outside LoadWatch.</summary>
public readonly record struct RunnerId(string Value)
{
    public static RunnerId New() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));

    public override string ToString() => Value;
}
