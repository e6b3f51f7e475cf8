using CsCheck;
using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class HeardTests
{
    private static readonly string[] _keywords =
    [
        "stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "stop all", "arrêt", "arrêter", "désabonner",
        "start", "yes", "unstop", "oui", "commencer", "début", "help", "info", "aide", "done", "did it", "finished", "all done", "fait",
        "terminé", "weak", "faible", "ok", "okay", "fine", "good", "strong", "correct", "bien", "pause", "pause 2w", "resume", "reprise",
        "reprendre", "unpause", "knee 3", "my hip hurts",
    ];

    /// <summary>Whatever may stand around a keyword: no letters, no digits, no question mark, no percent sign, no currency.</summary>
    private static readonly Gen<string> _around =
        Pick.From(" ", "\t", "\n", ".", "!", ",", "\"", "'", "’", "“", "(", ")", "…", "*", "_", "~", "🙏", "👍🏽", "❤️", "\u200b", "\u200f", "\ufeff", "\u00a0", "-")
            .Array[0, 6].Select(string.Concat);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b\u2060")]
    [InlineData("👍")]
    [InlineData("❤️🏃🏽‍♀️")]
    [InlineData("...")]
    [InlineData("\ud83d")]
    [InlineData("thanks")]
    [InlineData("no")]
    [InlineData("who is this?")]
    [InlineData("asdf")]
    [InlineData("停止")]
    public void AnythingElseIsUnclear(string body) => Heard.Of(body).ShouldBe(new Heard.Unclear());

    [Fact]
    public void NoTextAtAllIsAnError() => Should.Throw<ArgumentNullException>(() => Heard.Of(null!));

    [Fact]
    public void AnyCharactersCanBeRead() =>
        Gen.Char.Array[0, 60].Sample(chars => Heard.Of(new string(chars)).ShouldNotBeNull());

    [Fact]
    public void AnyMixOfWhatMattersCanBeRead() =>
        Gen.OneOf(
                Pick.From("stop", "knee", "7", "/", "10", "'", "d'", "-", ".", "%", "?", " ", "pause", "2w", "mal", "no", "\ud83d", "\ude1c", "½", "\u0301", "it", "un"),
                Gen.Char.Select(c => c.ToString()))
            .Array[0, 20].Sample(pieces =>
            {
                if (Heard.Of(string.Concat(pieces)) is Heard.Pain pain)
                {
                    pain.Level.ShouldBeInRange(0, 10);
                }
            });

    [Fact]
    public void CaseAndWhatIsAroundAKeywordMeanNothing() =>
        Gen.Select(Pick.From(_keywords), _around, _around, Gen.Bool.Array[20]).Sample((keyword, before, after, upper) =>
        {
            var meant = Heard.Of(keyword);
            meant.ShouldNotBeOfType<Heard.Unclear>();
            var cased = string.Concat(keyword.Select((c, i) => upper[i] ? char.ToUpperInvariant(c) : c));
            Heard.Of(before + cased + after).ShouldBe(meant);
        });

    [Theory]
    [InlineData("a")]
    [InlineData("7 ")]
    [InlineData("stop ")]
    [InlineData("stop")]
    [InlineData("don't ")]
    [InlineData("no more ")]
    [InlineData("stop with the your of ")]
    [InlineData("bottom of my left ")]
    [InlineData("no any really pain ")]
    [InlineData("can you. ")]
    [InlineData("'d")]
    [InlineData("3/")]
    [InlineData("\ud83d")]
    [InlineData("🙏")]
    [InlineData("s' il ")]
    public void ATextTenTimesAsLongCostsNoMoreThanAboutTenTimesAsMuch(string repeated)
    {
        var (once, tenfold) = (Repeat(repeated, 10_000), Repeat(repeated, 100_000));
        var (one, ten) = (Allocation.Of(() => Heard.Of(once)), Allocation.Of(() => Heard.Of(tenfold)));
        (ten / (double)one).ShouldBeLessThan(20); // what grows by doubling may have just doubled
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
