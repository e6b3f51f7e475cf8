using System.Reflection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>Settings: a name and a value a line. Every options class is read from them.</summary>
internal sealed class SettingsLines : ParserTarget
{
    /// <summary>Every options class of LoadWatch, with its section.</summary>
    public static readonly IReadOnlyList<(Type Options, string Section)> All =
    [
        .. typeof(LoadWatchOptions).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (type, type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(pair => pair.Item2 is not null)!,
    ];

    private static readonly MethodInfo Bind = typeof(SettingsLines).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!;

    public override string Name => "settings";

    public override IReadOnlyList<Type> Parsers => [.. All.Select(pair => pair.Options)];

    public override IReadOnlyList<string> Words =>
        [.. All.SelectMany(pair => pair.Options.GetProperties().Select(property => $"{pair.Section}:{property.Name}=")), "https://", "00:00:01", "{messageId}", "http://[::1", "CA,US"];

    protected override IReadOnlyList<string> Samples =>
        ["LoadWatch:PublicUrl=https://loadwatch.example\nLoadWatch:ClinicName=Sheddon\nLoadWatch:ClinicPhone=905-555-0100", "Mail:Host=mail.example\nMail:From=LoadWatch <hello@loadwatch.example>\nMail:Port=587", "SignIn:Authority=https://issuer.example\nSignIn:ClientId=a", "Platforms:Strava:ClientId=1\nPlatforms:Strava:ClientSecret=s\nPlatforms:Strava:Policy:KeepDays=7"];

    // The refusal of the reader of settings itself is an InvalidOperationException.
    public override bool IsDocumented(Exception fault) => fault is OptionsValidationException or InvalidOperationException;

    public override long? MostAllocated(int length) => (32L * 1024 * 1024) + (4_096L * length);

    // Every sentence of every language is tried for whether a text holds it.
    public override long? MostBranches(int length) => 5_000_000;

    protected override string Read(byte[] input)
    {
        var values = Text(input).Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2 && pair[0].Length > 0)
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => (string?)group.Last()[1], StringComparer.OrdinalIgnoreCase);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        foreach (var (options, section) in All)
        {
            try
            {
                Bind.MakeGenericMethod(options).Invoke(null, [configuration, section]);
            }
            catch (TargetInvocationException wrong)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrong.InnerException!);
            }
        }

        return "taken";
    }

    private static void Check<T>(IConfiguration configuration, string section)
        where T : class
    {
        using var services = new ServiceCollection().AddSingleton(configuration).AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().Services.BuildServiceProvider();
        _ = services.GetRequiredService<IOptions<T>>().Value;
    }
}
