using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class DoneTests
{
    [Theory]
    [InlineData("DONE")]
    [InlineData("done 💪")]
    [InlineData("Did it!")]
    [InlineData("I did it")]
    [InlineData("finished")]
    [InlineData("ALL DONE")]
    [InlineData("did my routine")]
    [InlineData("I've done my exercises")]
    [InlineData("ok done")]
    [InlineData("FAIT")]
    [InlineData("c'est fait")]
    [InlineData("C’est fait !")]
    [InlineData("Terminé")]
    [InlineData("routine done, thanks")]
    [InlineData("j'ai fait ma routine")]
    public void TheRoutineIsDone(string body) => Heard.Of(body).ShouldBe(new Heard.Done());

    [Theory]
    [InlineData("not done")]
    [InlineData("I finished my run")]
    [InlineData("did my long run")]
    [InlineData("ça fait mal")]
    [InlineData("I'm done with these texts, no more texts")]
    public void AnythingElseIsNot(string body) => Heard.Of(body).ShouldNotBeOfType<Heard.Done>();
}
