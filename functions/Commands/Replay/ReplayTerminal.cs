using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;
using Spectre.Console;

namespace LoadWatch.Commands.Replay;

/// <summary>The result for a person at a terminal, or for a file that it is piped into.</summary>
internal static class ReplayTerminal
{
    private const int WidthOfAPipe = 80;
    private const int TextsInFull = 10;

    public static void Write(ReplayResult result, bool all, string? report, TextWriter output)
    {
        if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected)
        {
            Show(AnsiConsole.Console, result, all);
        }
        else
        {
            output.Write(Plainly(result, all));
        }

        if (report is not null)
        {
            output.WriteLine($"{Environment.NewLine}The report is in {report}");
        }
    }

    private static string Plainly(ReplayResult result, bool all)
    {
        var lines = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(lines),
        });
        console.Profile.Width = WidthOfAPipe;
        console.Profile.Capabilities.Unicode = true;
        Show(console, result, all);
        return string.Join(Environment.NewLine, lines.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private static void Show(IAnsiConsole console, ReplayResult result, bool all)
    {
        console.WriteLine(Summary.Heading(result));
        ShowFlags(console, result, all);
        ShowTexts(console, result);
        foreach (var sentence in Summary.Of(result))
        {
            console.WriteLine(sentence);
        }
    }

    private static void ShowFlags(IAnsiConsole console, ReplayResult result, bool all)
    {
        var shown = result.Runs.SelectMany(run => run.Flags.Select(flag => (Run: run, Flag: flag)))
            .Where(one => all || one.Run.Tells(one.Flag)).ToArray();
        if (shown.Length == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("day").AddColumn("rule").AddColumn("level");
        foreach (var number in new[] { "now", "before", "factor" })
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        if (all)
        {
            table.AddColumn("text");
        }

        foreach (var (run, flag) in shown)
        {
            string[] cells =
            [
                $"{flag.Day:yyyy-MM-dd}", Summary.Say(flag.Rule), flag.Level.Name(),
                flag.Jump?.Distance.Say(result.Unit) ?? "", flag.Jump?.Baseline.Say(result.Unit) ?? $"{flag.DaysSince} days off",
                flag.Jump is { } jump ? Wording.SayFactor(jump.Ratio) : "",
                .. all ? [Summary.TextOrNot(run, flag)] : Array.Empty<string>(),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }

    private static void ShowTexts(IAnsiConsole console, ReplayResult result)
    {
        var earlier = result.Texts.Count - TextsInFull;
        if (earlier > 0)
        {
            console.WriteLine($"The last {TextsInFull} texts; {Summary.Count(earlier, "earlier one")} in the report (--out DIR) and in --json:");
            console.WriteLine();
        }

        foreach (var text in result.Texts.Skip(earlier))
        {
            console.WriteLine($"{text.Day:yyyy-MM-dd}, {text.Flag.Level.Name()}:");
            console.Write(new Padder(new Text(text.Body), new Padding(2, 0, 0, 1)));
        }
    }
}
