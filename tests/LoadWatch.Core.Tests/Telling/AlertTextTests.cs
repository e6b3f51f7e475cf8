using System.Text.RegularExpressions;
using CsCheck;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using static LoadWatch.Core.Tests.Running.Runs;

namespace LoadWatch.Core.Tests.Telling;

public partial class AlertTextTests
{
    private static readonly Words English = Words.Of(Language.EnglishUs);
    private static readonly Uri Link = new("https://loadwatch.example/api/routines/glutes");
    private static readonly Physio Sheddon = new("Sheddon Physiotherapy", "(905) 849-4576");
    private static readonly Flag Jump = FlagOf(Rule.WeeklyJump, Distance.FromMiles(70), Distance.FromMiles(20));
    private static readonly Flag Spike = FlagOf(Rule.Spike, Km(18.5), Km(9.25));

    [Fact]
    public void A_weekly_jump_in_miles_with_the_clinic() => Write(Jump, DistanceUnit.Miles, Sheddon).ShouldBe(
        "LoadWatch: 70 mi in 7 days, 3.5x your recent 20 mi a week. "
        + "Before runs, glutes first: donkey kicks 20/leg, knee-shoulder 5/side, cross reach 10/side, swings 10/leg, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call Sheddon Physiotherapy (905) 849-4576. STOP to end");

    [Fact]
    public void A_weekly_jump_in_kilometres_with_the_clinic() => Write(Jump, DistanceUnit.Kilometres, Sheddon).ShouldBe(
        "LoadWatch: 112.7 km in 7 days, 3.5x your recent 32.2 km a week. "
        + "Before runs, glutes first: donkey kicks 20/leg, cross reach 10/side, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call Sheddon Physiotherapy (905) 849-4576. STOP to end");

    [Fact]
    public void A_weekly_jump_in_miles_without_a_clinic() => Write(Jump, DistanceUnit.Miles, null).ShouldBe(
        "LoadWatch: 70 mi in 7 days, 3.5x your recent 20 mi a week. "
        + "Before runs, squeeze glutes first: donkey kicks 20/leg, knee to opp shoulder 5/side, cross reach 10/side, band swings 10/leg, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call your physio. STOP to end");

    [Fact]
    public void A_weekly_jump_in_kilometres_without_a_clinic() => Write(Jump, DistanceUnit.Kilometres, null).ShouldBe(
        "LoadWatch: 112.7 km in 7 days, 3.5x your recent 32.2 km a week. "
        + "Before runs, squeeze glutes first: donkey kicks 20/leg, knee to opp shoulder 5/side, cross reach 10/side, band swings 10/leg, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call your physio. STOP to end");

    [Fact]
    public void A_spike_in_kilometres_with_the_clinic() => Write(Spike, DistanceUnit.Kilometres, Sheddon).ShouldBe(
        "LoadWatch: Your 18.5 km run on Monday is 2.0x your 30-day longest (9.3 km). "
        + "Before runs, glutes first: donkey kicks 20/leg, cross reach 10/side, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call Sheddon Physiotherapy (905) 849-4576. STOP to end");

    [Fact]
    public void A_spike_in_miles_with_the_clinic() => Write(Spike, DistanceUnit.Miles, Sheddon).ShouldBe(
        "LoadWatch: Your 11.5 mi run on Monday is 2.0x your 30-day longest (5.7 mi). "
        + "Before runs, glutes first: donkey kicks 20/leg, cross reach 10/side, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call Sheddon Physiotherapy (905) 849-4576. STOP to end");

    [Fact]
    public void A_spike_in_kilometres_without_a_clinic() => Write(Spike, DistanceUnit.Kilometres, null).ShouldBe(
        "LoadWatch: Your 18.5 km run on Monday is 2.0x your 30-day longest (9.3 km). "
        + "Before runs, glutes first: donkey kicks 20/leg, knee-shoulder 5/side, cross reach 10/side, swings 10/leg, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call your physio. STOP to end");

    [Fact]
    public void A_spike_in_miles_without_a_clinic() => Write(Spike, DistanceUnit.Miles, null).ShouldBe(
        "LoadWatch: Your 11.5 mi run on Monday is 2.0x your 30-day longest (5.7 mi). "
        + "Before runs, glutes first: donkey kicks 20/leg, knee-shoulder 5/side, cross reach 10/side, swings 10/leg, plank leg lift 5s x10. "
        + "https://loadwatch.example/api/routines/glutes Sore or unsure? Call your physio. STOP to end");

    [Fact]
    public void Every_text_fits_two_plain_segments_and_says_its_parts_in_order() =>
        Gen.Select(
            Gen.Enum<DistanceUnit>(), Gen.Bool, Gen.Bool, Gen.Enum<Level>().Where(level => level != Level.Watch),
            Gen.Int[500, 200_000], Gen.Int[101, 2_000], Gen.Int[0, 6])
        .Sample((unit, week, clinic, level, metres, percent, day) =>
        {
            var (rule, before) = (week ? Rule.WeeklyJump : Rule.Spike, Distance.FromMetres(metres));
            var flag = FlagOf(rule, Distance.FromMetres(metres * percent / 100.0), before, level, day);
            var physio = clinic ? Sheddon : null;
            var text = Write(flag, unit, physio);
            text.Length.ShouldBeLessThanOrEqualTo(306);
            text.ShouldAllBe(c => c >= ' ' && c <= '~');
            SmsSegments.Count(text).Segments.ShouldBeInRange(1, 2);
            SmsSegments.Count(text).Encoding.ShouldBe(SmsEncoding.Gsm7);
            ForbiddenWords().IsMatch(text).ShouldBeFalse(text);

            string[] numbers = week
                ? [flag.Jump!.Distance.Say(unit), Wording.SayFactor(flag.Jump.Ratio), before.Say(unit)]
                : [flag.Jump!.Distance.Say(unit), Wording.SayFactor(flag.Jump.Ratio), $"({before.Say(unit)})"];
            string[] parts = [.. numbers, "donkey kicks 20/leg", Link.AbsoluteUri, clinic ? "Sheddon Physiotherapy (905) 849-4576" : "your physio", "STOP to end"];
            var at = 0;
            foreach (var part in parts)
            {
                var found = text.IndexOf(part, at, StringComparison.Ordinal);
                found.ShouldBeGreaterThanOrEqualTo(at, $"'{part}' after {at} in: {text}");
                at = found + part.Length;
            }

            at.ShouldBe(text.Length);
        }, iter: 1_000);

    [Fact]
    public void The_spike_names_the_weekday_of_the_run()
    {
        for (var day = 0; day < 7; day++)
            AlertText.WhatChanged(FlagOf(Rule.Spike, Km(18), Km(9), day: day), DistanceUnit.Kilometres, English)
                .ShouldBe($"Your 18 km run on {Monday.AddDays(day).DayOfWeek} is 2.0x your 30-day longest (9 km).");
    }

    [Fact]
    public void A_longer_link_takes_a_shorter_wording_down_to_the_shortest_and_then_a_clear_error()
    {
        var routine = Routine.GluteActivation;
        var shorter = Enum.GetValues<Brevity>().Select(brevity => AlertText.InShort(routine, brevity, English.Alerts)).ToList();
        var wordings = new List<string>();
        for (var length = 0; length < 300; length++)
        {
            var link = new Uri("https://l.example/" + new string('x', length));
            string text;
            try
            {
                text = AlertText.Write(Jump, DistanceUnit.Miles, routine, link, null, English);
            }
            catch (ArgumentException error)
            {
                error.Message.ShouldContain(link.AbsoluteUri);
                error.Message.ShouldContain("306");
                wordings.Add("");
                continue;
            }

            var used = shorter.First(wording => text.Contains(wording, StringComparison.Ordinal));
            wordings.Add(used);
            // The next longer wording would not have fitted.
            var index = shorter.IndexOf(used);
            if (index > 0) (text.Length - used.Length + shorter[index - 1].Length).ShouldBeGreaterThan(306);
        }

        wordings.Distinct().ShouldBe([.. shorter, ""]);
    }

    [Fact]
    public void The_last_character_that_fits_is_the_306th()
    {
        var shortest = Routine.Of("r", [Move.DonkeyKicks]);
        string With(int more) => AlertText.Write(Jump, DistanceUnit.Miles, shortest, new("https://l.example/" + new string('x', more)), null, English);
        int Length(Brevity brevity) => AlertText.InShort(shortest, brevity, English.Alerts).Length;
        var around = With(0).Length - Length(Brevity.Full) + Length(Brevity.Two);
        With(306 - around).Length.ShouldBe(306);
        Should.Throw<ArgumentException>(() => With(307 - around));
    }

    [Fact]
    public void A_long_name_takes_a_shorter_wording_and_one_that_is_too_long_or_not_plain_an_error_that_names_it()
    {
        Write(Jump, DistanceUnit.Miles, new("Oakville Centre for Running, Hips and Everything Around Them, Since 1998", "(905) 849-4576"))
            .ShouldContain("donkey kicks 20/leg, plank leg lift 5s x10.");
        var longest = new Physio(new('n', 200), "1");
        Should.Throw<ArgumentException>(() => Write(Jump, DistanceUnit.Miles, longest)).Message.ShouldContain(longest.Name);
        // Both are letters of GSM-7, or not: neither is plain ASCII.
        foreach (var name in (string[])["Clinique Kin\u00e9", "Sheddon\u2019s", "Physio\u20ac"])
            Should.Throw<ArgumentException>(() => Write(Jump, DistanceUnit.Miles, new(name, "1"))).Message.ShouldContain(name);
    }

    [Fact]
    public void A_character_that_costs_two_is_counted_as_two()
    {
        var plain = Write(Jump, DistanceUnit.Miles, new(new('n', 30), "1"));
        var dear = Write(Jump, DistanceUnit.Miles, new(new('[', 30), "1"));
        SmsSegments.Count(dear).Units.ShouldBeInRange(dear.Length + 30, 306);
        plain.ShouldContain("knee-shoulder");
        dear.ShouldNotContain("knee-shoulder");
    }

    [Fact]
    public void A_flag_that_calls_for_no_text_cannot_be_written()
    {
        var pause = new Flag(Of(0, 5).Id, Monday, Rule.Return, Level.Watch, null, 20);
        Should.Throw<ArgumentException>(() => Write(pause, DistanceUnit.Miles, null)).Message.ShouldContain("A return flag of level watch is no matter for a text.");
        Should.Throw<ArgumentException>(() => AlertText.WhatChanged(pause, DistanceUnit.Miles, English)).ParamName.ShouldBe("flag");
        foreach (var flag in (Flag[])[Jump, Spike])
            Should.Throw<ArgumentException>(() => Write(flag with { Level = Level.Watch }, DistanceUnit.Miles, null)).ParamName.ShouldBe("flag");
        // The weekly email tells of it in the same words.
        AlertText.WhatChanged(Jump with { Level = Level.Watch }, DistanceUnit.Miles, English).ShouldBe("70 mi in 7 days, 3.5x your recent 20 mi a week.");
    }

    [GeneratedRegex("prevent|probab|predict|diagnos|injur|risk|%", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ForbiddenWords();

    private static string Write(Flag flag, DistanceUnit unit, Physio? physio) =>
        AlertText.Write(flag, unit, Routine.GluteActivation, Link, physio, English);

    private static Flag FlagOf(Rule rule, Distance distance, Distance baseline, Level level = Level.High, int day = 0) =>
        new(Of(day, 5).Id, Monday.AddDays(day), rule, level, new(distance, baseline, (double)distance.Millimetres / baseline.Millimetres), null);
}
