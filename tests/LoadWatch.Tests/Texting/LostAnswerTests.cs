using System.Globalization;
using LoadWatch.Storage;
using LoadWatch.Texting;

namespace LoadWatch.Tests.Texting;

/// <summary>Of the carrier's messages of the same words to the same number, which one is the text whose answer was lost.</summary>
public sealed class LostAnswerTests
{
    private static readonly DateTimeOffset Marked = new(2030, 6, 12, 16, 0, 0, TimeSpan.Zero);

    private static readonly Text Lost = Of("lost", TextState.Sending, Marked);

    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    [InlineData(-200)]
    public void One_of_its_time_is_it(int seconds) => Find([], Message("SM1", seconds)).ShouldBe("SM1");

    [Fact]
    public void Of_two_the_one_of_its_time_is_it_in_whatever_order_they_are_listed()
    {
        Find([], Message("SM-before", -4000), Message("SM-its", 1)).ShouldBe("SM-its");
        Find([], Message("SM-its", 1), Message("SM-before", -4000)).ShouldBe("SM-its");
        Find([], Message("SM-before", -400), Message("SM-its", 1000)).ShouldBe("SM-its");
    }

    [Fact]
    public void Of_two_tries_of_its_own_the_nearer_one_is_it() =>
        Find([], Message("SM-other", 9000), Message("SM-its", 2)).ShouldBe("SM-its");

    /// <summary>Our clock was ahead when it marked the text, or the carrier lists a try before the last.</summary>
    [Fact]
    public void One_from_before_its_time_is_it_where_there_is_no_other() => Find([], Message("SM1", -24 * 3600)).ShouldBe("SM1");

    [Fact]
    public void One_whose_time_is_not_told_is_it_where_there_is_no_other()
    {
        Find([], Message("SM1", null)).ShouldBe("SM1");
        Find([], Message("SM1", null), Message("SM2", 1)).ShouldBe("SM2");
    }

    [Fact]
    public void One_from_more_than_a_day_before_is_not() => Find([], Message("SM1", -25 * 3600 - 1)).ShouldBeNull();

    [Fact]
    public void What_another_text_has_is_not()
    {
        var sent = Of("sent", TextState.Sent, Marked.AddHours(-3)) with { Sid = "SM1" };
        Find([sent], Message("SM1", -3 * 3600)).ShouldBeNull();
        Find([sent], Message("SM1", 1)).ShouldBeNull();
        Find([sent with { Sid = "SM2", EarlierSid = "SM1" }], Message("SM1", -3 * 3600)).ShouldBeNull();
    }

    [Fact]
    public void What_it_had_itself_before_it_was_sent_a_second_time_is_not() =>
        LostAnswer.Find(Lost with { EarlierSid = "SM1" }, [Lost with { EarlierSid = "SM1" }], [Message("SM1", -7200)]).ShouldBeNull();

    [Fact]
    public void What_was_rather_a_text_that_ended_unknown_is_not_but_what_is_of_its_own_time_is()
    {
        var unknown = Of("unknown", TextState.Unknown, Marked.AddHours(-5));
        Find([unknown], Message("SM1", -5 * 3600)).ShouldBeNull();
        Find([unknown], Message("SM1", -2 * 3600)).ShouldBe("SM1", "it is of no other text's time: rather silence than a second text");
        Find([Of("unknown", TextState.Unknown, Marked.AddSeconds(-60))], Message("SM1", -55)).ShouldBe("SM1", "clocks differ: rather silence than a second text");
    }

    [Fact]
    public void What_is_of_the_time_of_a_later_text_that_is_being_sent_is_not()
    {
        var later = Of("later", TextState.Sending, Marked.AddHours(1));
        Find([later], Message("SM1", 3610)).ShouldBeNull();
        Find([later], Message("SM1", 3610), Message("SM-its", 20)).ShouldBe("SM-its");
    }

    [Theory]
    [InlineData(TextState.Pending)]
    [InlineData(TextState.Refused)]
    [InlineData(TextState.Withheld)]
    public void A_text_that_the_carrier_does_not_have_has_no_message(TextState state) =>
        Find([Of("other", state, Marked.AddHours(-5))], Message("SM1", -5 * 3600)).ShouldBe("SM1");

    [Fact]
    public void A_text_of_other_words_has_none_of_these_messages() =>
        Find([Of("other", TextState.Unknown, Marked.AddHours(-5)) with { Body = "other words" }], Message("SM1", -5 * 3600)).ShouldBe("SM1");

    private static string? Find(Text[] others, params TwilioMessage[] accepted) => LostAnswer.Find(Lost, [Lost, .. others], accepted);

    private static Text Of(string id, TextState state, DateTimeOffset marked) => new()
    {
        Id = id,
        Day = new DateOnly(2030, 6, 12),
        Body = "the same words",
        Segments = 1,
        State = state,
        DueAt = marked,
        NotBefore = marked,
        SendingAt = marked,
    };

    private static TwilioMessage Message(string sid, int? seconds) => new()
    {
        Sid = sid,
        Body = "the same words",
        Status = "sent",
        DateCreated = seconds is { } after ? Marked.AddSeconds(after).ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture) : null,
    };
}
