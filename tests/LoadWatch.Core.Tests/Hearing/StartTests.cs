using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class StartTests
{
    [Theory]
    [InlineData("START")]
    [InlineData("Unstop")]
    [InlineData("commencer")]
    [InlineData("DÉBUT")]
    public void AStartWordStarts(string body) => Heard.Of(body).ShouldBe(new Heard.Start());

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes!")]
    [InlineData("yes please")]
    [InlineData("ok yes")]
    [InlineData("OUI")]
    [InlineData("oui merci")]
    [InlineData("ＹＥＳ")]
    public void AYesIsOne(string body) => Heard.Of(body).ShouldBe(new Heard.Yes());

    [Theory]
    [InlineData("yes it hurts")]
    [InlineData("when do I start?")]
    [InlineData("yesterday")]
    [InlineData("start line")]
    [InlineData("no")]
    [InlineData("yes stop")]
    public void AnythingMoreDoesNot(string body) => Heard.Of(body).ShouldNotBeOfType<Heard.Start>();
}
