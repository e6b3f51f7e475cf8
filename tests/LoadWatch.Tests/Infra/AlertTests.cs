using System.Text.Json;
using System.Text.RegularExpressions;
using LoadWatch.Hosting;
using LoadWatch.Tests.Hosting;
using static LoadWatch.Tests.Infra.Deployment;

namespace LoadWatch.Tests.Infra;

/// <summary>What a person is told of.</summary>
public sealed partial class AlertTests
{
    [Theory]
    [InlineData("poison-messages")]
    [InlineData("texts-unknown")]
    [InlineData("door-errors")]
    [InlineData("platform-budget")]
    [InlineData("no-webhook-for-a-day")]
    [InlineData("queue-age")]
    public async Task There_is_an_alert_and_somebody_who_gets_it(string name)
    {
        var prod = await Bicep.DeployAsync("prod");
        var rule = await RuleAsync(name);
        rule.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        At(rule, "actions.actionGroups").GetArrayLength().ShouldBe(1);
        At(prod.Properties("Microsoft.Insights/actionGroups"), "emailReceivers")[0].GetProperty("emailAddress").GetString().ShouldBe("operator@example.com");
    }

    [Fact]
    public async Task The_alert_for_poison_messages_is_for_each_queue_there_is_or_will_be()
    {
        var criterion = Criterion(await RuleAsync("poison-messages"));
        foreach (var queue in Triggers.All.Select(trigger => trigger.On).OfType<Fires.Queue>())
        {
            criterion.GetProperty("query").GetString()!.ShouldNotContain($"'{queue.Name}", customMessage: "whatever names queues leaves some out");
        }

        var dimension = criterion.GetProperty("dimensions").EnumerateArray().ShouldHaveSingleItem();
        (dimension.GetProperty("name").GetString(), dimension.GetProperty("values")[0].GetString()).ShouldBe(("Queue", "*"));
        (criterion.GetProperty("operator").GetString(), criterion.GetProperty("threshold").GetDouble()).ShouldBe(("GreaterThan", 0));
    }

    [Fact]
    public async Task A_platform_s_budget_is_told_of_above_80_percent_and_a_quiet_day_at_its_end()
    {
        var budget = Criterion(await RuleAsync("platform-budget"));
        (budget.GetProperty("operator").GetString(), budget.GetProperty("threshold").GetDouble()).ShouldBe(("GreaterThan", 0.8));
        var quiet = await RuleAsync("no-webhook-for-a-day");
        quiet.GetProperty("windowSize").GetString().ShouldBe("P1D");
        (Criterion(quiet).GetProperty("operator").GetString(), Criterion(quiet).GetProperty("threshold").GetDouble()).ShouldBe(("LessThan", 1));
    }

    [Fact]
    public async Task The_doors_that_are_watched_are_functions_with_a_route()
    {
        var functions = FunctionFolder.Read(Repository.PathTo("host.json"), Repository.PathTo("functions", "triggers")).Functions;
        var named = Names().Matches(DoorsOf().Match(Criterion(await RuleAsync("door-errors")).GetProperty("query").GetString()!).Value).Select(match => match.Groups[1].Value).ToArray();
        named.ShouldBe(["webhooks", "texts", "mails"]);
        named.ShouldAllBe(name => functions.Any(function => function.Name == name && function.Route != null));
    }

    [Fact]
    public async Task Each_rule_looks_at_its_own_window_gives_a_value_and_names_what_tells_its_rows_apart()
    {
        foreach (var rule in (await Bicep.DeployAsync("prod")).All("Microsoft.Insights/scheduledQueryRules").Select(rule => rule.GetProperty("properties")))
        {
            var criterion = Criterion(rule);
            var query = criterion.GetProperty("query").GetString()!;
            query.ShouldContain("summarize Value = ");
            query.ShouldNotContain("ago(");
            criterion.GetProperty("metricMeasureColumn").GetString().ShouldBe("Value");
            criterion.GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetProperty("name").GetString()!)
                .ShouldBe(By().Matches(query).Select(match => match.Groups[1].Value));
        }
    }

    [Fact]
    public async Task Each_metric_that_a_rule_looks_at_is_measured_and_each_tag_is_given()
    {
        var source = string.Concat(Directory.EnumerateFiles(Repository.PathTo("functions", "Telemetry"), "*.cs").Select(File.ReadAllText));
        var queries = (await Bicep.DeployAsync("prod")).All("Microsoft.Insights/scheduledQueryRules").Select(rule => Criterion(rule.GetProperty("properties")).GetProperty("query").GetString()!).ToArray();
        var named = queries.SelectMany(query => Metrics().Matches(query).Concat(Tags().Matches(query))).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToArray();
        named.ShouldContain("loadwatch.poison");
        named.ShouldContain("queue");
        named.ShouldAllBe(name => source.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_budget_of_money_is_told_of_before_it_is_used_up(string parameters)
    {
        var budget = (await Bicep.DeployAsync(parameters)).Properties("Microsoft.Consumption/budgets");
        var notices = budget.GetProperty("notifications").EnumerateObject().Select(notice => notice.Value).ToArray();
        notices.Select(notice => (notice.GetProperty("thresholdType").GetString(), notice.GetProperty("threshold").GetInt32()))
            .ShouldBe([("Actual", 50), ("Actual", 80), ("Actual", 100), ("Forecasted", 100)], ignoreOrder: true);
        notices.ShouldAllBe(notice => notice.GetProperty("contactEmails").GetArrayLength() == 1);
    }

    private static async Task<JsonElement> RuleAsync(string name) => (await Bicep.DeployAsync("prod")).All("Microsoft.Insights/scheduledQueryRules")
        .Single(rule => rule.GetProperty("name").GetString() == $"alert-loadwatch-prod-{name}").GetProperty("properties");

    private static JsonElement Criterion(JsonElement rule) => At(rule, "criteria.allOf").EnumerateArray().ShouldHaveSingleItem();

    [GeneratedRegex(@"Name in \([^)]*\)")]
    private static partial Regex DoorsOf();

    [GeneratedRegex("'(loadwatch\\.[a-z_]+)'")]
    private static partial Regex Metrics();

    [GeneratedRegex("Properties\\.([a-z_]+)")]
    private static partial Regex Tags();

    [GeneratedRegex("'([a-z-]+)'")]
    private static partial Regex Names();

    [GeneratedRegex(" by ([A-Za-z]+) =")]
    private static partial Regex By();
}
