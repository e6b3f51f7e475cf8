using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoadWatch.Tests.Runner;

/// <summary>Runners with something to see, as of a Wednesday, and how their charts are rendered.</summary>
internal static class ChartRunners
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly DateOnly LongAgo = new(2026, 1, 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    public static TrainingView Ordinary => View(LongAgo, Enumerable.Range(0, 100)
        .Where(ago => ago % 7 is 0 or 2 or 4 or 5)
        .Select(ago => Of(ago, (ago % 7 == 5 ? 12 : 5) + (ago * 5 % 7 * 0.45), isEstimated: ago % 14 == 2))
        .Append(Of(1, null)).Append(Of(45, 21.1)));

    public static TrainingView TwentyToSeventy => View(LongAgo, Enumerable.Range(0, 100)
        .Where(ago => ago < 7 || ago % 7 is 0 or 2 or 4 or 5)
        .Select(ago => Miles(ago, ago < 7 ? 10 : 5)));

    public static TrainingView Beginner => View(Today.AddDays(-16), [Of(16, 3), Of(13, 3.2), Of(10, 3), Of(8, 4), Of(6, 4.1), Of(3, 4), Of(1, 5.5)]);

    public static TrainingView Returning => View(LongAgo, [.. Enumerable.Range(0, 30).Select(i => Of(26 + (i * 2), 8 + (i % 3))), Of(3, 6), Of(1, 6.5)]);

    public static TrainingView Resting => View(LongAgo, Enumerable.Range(0, 30).Select(i => Of(9 + (i * 2), 8 + (i % 3))));

    public static TrainingView NoRuns => View(Today.AddDays(-30), []);

    public static TrainingView OneRun => View(Today.AddDays(-30), [Of(2, 8)]);

    public static TrainingView Heavy => View(LongAgo, Enumerable.Range(0, 100).SelectMany(ago => new[] { Miles(ago, ago % 7 == 3 ? 22 : 9 + (ago % 4)), Miles(ago, 4, hour: 18) }));

    /// <summary>200 km in the week of today, after next to nothing.</summary>
    public static TrainingView TwoHundred => View(LongAgo, [.. Enumerable.Range(7, 60).Where(ago => ago % 3 == 0).Select(ago => Of(ago, 3)), Of(1, 100), Of(2, 100)]);

    public static TrainingView View(DateOnly knownFrom, IEnumerable<Run> runs, DayOfWeek weekStart = DayOfWeek.Monday) =>
        TrainingView.Of(new RunLog(runs).Read(Now), knownFrom, Today, weekStart);

    public static Run Of(int ago, double? km, bool isEstimated = false) => Run(ago, km is { } far ? Distance.FromKilometres(far) : null, 7) with { Estimated = isEstimated };

    public static Run Miles(int ago, double miles, int hour = 7) => Run(ago, Distance.FromMiles(miles), hour);

    /// <summary>A component's markup.</summary>
    public static async Task<string> RenderAsync<T>(TrainingView view, Language language = Language.EnglishUs, DistanceUnit unit = DistanceUnit.Kilometres, params (string, object)[] more)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal) { ["W"] = Words.Of(language), ["View"] = view, ["Unit"] = unit };
        foreach (var (name, value) in more)
        {
            parameters[name] = value;
        }

        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>All of it, as a page puts it together.</summary>
    public static async Task<string> RenderAllAsync(TrainingView view, Language language = Language.EnglishUs, DistanceUnit unit = DistanceUnit.Kilometres)
    {
        var words = Words.Of(language).Charts;
        return await RenderAsync<Verdict>(view, language, unit)
            + $"<h2>{words.WeeksTitle}</h2>" + await RenderAsync<WeeksChart>(view, language, unit) + await RenderAsync<Legend>(view, language, unit) + await RenderAsync<WeeksTable>(view, language, unit)
            + $"<h2>{words.RunsTitle}</h2>" + await RenderAsync<RunsChart>(view, language, unit) + await RenderAsync<Legend>(view, language, unit, ("IsOfRuns", true)) + await RenderAsync<RunsTable>(view, language, unit);
    }

    private static Run Run(int ago, Distance? distance, int hour) => new()
    {
        Id = new RunId(Source.File, $"{999 - ago:000}-{hour:00}"),
        Sport = Sport.Run,
        LocalStart = Today.AddDays(-ago).ToDateTime(new TimeOnly(hour, 0)),
        Distance = distance,
        MovingTime = TimeSpan.FromMinutes((distance?.Kilometres ?? 5) * 6),
        ElapsedTime = TimeSpan.FromMinutes((distance?.Kilometres ?? 5) * 6),
    };
}
