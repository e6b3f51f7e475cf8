using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class PauseTests
{
    [Theory]
    [InlineData("PAUSE", 14)]
    [InlineData("pause please", 14)]
    [InlineData("pause my texts", 14)]
    [InlineData("PAUSE 2W", 14)]
    [InlineData("pause 2 weeks", 14)]
    [InlineData("PAUSE 10D", 10)]
    [InlineData("pause 3 jours", 3)]
    [InlineData("PAUSE 1M", 30)]
    [InlineData("pause 2 mois", 60)]
    [InlineData("pause 2s", 14)]
    [InlineData("Pause 2 semaines svp", 14)]
    [InlineData("pause for two weeks", 14)]
    [InlineData("pause a week", 7)]
    [InlineData("pause pour une semaine", 7)]
    [InlineData("pause 1d", 1)]
    [InlineData("pause 84d", 84)]
    [InlineData("pause 85d", 84)]
    [InlineData("pause 12w", 84)]
    [InlineData("pause 3m", 84)]
    [InlineData("pause 99999999999999999999w", 84)]
    public void APauseHasALength(string body, int days) => Heard.Of(body).ShouldBe(new Heard.Pause(days));

    [Theory]
    [InlineData("pause 0")]
    [InlineData("pause 0d")]
    [InlineData("pause 0 weeks")]
    [InlineData("pause 2")]
    [InlineData("pause -3d")]
    [InlineData("pause 1.5 weeks")]
    [InlineData("pause 2x")]
    [InlineData("pause w")]
    [InlineData("pause banana")]
    [InlineData("pause 2w 3d")]
    [InlineData("pause until Monday")]
    [InlineData("paused")]
    public void ALengthOfNoneOrNonsenseIsUnclear(string body) => Heard.Of(body).ShouldBe(new Heard.Unclear());
}
