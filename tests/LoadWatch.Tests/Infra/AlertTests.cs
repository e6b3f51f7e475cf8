using System.Text.Json;
using System.Text.RegularExpressions;
using LoadWatch.Hosting;
using LoadWatch.Platforms.Strava;
using LoadWatch.Tests.Hosting;
using static LoadWatch.Tests.Infra.Deployment;

namespace LoadWatch.Tests.Infra;

/// <summary>What a person is told of.</summary>
public sealed partial class AlertTests
{
    [Theory]
    [InlineData("poison-messages")]
    [InlineData("texts-unknown")]
    [InlineData("texts-not-sent")]
    [InlineData("texts-forged")]
    [InlineData("door-errors")]
    [InlineData("webhooks-turned-away")]
    [InlineData("platform-budget")]
    [InlineData("no-webhook-for-a-day-strava")]
    [InlineData("no-webhook-for-a-day-garmin")]
    [InlineData("queue-age")]
    [InlineData("late-answers")]
    [InlineData("errors-logged")]
    [InlineData("telemetry-capped")]
    public async Task There_is_an_alert_and_somebody_who_gets_it_and_a_row_that_says_what_to_do(string name)
    {
        var prod = await Bicep.DeployAsync("prod", Bicep.Everything);
        (await AlertsAsync(Bicep.Everything)).Keys.ShouldContain(name);
        Incidents().ShouldContain(row => row.Contains($"`{name}`", StringComparison.Ordinal));
        var rule = await RuleAsync(name);
        rule.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        At(rule, "actions.actionGroups").GetArrayLength().ShouldBe(1);
        At(prod.Properties("Microsoft.Insights/actionGroups"), "emailReceivers")[0].GetProperty("emailAddress").GetString().ShouldBe("operator@example.com");
    }

    [Fact]
    public async Task Every_alert_there_is_stands_in_the_list_above()
    {
        var listed = typeof(AlertTests).GetMethod(nameof(There_is_an_alert_and_somebody_who_gets_it_and_a_row_that_says_what_to_do))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Select(data => (string)((InlineDataAttribute)data).Data[0]!);
        (await AlertsAsync(Bicep.Everything)).Keys.ShouldBe(listed, ignoreOrder: true);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("STRAVA_CLIENT_ID", "strava")]
    [InlineData("GARMIN_CLIENT_ID", "garmin")]
    [InlineData("STRAVA_CLIENT_ID GARMIN_CLIENT_ID", "garmin strava")]
    public async Task A_quiet_day_is_told_of_for_each_platform_that_is_switched_on_and_for_no_other(string variables, string platforms)
    {
        var environment = new Dictionary<string, string>(Bicep.Least, StringComparer.Ordinal);
        foreach (var variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            environment[variable] = "1";
        }

        var quiet = (await AlertsAsync(environment)).Where(alert => alert.Key.StartsWith("no-webhook", StringComparison.Ordinal)).OrderBy(alert => alert.Key, StringComparer.Ordinal).ToArray();
        var expected = platforms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        quiet.Select(alert => alert.Key).ShouldBe(expected.Select(platform => $"no-webhook-for-a-day-{platform}"));
        foreach (var (platform, (_, rule)) in expected.Zip(quiet))
        {
            rule.GetProperty("windowSize").GetString().ShouldBe("P1D");
            (Criterion(rule).GetProperty("operator").GetString(), Criterion(rule).GetProperty("threshold").GetDouble()).ShouldBe(("LessThan", 1));
            Criterion(rule).GetProperty("query").GetString()!.ShouldContain($"tostring(Properties.platform) == '{platform}'");
        }
    }

    /// <summary>Without a carrier no text goes out, which is as the deployment was set up.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("AC1", true)]
    public async Task That_texts_do_not_go_out_is_told_of_where_the_deployment_has_a_carrier(string account, bool isTold)
    {
        var environment = new Dictionary<string, string>(Bicep.Least, StringComparer.Ordinal) { ["TWILIO_ACCOUNT_SID"] = account };
        (await AlertsAsync(environment)).ContainsKey("texts-not-sent").ShouldBe(isTold);
    }

    [Fact]
    public async Task Every_metric_tag_and_value_that_a_query_names_is_one_that_the_code_gives()
    {
        var known = Known.Read();
        var used = 0;
        foreach (var (name, rule) in await AlertsAsync(Bicep.Everything))
        {
            var query = Criterion(rule).GetProperty("query").GetString()!;
            foreach (var metric in Metrics().Matches(query).Select(match => match.Groups[1].Value))
            {
                known.Metrics.ShouldContain(metric, name);
                used++;
            }

            foreach (var match in TagValues().Matches(query).AsEnumerable())
            {
                known.Tags.Keys.ShouldContain(match.Groups["tag"].Value, name);
                Quoted().Matches(match.Groups["values"].Value).Select(value => value.Groups[1].Value).ShouldBeSubsetOf(known.Tags[match.Groups["tag"].Value], name);
                used++;
            }

            Tags().Matches(query).Select(match => match.Groups[1].Value).ShouldBeSubsetOf(known.Tags.Keys, name);
        }

        used.ShouldBeGreaterThan(12);
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
    public async Task A_platform_s_budget_is_told_of_at_the_share_that_events_may_use_and_no_more()
    {
        var budget = Criterion(await RuleAsync("platform-budget"));
        (budget.GetProperty("operator").GetString(), budget.GetProperty("threshold").GetDouble()).ShouldBe(("GreaterThanOrEqual", new StravaOptions().BudgetShare));
    }

    [Fact]
    public async Task The_doors_that_are_watched_are_functions_with_a_route()
    {
        var functions = FunctionFolder.Read(Repository.PathTo("host.json"), Repository.PathTo("functions", "triggers")).Functions;
        var lists = DoorsOf().Matches(Criterion(await RuleAsync("door-errors")).GetProperty("query").GetString()!).Select(list => Quoted().Matches(list.Value).Select(match => match.Groups[1].Value).ToArray()).ToArray();
        lists.Length.ShouldBe(2, "what the app says and what the host says");
        lists[1].ShouldBe(lists[0]);
        var named = lists[0];
        named.ShouldBe(["webhooks", "texts", "mails"]);
        named.ShouldAllBe(name => functions.Any(function => function.Name == name && function.Route != null));
    }

    [Fact]
    public async Task Each_rule_looks_at_its_own_window_gives_a_value_and_names_what_tells_its_rows_apart()
    {
        foreach (var rule in (await AlertsAsync(Bicep.Everything)).Values)
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

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_budget_of_money_begins_at_a_day_that_does_not_move(string parameters)
    {
        var start = At((await Bicep.DeployAsync(parameters)).Properties("Microsoft.Consumption/budgets"), "timePeriod.startDate").GetString()!;
        DateOnly.ParseExact(start, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Day.ShouldBe(1);
        Directory.EnumerateFiles(Repository.PathTo("infra"), "*.bicep*", SearchOption.AllDirectories).ShouldAllBe(file => !File.ReadAllText(file).Contains("utcNow", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dev", "", 25)]
    [InlineData("prod", "", 200)]
    [InlineData("prod", "300", 300)]
    public async Task A_budget_that_the_environment_leaves_empty_is_the_parameter_file_s(string parameters, string given, int amount)
    {
        var environment = new Dictionary<string, string>(Bicep.Least, StringComparer.Ordinal) { ["LOADWATCH_MONTHLY_BUDGET"] = given };
        (await Bicep.DeployAsync(parameters, environment)).Properties("Microsoft.Consumption/budgets").GetProperty("amount").GetInt32().ShouldBe(amount);
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> AlertsAsync(IReadOnlyDictionary<string, string> environment) =>
        (await Bicep.DeployAsync("prod", environment)).All("Microsoft.Insights/scheduledQueryRules").ToDictionary(
            rule => rule.GetProperty("name").GetString()!["alert-loadwatch-prod-".Length..], rule => rule.GetProperty("properties"), StringComparer.Ordinal);

    private static async Task<JsonElement> RuleAsync(string name) => (await AlertsAsync(Bicep.Everything))[name];

    private static string[] Incidents() =>
        [.. File.ReadLines(Repository.PathTo("docs", "operating.md")).SkipWhile(line => line != "## Incidents").Where(line => line.StartsWith('|'))];

    private static JsonElement Criterion(JsonElement rule) => At(rule, "criteria.allOf").EnumerateArray().ShouldHaveSingleItem();

    [GeneratedRegex(@"(?:Name in|has_any) \([^)]*\)")]
    private static partial Regex DoorsOf();

    [GeneratedRegex("Properties\\.([a-z_]+)")]
    private static partial Regex Tags();

    [GeneratedRegex("'([a-z-]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("Name == '([a-z_.]+)'")]
    private static partial Regex Metrics();

    [GeneratedRegex(@"Properties\.(?<tag>[a-z]+)\) (?:==|in) (?<values>'[^']*'|\([^)]*\))")]
    private static partial Regex TagValues();

    [GeneratedRegex(" by ([A-Za-z]+) =")]
    private static partial Regex By();
}
