using LoadWatch.Core.Risk;

namespace LoadWatch.Core.Tests.Risk;

public class LevelTests
{
    [Fact]
    public void Every_level_and_rule_is_read_by_the_name_it_bears()
    {
        Enum.GetValues<Level>().Select(level => level.Name()).ShouldBe(["watch", "elevated", "high"]);
        Enum.GetValues<Rule>().Select(rule => rule.Name()).ShouldBe(["return", "spike", "weekly-jump"]);
        foreach (var level in Enum.GetValues<Level>()) RiskNames.LevelNamed(level.Name()).ShouldBe(level);
        foreach (var rule in Enum.GetValues<Rule>()) RiskNames.RuleNamed(rule.Name()).ShouldBe(rule);
    }

    [Fact]
    public void Other_names_and_values_are_refused()
    {
        Should.Throw<FormatException>(() => RiskNames.LevelNamed("High")).Message.ShouldBe("'High' is no level: expected watch, elevated or high.");
        Should.Throw<FormatException>(() => RiskNames.RuleNamed("jump")).Message.ShouldContain("'jump' is no rule");
        Should.Throw<ArgumentOutOfRangeException>(() => ((Level)0).Name());
        Should.Throw<ArgumentOutOfRangeException>(() => ((Rule)9).Name());
    }
}
