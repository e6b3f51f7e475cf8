namespace LoadWatch.Commands.Doctor;

/// <summary>Findings for a person: a sign, a word, what was looked at, what was found, and below it the next step.</summary>
internal static class DoctorText
{
    private const int WidthOfAPipe = 80;
    private const int WidestLine = 120;

    /// <summary>Where what was looked at begins, and all lines below it.</summary>
    private const int Indent = 15;

    public static int Width(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Console.WindowWidth > Indent * 3 ? Math.Min(Console.WindowWidth, WidestLine) : WidthOfAPipe;

    public static void Write(CheckResult finding, int width, TextWriter output)
    {
        var head = $"{Sign(finding.Verdict)} {Word(finding.Verdict)}";
        foreach (var line in Lines($"{finding.About}: {finding.What}", width - Indent))
        {
            output.WriteLine($"{head.PadRight(Indent)}{line}");
            head = "";
        }

        head = "-> ";
        foreach (var line in Lines(finding.Next ?? "", width - Indent))
        {
            output.WriteLine($"{head.PadLeft(Indent)}{line}");
            head = "";
        }
    }

    public static void WriteSum(IReadOnlyList<CheckResult> findings, TextWriter output)
    {
        int Count(Verdict verdict) => findings.Count(finding => finding.Verdict == verdict);
        output.WriteLine();
        output.WriteLine($"{Count(Verdict.Pass)} pass, {Count(Verdict.Fail)} fail, {Count(Verdict.CannotTell)} cannot be told.");
    }

    public static string Word(Verdict verdict) => verdict switch { Verdict.Pass => "pass", Verdict.Fail => "fail", _ => "cannot tell" };

    private static char Sign(Verdict verdict) => verdict switch { Verdict.Pass => '+', Verdict.Fail => '!', _ => '?' };

    /// <summary>Words are never broken: a command or an address can be copied whole.</summary>
    private static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
