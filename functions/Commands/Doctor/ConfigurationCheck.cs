using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>Whether every setting is valid, and whether each one that is given is read by anything.</summary>
internal static partial class ConfigurationCheck
{
    public static async IAsyncEnumerable<CheckResult> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        var about = "configuration";
        var all = services.GetServices<ReadSettings>().ToArray();
        var wrong = all.SelectMany(settings => Wrong(settings, services)).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var sentence in wrong)
        {
            yield return CheckResult.Fail(about, sentence, "change this setting; the server does not start with it");
        }

        var configuration = services.GetRequiredService<IConfiguration>();

        // The Functions host reads more of the storage's section than LoadWatch does.
        var unread = all.Where(settings => settings.Section != StorageOptions.Section).GroupBy(settings => settings.Section, StringComparer.OrdinalIgnoreCase)
            .SelectMany(section => Unread(configuration.GetSection(section.Key), [.. section.Select(settings => settings.Type)])).ToArray();
        foreach (var (setting, near) in unread)
        {
            yield return CheckResult.Fail(about, $"Nothing reads {Variable(setting)}.", near is null ? "remove it, or look up its name in docs/operating.md" : $"write {Variable(near)} instead");
        }

        if (wrong.Length + unread.Length == 0)
        {
            yield return CheckResult.Pass(about, "Every setting is valid, and each that is set is read.");
        }

        await Task.CompletedTask;
    }

    private static IEnumerable<string> Wrong(ReadSettings settings, IServiceProvider services)
    {
        try
        {
            settings.Read(services);
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures.Select(failure => Annotation.Match(failure) is { Success: true } match
                ? string.Join(", ", match.Groups["members"].Value.Split(',').Where(member => member.Length > 0).Select(member => Variable($"{settings.Section}:{member.Trim()}")))
                    + $": {match.Groups["error"].Value}".TrimStart(match.Groups["members"].Length == 0 ? ": ".ToCharArray() : [])
                : failure);
        }
        catch (InvalidOperationException unreadable) when (Conversion.Match(unreadable.Message) is { Success: true } match)
        {
            // Not the value itself: it may be a secret in the wrong place.
            return [$"{Variable(match.Groups["path"].Value)} cannot be read as {match.Groups["type"].Value}."];
        }
    }

    /// <summary>What is set in a section and is a property of none of the options that are read from it; with the property that was probably meant.</summary>
    private static IEnumerable<(string Setting, string? Near)> Unread(IConfigurationSection section, IReadOnlyList<Type> types)
    {
        var known = types.SelectMany(type => type.GetProperties()).Where(property => property.CanWrite).ToLookup(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key))
            {
                var near = known.Select(one => one.Key).FirstOrDefault(name => IsNear(name, child.Key));
                yield return (child.Path, near is null ? null : $"{section.Path}:{near}");
            }
            else if (known[child.Key].First().PropertyType is { IsClass: true } inner && inner != typeof(string) && inner != typeof(Uri) && child.GetChildren().Any())
            {
                foreach (var deeper in Unread(child, [inner]))
                {
                    yield return deeper;
                }
            }
        }
    }

    /// <summary>Whether one name becomes the other by at most two letters left out, added or changed.</summary>
    private static bool IsNear(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length] <= 2;
    }

    /// <summary>A setting's name as an environment variable.</summary>
    public static string Variable(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex("members: '(?<members>[^']*)' with the error: '(?<error>.*)'\\.$", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Annotation { get; }

    [GeneratedRegex("at '(?<path>[^']+)' to type '(?:System\\.)?(?<type>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Conversion { get; }
}
