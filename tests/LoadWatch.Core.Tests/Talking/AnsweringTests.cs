using CsCheck;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Tests.Hearing;

namespace LoadWatch.Core.Tests.Talking;

/// <summary>Conversations: what comes in, what is made of it, and what is said.</summary>
public class AnsweringTests
{
    public static TheoryData<string[], string[]> Talks => new()
    {
        // Stop and start.
        { ["STOP", "STOP", "please stop texting me"], ["stop: Goodbye", "stop: -", "stop: -"] },
        { ["STOP [STOP]", "STOP"], ["stop: -", "stop: -"] },
        { ["STOP", "START", "STOP"], ["stop: Goodbye", "start: Started", "stop: Goodbye"] },
        { ["STOP [STOP]", "START [START]"], ["stop: -", "start: -"] },
        { ["START"], ["start: Started"] },
        { ["YES"], ["unclear: Unclear"] },
        { ["STOP", "YES"], ["stop: Goodbye", "start: Started"] },
        { ["STOP [STOP]", "YES [START]", "yes"], ["stop: -", "start: -", "unclear: Unclear"] },
        { ["not interested, thanks [STOP]"], ["stop: -"] },
        { ["arrêtez de m'écrire", "OUI"], ["stop: Goodbye", "start: Started"] },

        // Help.
        { ["HELP", "HELP", "?"], ["help: Help", "help: Help", "help: Help"] },
        { ["HELP [HELP]"], ["help: -"] },
        { ["STOP", "HELP"], ["stop: Goodbye", "help: Help"] },

        // While stopped nothing else is answered, and everything is kept.
        { ["STOP", "DONE", "8 knee", "my knee hurts", "PAUSE 2W", "what?", "WEAK"],
          ["stop: Goodbye", "done: -", "pain: - !", "pain-without-number: -", "pause: -", "unclear-unanswered: -", "weak: -"] },

        // The routine and its dose.
        { ["DONE"], ["done: Done 20"] },
        { ["DONE", "+1 day", "FAIT", "+1 day", "did my routine"], ["done: Done 20", "done: Done 20", "done: Done 22"] },
        { ["asked", "OK", "ok thanks"], ["ok: Strong 22", "ok-unasked: -"] },
        { ["asked", "+10 days", "OK"], ["ok: Strong 22"] },
        { ["asked", "+11 days", "OK"], ["ok-unasked: -"] },
        { ["ok", "fine", "thanks ok"], ["ok-unasked: -", "ok-unasked: -", "ok-unasked: -"] },
        { ["asked", "OK", "+20 days", "asked", "WEAK", "OK"], ["ok: Strong 22", "weak: Weak 20", "ok-unasked: -"] },
        { ["WEAK", "faible"], ["weak: Weak 20", "weak: Weak 20"] },
        { ["asked", "3 knee", "OK"], ["pain: Logged 3 Knee", "ok: Strong 20"] },

        // Pain.
        { ["0"], ["pain: NoPain"] },
        { ["3 knee"], ["pain: Logged 3 Knee"] },
        { ["4"], ["pain: Urgent 4 !"] },
        { ["left knee 8 and getting worse"], ["pain: Urgent 8 Left Knee !"] },
        { ["1", "1"], ["pain: Logged 1", "pain: Urgent 1 !"] },
        { ["3 knee", "+6 days", "1 hip"], ["pain: Logged 3 Knee", "pain: Urgent 1 Hip !"] },
        { ["3 knee", "+7 days", "1 hip"], ["pain: Logged 3 Knee", "pain: Logged 1 Hip"] },
        { ["0", "0", "2"], ["pain: NoPain", "pain: NoPain", "pain: Logged 2"] },
        { ["my knee hurts", "3"], ["pain-without-number: HowStrong", "pain: Logged 3"] },
        { ["my knee hurts", "my knee hurts"], ["pain-without-number: HowStrong", "pain-without-number: HowStrong"] },

        // Pauses.
        { ["PAUSE 2W", "RESUME"], ["pause: Paused 11-16", "resume: Resumed"] },
        { ["pause 3 jours"], ["pause: Paused 11-05"] },
        { ["RESUME"], ["resume: Resumed"] },

        // Anything else: one short help a day.
        { ["hello there friend", "who is this", "+1 day", "lol what"], ["unclear: Unclear", "unclear-unanswered: -", "unclear: Unclear"] },
        { ["who is this", "HELP", "3 knee"], ["unclear: Unclear", "help: Help", "pain: Logged 3 Knee"] },
        { ["", "👍"], ["unclear: Unclear", "unclear-unanswered: -"] },
    };

    [Theory]
    [MemberData(nameof(Talks))]
    public void AConversationGoesLikeThis(string[] heard, string[] said) => new Talk().Hears(heard).ShouldBe(said);

    [Fact]
    public void WhateverIsSaidAStopIsFollowedBySilenceUntilAStart() =>
        Pick.From("DONE", "3 knee", "9", "OK", "WEAK", "PAUSE 2W", "RESUME", "lol", "YOU", "STOP", "my hip hurts", "+1 day").Array[0, 12].Sample(lines =>
        {
            var talk = new Talk();
            talk.Hears("STOP");
            talk.Hears(lines).ShouldAllBe(answer => answer.Contains(": -", StringComparison.Ordinal));
            talk.Hears("START").ShouldBe(["start: Started"]);
        });

    [Fact]
    public void WhatTheCarrierHasAnsweredIsNeverAnsweredAgain() =>
        Gen.Select(Pick.From("STOP", "START", "HELP"), Gen.String).Sample((type, body) =>
            Answering.Of(new Talk().State, body, type).Reply.ShouldBeNull());

    [Fact]
    public void ThereIsNoConversationWithoutAStateOrAText()
    {
        Should.Throw<ArgumentNullException>(() => Answering.Of(null!, "STOP"));
        Should.Throw<ArgumentNullException>(() => Answering.Of(new Talk().State, null!));
        Should.Throw<ArgumentNullException>(() => new Reply.Help().In(null!, null));
    }
}
