using System.Text.Json;
using LoadWatch.Hosting;

namespace LoadWatch.Tests.Hosting;

/// <summary>What Azure is told (function.json, host.json) and what the code says are the same.</summary>
public class FunctionJsonTests
{
    private static readonly FunctionFolder Folder = FunctionFolder.Read(Repository.PathTo("host.json"), Repository.PathTo("functions", "triggers"));

    private static readonly FunctionFolder.Function[] Http = [.. Folder.Functions.Where(f => f.Route is not null)];

    [Fact]
    public void The_files_name_exactly_the_triggers_of_the_code() =>
        Folder.Functions.Except(Http).Select(f => f.Name).Order().ShouldBe(Triggers.All.Select(t => t.Name).Order());

    public static TheoryData<string> TriggerNames => [.. Triggers.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(TriggerNames))]
    public void A_file_says_what_its_trigger_says(string name)
    {
        var binding = Folder.Functions.Single(f => f.Name == name).Bindings.ShouldHaveSingleItem();
        Text(binding, "direction").ShouldBe("in");
        switch (Triggers.All.Single(t => t.Name == name).On)
        {
            case Fires.Queue queue:
                Text(binding, "type").ShouldBe("queueTrigger");
                Text(binding, "name").ShouldBe("msg");
                Text(binding, "queueName").ShouldBe(queue.Name);
                Text(binding, "dataType").ShouldBe("binary");
                Text(binding, "connection").ShouldBe("AzureWebJobsStorage");
                break;
            case Fires.Schedule schedule:
                Text(binding, "type").ShouldBe("timerTrigger");
                Text(binding, "name").ShouldBe("timer");
                Text(binding, "schedule").ShouldBe(schedule.Cron);
                break;
        }
    }

    [Fact]
    public void The_public_functions_are_the_doors_of_the_house() =>
        Http.Select(f => f.Name).ShouldBe(
            ["assets", "clinic", "connect", "health", "join", "mails", "me", "routines", "sign-in", "texts", "tickets", "webhooks"], ignoreOrder: true);

    [Fact]
    public void Every_public_function_is_simple_so_that_the_host_passes_the_request_on_as_it_is()
    {
        foreach (var function in Http)
        {
            function.Bindings.Select(b => (Text(b, "type"), Text(b, "direction"), Text(b, "name")))
                .ShouldBe([("httpTrigger", "in", "req"), ("http", "out", "res")]);
            Text(function.Bindings[0], "authLevel").ShouldBe("anonymous");
            function.Methods.ShouldBe(["get", "post"]);
        }
    }

    [Fact]
    public void Every_public_route_starts_with_a_fixed_word_of_its_own_name()
    {
        foreach (var function in Http)
            function.Route.ShouldBe(function.Name + "/{*path}");
    }

    [Fact]
    public void No_public_function_is_named_like_a_trigger() =>
        Http.Select(f => f.Name).Intersect(Triggers.All.Select(t => t.Name), StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Fact]
    public void No_public_address_is_that_of_a_trigger() =>
        Triggers.All.SelectMany(t => (string[])["/" + t.Name, "/api/" + t.Name, "/api/" + t.Name + "/x"]).Where(p => Folder.Match("POST", p) is not null).ShouldBeEmpty();

    [Fact]
    public void Host_json_is_what_the_hosting_expects()
    {
        var host = HostJson.Load(Repository.PathTo("host.json"));
        host.RoutePrefix.ShouldBe("api");
        host.Queues.MessageEncoding.ShouldBe("none");
        host.Queues.MaxDequeueCount.ShouldBe(10);
        host.FunctionTimeout.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Host_json_passes_requests_on_unchanged_and_starts_the_executable_by_its_name()
    {
        var handler = Folder.Host.GetProperty("customHandler");
        handler.GetProperty("enableProxyingHttpRequest").GetBoolean().ShouldBeTrue();
        handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString().ShouldBe(typeof(Triggers).Assembly.GetName().Name);
    }

    [Fact]
    public void The_host_records_no_address_of_a_request_and_says_why_the_app_did_not_start()
    {
        var logging = Folder.Host.GetProperty("logging");
        var levels = logging.GetProperty("logLevel").EnumerateObject().ToDictionary(level => level.Name, level => level.Value.GetString(), StringComparer.Ordinal);
        levels.ShouldBe(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Microsoft.Azure.WebJobs.Script.WebHost.Middleware"] = "Warning",
            ["Host.Function.Console"] = "Error",
        }, ignoreOrder: true);
        var insights = logging.GetProperty("applicationInsights");
        insights.GetProperty("enableDependencyTracking").GetBoolean().ShouldBeFalse();
        insights.GetProperty("httpAutoCollectionOptions").GetProperty("enableHttpTriggerExtendedInfoCollection").GetBoolean().ShouldBeFalse();
    }

    private static string? Text(JsonElement binding, string member) => binding.TryGetProperty(member, out var value) ? value.GetString() : null;
}
