using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Tests.Telling;

public class RoutineTests
{
    private static readonly Routine Routine = Routine.GluteActivation;

    [Fact]
    public void The_default_routine_is_the_five_moves_of_the_rules_with_their_doses() =>
        Routine.Exercises.Select(exercise => $"{exercise.Name}: {exercise.Dose}").ShouldBe(
        [
            "Donkey kicks: 20 a leg, building to 30", "Knee to opposite shoulder: 5 a side, hold briefly", "Cross-body reach: 10 to 20 a side",
            "Banded leg swings: 10 a leg", "Plank with leg lift: 10 to 15 a leg, held 5 s",
        ]);

    [Fact]
    public void Each_shorter_wording_is_shorter_plain_and_keeps_its_doses()
    {
        for (var i = 0; i < Routine.Shorter.Count; i++)
        {
            var wording = Routine.Shorter[i];
            if (i > 0) wording.Length.ShouldBeLessThan(Routine.Shorter[i - 1].Length);
            wording.ShouldAllBe(c => c >= ' ' && c <= '~');
            wording.ShouldContain("donkey kicks 20/leg");
            wording.ShouldContain("plank leg lift 5s");
        }

        Routine.Shorter.Count.ShouldBe(5);
    }

    [Fact]
    public void Its_name_stands_in_addresses() => Uri.EscapeDataString(Routine.Id).ShouldBe("glutes");
}
