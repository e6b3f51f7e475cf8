using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class ResumeTests
{
    [Theory]
    [InlineData("RESUME")]
    [InlineData("résumé")]
    [InlineData("reprise")]
    [InlineData("Reprendre svp")]
    [InlineData("unpause")]
    [InlineData("resume my texts")]
    public void TheWordEndsThePause(string body) => Heard.Of(body).ShouldBe(new Heard.Resume());

    [Theory]
    [InlineData("when can I resume running?")]
    [InlineData("resumed")]
    public void ASentenceDoesNot(string body) => Heard.Of(body).ShouldBe(new Heard.Unclear());
}
