namespace LoadWatch.Platforms;

/// <summary>Platforms as they call themselves.</summary>
internal static class PlatformNames
{
    public static string Of(string platform) => platform.Length == 0 ? "" : $"{char.ToUpperInvariant(platform[0])}{platform[1..]}";
}
