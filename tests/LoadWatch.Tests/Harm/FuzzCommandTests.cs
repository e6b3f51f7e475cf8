using LoadWatch.Fuzzing;

namespace LoadWatch.Tests.Harm;

/// <summary>The words of <c>./loadwatch fuzz</c>.</summary>
public sealed class FuzzCommandTests
{
    [Fact]
    public async Task Without_words_every_target_is_tried_for_a_minute()
    {
        var asked = await AskedAsync();
        asked.Targets.ShouldBe(Targets.All);
        (asked.Effort.Time, asked.Effort.Inputs, asked.Input).ShouldBe((TimeSpan.FromMinutes(1), long.MaxValue, null));
    }

    [Fact]
    public async Task One_target_is_tried_as_long_as_it_was_asked_for()
    {
        var asked = await AskedAsync("strava-events", "--minutes", "0.5", "--inputs", "70", "--seed", "3");
        asked.Targets.ShouldHaveSingleItem().Name.ShouldBe("strava-events");
        (asked.Effort.Time, asked.Effort.Inputs, asked.Seed).ShouldBe((TimeSpan.FromSeconds(30), 70, 3));
    }

    [Theory]
    [InlineData("'nothing' not recognized. Must be one of:", "nothing")]
    [InlineData("--minutes takes a number from 0 to 100000, not 'long'.", "--minutes", "long")]
    [InlineData("File does not exist: '/nowhere'.", "strava-events", "--input", "/nowhere")]
    [InlineData("--input wants the NAME of a target beside it.", "--input", "/etc/hostname")]
    public void Words_that_cannot_be_understood_are_refused(string sentence, params string[] words) =>
        FuzzCommand.Create(_ => throw new InvalidOperationException("It must not run.")).Parse(words).Errors.ShouldContain(error => error.Message.Contains(sentence));

    private static async Task<FuzzCommand.Asked> AskedAsync(params string[] words)
    {
        FuzzCommand.Asked? asked = null;
        (await FuzzCommand.Create(found =>
        {
            asked = found;
            return Task.FromResult(0);
        }).Parse(words).InvokeAsync()).ShouldBe(0);
        return asked.ShouldNotBeNull();
    }
}
