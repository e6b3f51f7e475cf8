using System.Text.Json;
using CsCheck;
using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Telling;

public class SmsSegmentsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    public void Plain_text_takes_160_characters_or_153_a_segment(int length, int segments) =>
        SmsSegments.Count(new('a', length)).ShouldBe(new(SmsEncoding.Gsm7, length, segments));

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void One_curly_quote_makes_it_70_or_67_a_segment(int length, int segments) =>
        SmsSegments.Count("\u2019" + new string('a', length - 1)).ShouldBe(new(SmsEncoding.Ucs2, length, segments));

    [Fact]
    public void Every_character_of_the_alphabet_is_one_septet_and_every_extension_two()
    {
        const string Alphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        Alphabet.Length.ShouldBe(127);
        SmsSegments.Count(Alphabet).ShouldBe(new(SmsEncoding.Gsm7, 127, 1));
        SmsSegments.Count("\f^{}\\[~]|€").ShouldBe(new(SmsEncoding.Gsm7, 20, 1));
        foreach (var other in "`\tçáêœ\u001b\u00a0") SmsSegments.Count(other.ToString()).Encoding.ShouldBe(SmsEncoding.Ucs2, $"{(int)other:x4}");
    }

    [Fact]
    public void An_extension_character_moves_whole_to_the_next_segment()
    {
        // 152 + escape and code + 152: 306 septets fit two segments, but the border would cut the escape from its code.
        SmsSegments.Count(new string('a', 152) + "€" + new string('a', 152)).ShouldBe(new(SmsEncoding.Gsm7, 306, 3));
        SmsSegments.Count(new string('a', 151) + "€" + new string('a', 153)).ShouldBe(new(SmsEncoding.Gsm7, 306, 2));
    }

    [Fact]
    public void A_surrogate_pair_moves_whole_to_the_next_segment()
    {
        SmsSegments.Count(new string('a', 66) + "😜" + new string('a', 66)).ShouldBe(new(SmsEncoding.Ucs2, 134, 3));
        SmsSegments.Count(new string('a', 65) + "😜" + new string('a', 67)).ShouldBe(new(SmsEncoding.Ucs2, 134, 2));
    }

    [Fact]
    public void A_lone_surrogate_counts_as_a_unit() =>
        SmsSegments.Count("\ud83d" + new string('a', 69) + "\ud83d").ShouldBe(new(SmsEncoding.Ucs2, 71, 2));

    [Fact]
    public void More_text_never_takes_fewer_segments() =>
        Gen.Select(Gen.Char["ab€|é’\ud83d\ude1c"].Array[0, 400], Gen.Int[0, 400]).Sample((chars, cut) =>
        {
            var text = new string(chars);
            var (whole, part) = (SmsSegments.Count(text), SmsSegments.Count(text[..Math.Min(cut, text.Length)]));
            part.Segments.ShouldBeLessThanOrEqualTo(whole.Segments);
            var room = whole.Encoding == SmsEncoding.Gsm7 ? SmsSegments.Gsm7Joined : SmsSegments.Ucs2Joined;
            if (whole.Segments > 1) whole.Segments.ShouldBeInRange((whole.Units + room - 1) / room, (whole.Units + room - 2) / (room - 1));
        });

    [Fact]
    public void Every_text_agrees_with_the_count_of_Twilio()
    {
        using var vectors = JsonDocument.Parse(SharedData.Read("fixtures/twilio/segments-vectors.json"));
        var texts = vectors.RootElement.EnumerateArray().ToList();
        texts.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var text in texts)
        {
            var count = SmsSegments.Count(text.GetProperty("text").GetString()!);
            var name = text.GetProperty("name").GetString();
            (count.Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2").ShouldBe(text.GetProperty("encoding").GetString(), name);
            count.Segments.ShouldBe(text.GetProperty("segments").GetInt32(), name);
        }
    }
}
