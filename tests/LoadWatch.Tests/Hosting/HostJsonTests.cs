using LoadWatch.Hosting;
using Microsoft.Extensions.Configuration;

namespace LoadWatch.Tests.Hosting;

public class HostJsonTests
{
    [Fact]
    public void What_the_file_does_not_say_is_as_the_Functions_host_has_it()
    {
        var host = HostJson.Parse("""{ "version": "2.0" }""");
        host.RoutePrefix.ShouldBe("api");
        host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(30));
        host.Queues.ShouldBe(new HostJson.QueueLimits(16, 8 * Environment.ProcessorCount, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), "base64"));
    }

    [Fact]
    public void Every_field_is_read()
    {
        var host = HostJson.Parse("""
            {
              // comments and any case, as the Functions host allows
              "functionTimeout": "00:05:00",
              "extensions": {
                "http": { "routePrefix": "/public/" },
                "queues": { "BatchSize": 1, "newBatchThreshold": 0, "maxDequeueCount": 2, "visibilityTimeout": "00:00:07",
                            "maxPollingInterval": "00:00:00.2000000", "messageEncoding": "None" }
              }
            }
            """);
        host.RoutePrefix.ShouldBe("public");
        host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(5));
        host.Queues.ShouldBe(new HostJson.QueueLimits(1, 0, 2, TimeSpan.FromSeconds(7), TimeSpan.FromMilliseconds(200), "none"));
        host.Queues.Concurrency.ShouldBe(1);
    }

    [Fact]
    public void An_environment_variable_counts_instead_of_the_file()
    {
        // The value is that of the repository's own file: whoever else reads that one meanwhile reads the same.
        const string name = HostJson.OverridePrefix + "functionTimeout";
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{ "functionTimeout": "00:07:00", "extensions": { "queues": { "batchSize": 3 } } }""");
        Environment.SetEnvironmentVariable(name, "00:05:00");
        try
        {
            var host = HostJson.Load(file);
            host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(5));
            host.Queues.BatchSize.ShouldBe(3);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("extensions:queues:maxDequeueCount")]
    [InlineData("Extensions:Queues:MaxDequeueCount")]
    public void An_override_counts_in_any_case_and_is_checked_like_the_file(string field)
    {
        const string json = """{ "extensions": { "queues": { "maxDequeueCount": 5 } } }""";
        HostJson.Parse(json, Overriding("1000")).Queues.MaxDequeueCount.ShouldBe(1000);
        Should.Throw<InvalidDataException>(() => HostJson.Parse(json, Overriding("0"))).Message.ShouldStartWith("host.json: extensions.queues.maxDequeueCount must be ");

        IConfiguration Overriding(string value) =>
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(field, value)]).Build();
    }

    [Fact]
    public void A_timeout_of_minus_one_is_none() =>
        HostJson.Parse("""{ "functionTimeout": "-1" }""").FunctionTimeout.ShouldBeNull();

    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "0")]
    [InlineData("newBatchThreshold", "-1")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("maxDequeueCount", "\"five\"")]
    [InlineData("visibilityTimeout", "30")]
    [InlineData("maxPollingInterval", "\"00:00:00.0500000\"")]
    [InlineData("messageEncoding", "\"utf8\"")]
    public void A_wrong_value_is_refused_by_the_name_of_its_field(string field, string value) =>
        Should.Throw<InvalidDataException>(() => HostJson.Parse($$"""{ "extensions": { "queues": { "{{field}}": {{value}} } } }"""))
            .Message.ShouldStartWith($"host.json: extensions.queues.{field} must be ");

    [Fact]
    public void A_file_that_is_not_JSON_is_refused_by_its_name() =>
        Should.Throw<InvalidDataException>(() => HostJson.Parse("{")).Message.ShouldStartWith("host.json is not a JSON object");
}
