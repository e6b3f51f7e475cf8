using System.Reflection;
using System.Text.RegularExpressions;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Telling;
using Words = LoadWatch.Core.Languages.Words;

namespace LoadWatch.Core.Tests.Languages;

public partial class ReplyWordsTests
{
    private static readonly Physio _longest = new(new string('W', 40), new string('9', 24));
    private static readonly Physio _usual = new("Sheddon Physiotherapy", "(905) 849-4576");

    public static TheoryData<Language> Languages => [.. LanguageTags.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryReplyIsInTheAlphabetOfTextsAndFitsTwoSegmentsWithTheLongestClinic(Language language)
    {
        foreach (var text in All(language, _longest).Concat(All(language, null)))
        {
            var segments = SmsSegments.Count(text);
            segments.Encoding.ShouldBe(SmsEncoding.Gsm7, text);
            segments.Units.ShouldBeLessThanOrEqualTo(ReplyWords.Longest, text);
            text.Any(c => c is '\n' or 'É' or 'Ç' || (language is not Language.FrenchCa && c is < ' ' or > '~')).ShouldBeFalse(text);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void MostRepliesAreOneSegment(Language language)
    {
        var kinds = All(language, _usual).ToArray();
        kinds.Count(text => SmsSegments.Count(text).Segments == 1).ShouldBeGreaterThan(kinds.Length / 2);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void NoneClaimsWhatNobodyCanKnow(Language language) =>
        All(language, _usual).ShouldAllBe(text => !Claims().IsMatch(text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryKindOfReplyIsAmongThem(Language language) =>
        Replies().Select(reply => reply.GetType()).Distinct().ShouldBe(typeof(Reply).GetNestedTypes(BindingFlags.Public), ignoreOrder: true, $"{language}");

    [Fact]
    public void AnUrgentPainNamesThePhysioAndTheSigns()
    {
        var urgent = new Reply.Urgent(new Heard.Pain(8, BodyPart.Knee, Side.Left));
        urgent.In(Words.Of(Language.EnglishUs), _usual).ShouldBe(
            "LoadWatch: logged 8/10, left knee. Talk to Sheddon Physiotherapy (905) 849-4576; "
            + "stop running and call if it is sharp, at night, or you cannot hop on it.");
        urgent.In(Words.Of(Language.EnglishUs), null).ShouldContain("Talk to your physio; stop running and call if it is sharp, at night, or you cannot hop on it.");
        urgent.In(Words.Of(Language.FrenchCa), _usual).ShouldBe(
            "LoadWatch: noté 8/10, genou gauche. Parlez-en à Sheddon Physiotherapy (905) 849-4576; "
            + "cessez de courir et appelez si c'est vif, la nuit, ou si vous ne pouvez pas sauter dessus.");
    }

    [Fact]
    public void WhoStartsIsToldWhoWritesWhatForHowOftenAndHowToEndIt() =>
        new Reply.Started().In(Words.Of(Language.EnglishUs), _usual).ShouldBe(
            "LoadWatch for Sheddon Physiotherapy: texts are on, about 2 a month at most when your load jumps, each with one follow-up. "
            + "Msg & data rates may apply. HELP for help, STOP to end.");

    [Fact]
    public void ADayIsSaidInTheRunnersLanguage()
    {
        var until = new Reply.Paused(new DateOnly(2026, 8, 1));
        until.In(Words.Of(Language.EnglishUs), null).ShouldContain("Sat, Aug 1");
        until.In(Words.Of(Language.EnglishGb), null).ShouldContain("Sat 1 Aug");
        until.In(Words.Of(Language.FrenchCa), null).ShouldContain("sam. 1er aout");
    }

    [Theory]
    [InlineData(Language.EnglishUs, "DONE", "WEAK", "OK", "PAUSE 2W", "RESUME", "HELP", "STOP", "START", "3 knee")]
    [InlineData(Language.FrenchCa, "FAIT", "FAIBLE", "OK", "PAUSE 2S", "REPRISE", "AIDE", "STOP", "START", "3 genou")]
    public void TheWordsThatTheRepliesNameAreUnderstood(
        Language language, string done, string weak, string ok, string pause, string resume, string help, string stop, string start, string pain)
    {
        var said = string.Join('\n', All(language, null));
        foreach (var (word, means) in new (string, Heard)[]
        {
            (done, new Heard.Done()), (weak, new Heard.SelfTest(true)), (ok, new Heard.SelfTest(false)), (pause, new Heard.Pause(14)),
            (resume, new Heard.Resume()), (help, new Heard.Help()), (stop, new Heard.Stop()), (start, new Heard.Start()),
            (pain, new Heard.Pain(3, BodyPart.Knee, null)),
        })
        {
            Heard.Of(word).ShouldBe(means, word);
            said.ShouldContain(word);
        }
    }

    private static IEnumerable<string> All(Language language, Physio? physio)
    {
        var words = Words.Of(language);
        return Replies().Select(reply => reply.In(words, physio)).Append(words.Replies.HelpForStrangers(physio)).Append(words.Replies.FollowUp(30));
    }

    private static IEnumerable<Reply> Replies() =>
    [
        new Reply.Goodbye(), new Reply.Started(), new Reply.Help(), new Reply.Done(30), new Reply.NoPain(), new Reply.HowStrong(), new Reply.Weak(20),
        new Reply.Strong(30), new Reply.Resumed(), new Reply.Unclear(),
        .. Enumerable.Range(1, 12).Select(month => new Reply.Paused(new DateOnly(2026, month, 30 - (month == 2 ? 3 : 0)))),
        .. from part in Enum.GetValues<BodyPart>().Cast<BodyPart?>().Append(null)
           from side in Enum.GetValues<Side>().Cast<Side?>().Append(null)
           let pain = new Heard.Pain(10, part, side)
           from reply in (Reply[])[new Reply.Logged(pain), new Reply.Urgent(pain)]
           select reply,
    ];

    [GeneratedRegex("prevent|probab|risk|diagnos|injur|fracture|tend[io]nitis|prévien|prévenir|risque|blessure", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Claims();
}
