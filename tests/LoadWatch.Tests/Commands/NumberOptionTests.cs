using System.CommandLine;
using LoadWatch.Commands;
using LoadWatch.Commands.Backups;

namespace LoadWatch.Tests.Commands;

/// <summary>Options that take a number.</summary>
public sealed class NumberOptionTests
{
    private static readonly Option<double?> Hours = NumberOption.Create("--hours", 0.5, 24, "Hours.");
    private static readonly Option<int?> Times = NumberOption.Create("--times", 1, 8, "Times.");

    [Fact]
    public void What_lies_within_the_bounds_is_taken_and_what_was_not_given_is_null()
    {
        var parsed = Parse("--hours", "0.5");
        parsed.Errors.ShouldBeEmpty();
        parsed.GetValue(Hours).ShouldBe(0.5);
        parsed.GetValue(Times).ShouldBeNull();
        Parse("--times", "8").GetValue(Times).ShouldBe(8);
    }

    [Theory]
    [InlineData("--hours takes a number from 0.5 to 24, not '0.4'.", "--hours", "0.4")]
    [InlineData("--hours takes a number from 0.5 to 24, not '25'.", "--hours", "25")]
    [InlineData("--hours takes a number from 0.5 to 24, not 'NaN'.", "--hours", "NaN")]
    [InlineData("--hours takes a number from 0.5 to 24, not '1,5'.", "--hours", "1,5")]
    [InlineData("--times takes a number from 1 to 8, not '0'.", "--times", "0")]
    [InlineData("--times takes a number from 1 to 8, not '2.5'.", "--times", "2.5")]
    [InlineData("--times takes a number from 1 to 8, not 'many'.", "--times", "many")]
    [InlineData("--times takes a number from 1 to 8, not '99999999999'.", "--times", "99999999999")]
    [InlineData("Required argument missing for option: '--times'.", "--times")]
    public void Everything_else_is_refused_with_the_bounds(string sentence, params string[] words) =>
        Parse(words).Errors.Select(error => error.Message).ShouldBe([sentence]);

    [Theory]
    [InlineData("for good")]
    [InlineData("169")]
    [InlineData("-1")]
    public void A_restore_refuses_a_hold_that_is_none(string hold) =>
        RestoreCommand.Create().Parse(["folder", "--hold", hold]).Errors.Select(error => error.Message).ShouldBe([$"--hold takes a number from 0 to 168, not '{hold}'."]);

    private static ParseResult Parse(params string[] words) => new RootCommand { Hours, Times }.Parse(words);
}
