namespace LoadWatch.Tests.Commands.Replay;

public sealed class ReplayTerminalTests
{
    [Fact]
    public void A_short_history_reads_as_agreed() =>
        Replayed.Run(Replayed.Fixture("twenty-then-seventy.csv"), "--unit", "mi").Out
            .ShouldBe(File.ReadAllText(Replayed.Fixture("twenty-then-seventy.txt")));

    [Fact]
    public void With_all_every_flag_is_shown_with_what_became_of_it() =>
        Replayed.Run(Replayed.Fixture("twenty-then-seventy.csv"), "--unit", "mi", "--all").Out
            .ShouldBe(File.ReadAllText(Replayed.Fixture("twenty-then-seventy-all.txt")));

    [Fact]
    public void Nothing_is_wider_than_80_columns_and_nothing_controls_a_terminal()
    {
        var text = Replayed.Run(Replayed.Fixture("twenty-then-seventy.csv"), "--all").Out;
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        text.ShouldAllBe(c => c == '\n' || !char.IsControl(c));
    }

    [Fact]
    public void Where_the_report_lies_is_told_even_in_a_long_path()
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, new string('a', 90), "new");
        Replayed.Run(Replayed.Fixture("plain.csv"), "--out", folder).Out
            .ShouldEndWith($"The report is in {Path.Combine(folder, "report.html")}\n");
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_a_fault()
    {
        using var scratch = new Scratch();
        var run = Replayed.Run(Replayed.Fixture("plain.csv"), "--out", scratch.Write("a-file", "x"));
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("The report cannot be written");
    }
}
