using System.Text.RegularExpressions;
using LoadWatch.Storage;

namespace LoadWatch.Commands.Doctor;

/// <summary>The configured secrets, taken out of whatever is printed.</summary>
internal sealed partial class Secrets(IReadOnlyList<string> values)
{
    private const int Shortest = 4;

    private static readonly string[] Names = ["secret", "password", "token", "key", "authorization"];

    /// <summary>The values of LoadWatch's settings whose names say so, and the keys in connection strings; longest first, for one may hold another.</summary>
    public static Secrets Of(IServiceProvider services) => new(
    [
        .. services.GetServices<ReadSettings>().Select(settings => settings.Section).Append(StorageOptions.Section).Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(section => services.GetRequiredService<IConfiguration>().GetSection(section).AsEnumerable())
            .Where(setting => setting.Value is { Length: >= Shortest }).SelectMany(setting => IsSecret(setting.Key) ? [setting.Value!] : InConnection(setting))
            .Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length),
    ]);

    public string Hide(string text)
    {
        foreach (var value in values)
        {
            text = text.Replace(value, "***", StringComparison.Ordinal);
        }

        return text;
    }

    private static bool IsSecret(string path) =>
        path.Split(':', '_')[^1] is var name && Array.Exists(Names, word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string[] InConnection(KeyValuePair<string, string?> setting) =>
        setting.Key.StartsWith(StorageOptions.Section, StringComparison.OrdinalIgnoreCase)
            ? [.. KeyInConnection.Matches(setting.Value!).Select(match => match.Groups["value"].Value).Where(value => value.Length >= Shortest)]
            : [];

    [GeneratedRegex("(?:AccountKey|SharedAccessSignature)=(?<value>[^;]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyInConnection { get; }
}
