using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class SelfTestTests
{
    [Theory]
    [InlineData("WEAK", true)]
    [InlineData("weak.", true)]
    [InlineData("they felt weak", true)]
    [InlineData("Faible", true)]
    [InlineData("OK", false)]
    [InlineData("ok thanks", false)]
    [InlineData("Okay!", false)]
    [InlineData("fine", false)]
    [InlineData("all good", false)]
    [InlineData("I'm fine", false)]
    [InlineData("STRONG 💪", false)]
    [InlineData("correct", false)]
    [InlineData("très bien", false)]
    public void TheAnswerIsWeakOrNot(string body, bool isWeak) => Heard.Of(body).ShouldBe(new Heard.SelfTest(isWeak));

    [Theory]
    [InlineData("not weak")]
    [InlineData("not good")]
    [InlineData("weak coffee")]
    [InlineData("good run today")]
    [InlineData("pas bien")]
    public void ASentenceIsNoAnswer(string body) => Heard.Of(body).ShouldBe(new Heard.Unclear());
}
