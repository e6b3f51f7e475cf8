using System.Globalization;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using Spectre.Console;

namespace LoadWatch.Sandbox.Demo;

/// <summary>Tells the story as it happens, from what the server logs.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Whose steps are told one by one; the others only when something is flagged, texted or wrong.</summary>
    public string? Star { get; set; }

    public int RunsStored { get; private set; }

    public void Knows(DemoRunner runner)
    {
        lock (_lock)
        {
            _names[runner.Id.Value] = runner.Name;
        }
    }

    public void Chapter(string title) => Write($"\n[bold]{Markup.Escape(title)}[/]");

    public void Say(string line) => Write("  " + Markup.Escape(line));

    public void Hear(ServerLine line)
    {
        lock (_lock)
        {
            RunsStored += line.Event == 2301 ? 1 : 0;
        }

        var who = Value("Runner") is { Length: > 0 } id ? _names.GetValueOrDefault(id, "a runner") : "";
        var star = Value("Runner") == Star;
        switch (line.Event)
        {
            case 2301 when star:
                Step("stored", $"{who}'s run of {Day()}, {Miles("Kilometres")}");
                break;
            case 2302 when star:
                Step("assessed", $"{Miles("WeekKilometres")} in 7 days");
                break;
            case 2303 when Star is not null:
                Step("flagged", $"{who}: {Words("Rule")} {Words("Level")}, {Miles("Kilometres")} vs {Miles("BaselineKilometres")}, {Factor()}");
                break;
            case 2305:
                Step("text due", $"for {who}, {Words("Level")}: waits for the rest of the sync");
                break;
            case 2601 when Value("State") == "Sent":
                Step("texted", $"{who}: the carrier has it");
                break;
            case 2601:
                Step("withheld", $"{who}: {Value("Reason")}");
                break;
            default:
                if (line.Level is "Error" or "Critical" || (line.Level is "Warning" && line.Category.StartsWith("LoadWatch", StringComparison.Ordinal)))
                {
                    Write($"  [yellow]{Markup.Escape(line.Level.ToLowerInvariant())}[/] {Markup.Escape(line.Message)}");
                }

                break;
        }

        string Value(string name) => line.Values.GetValueOrDefault(name, "");
        string Day() => DateTime.TryParse(Value("Day"), CultureInfo.InvariantCulture, out var day) ? $"{day:ddd d MMM}" : Value("Day");
        string Words(string name) => Value(name) is "WeeklyJump" ? "weekly jump" : Value(name).ToLowerInvariant();
        string Miles(string name) => double.TryParse(Value(name), out var km) ? Distance.FromKilometres(km).Say(DistanceUnit.Miles) : "?";
        string Factor() => double.TryParse(Value("Ratio"), out var ratio) ? Wording.SayFactor(ratio) : "";
    }

    public void Step(string what, string about) => Write($"  [grey]{Now()}[/] [green]{what,-13}[/]{Markup.Escape(about)}");

    public void Box(string to, string body)
    {
        lock (_lock)
        {
            console.Write(new Panel(Markup.Escape(body)) { Header = new PanelHeader($" text to {to} "), Padding = new Padding(2, 1), Width = 72 });
        }
    }

    public void Addresses(IReadOnlyDictionary<string, string> urls)
    {
        Chapter("To look at");
        foreach (var (name, url) in urls)
        {
            Say($"{name,-9}{url}");
        }
    }

    private static string Now() => $"{TimeProvider.System.GetLocalNow():HH:mm:ss.fff}";

    private void Write(string markup)
    {
        lock (_lock)
        {
            console.MarkupLine(markup);
        }
    }
}
