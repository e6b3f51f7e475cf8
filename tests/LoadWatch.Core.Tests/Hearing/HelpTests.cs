using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class HelpTests
{
    [Theory]
    [InlineData("HELP")]
    [InlineData("help!")]
    [InlineData("Info")]
    [InlineData("AIDE")]
    [InlineData("aidez-moi svp")]
    [InlineData("help me please")]
    [InlineData("?")]
    [InlineData(" ?? ")]
    [InlineData("？")]
    [InlineData("?!🤷")]
    public void AHelpWordOrAQuestionMarkAsksForHelp(string body) => Heard.Of(body).ShouldBe(new Heard.Help());

    [Theory]
    [InlineData("did that help?")]
    [InlineData("!")]
    [InlineData("7?")]
    public void AnythingElseDoesNot(string body) => Heard.Of(body).ShouldNotBeOfType<Heard.Help>();
}
