using System.Net;
using System.Text;
using LoadWatch.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Hosting;

/// <summary>The handler's own address, called as the Functions host calls it and as it never does.</summary>
public sealed class FunctionsHostTests(Azurite azurite) : IAsyncLifetime
{
    private readonly List<string> runs = [];
    private readonly LogLines log = new();
    private readonly HttpClient http = new();
    private HostedApp app = null!;
    private int port;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        port = FreePort.Next();
        Trigger[] triggers =
        [
            new("Work", new Fires.Queue("work"), RunAsync),
            new("Tick", new Fires.Schedule("0 0 0 1 1 *"), RunAsync),
            new("Scoped", new Fires.Queue("scoped"), (services, _, _) => RunAsync(services, services.GetRequiredService<Scoped>().Id.ToString(), default)),
            new("Endless", new Fires.Queue("endless"), (_, _, cancel) => Task.Delay(Timeout.Infinite, cancel)),
        ];
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Kestrel__Endpoints__Http__Url"] = $"http://127.0.0.1:{FreePort.Next()}",
        };
        app = await HostedApp.StartAsync(triggers, azurite.ConnectionString, settings, builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Services.AddScoped<Scoped>();
        });
        http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public void It_listens_on_the_port_of_the_Functions_host_and_nowhere_else() =>
        app.App.Urls.ShouldBe([$"http://127.0.0.1:{port}"]);

    [Fact]
    public async Task It_answers_the_question_whether_it_is_up()
    {
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Success_is_an_empty_JSON_object_because_the_host_hangs_on_an_empty_body()
    {
        using var answer = await PostAsync("/Work", Message("YWJj"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe("{}");
        runs.ShouldBe(["abc"]);
    }

    [Theory]
    [InlineData("""{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}""")]
    [InlineData("""{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00"}}}}""")]
    public async Task A_timer_has_no_text(string envelope)
    {
        using var answer = await PostAsync("/Tick", envelope);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        runs.ShouldBe([""]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Data":null}""")]
    [InlineData("""{"Data":{"other":"YWJj"}}""")]
    [InlineData("""{"Data":{"msg":null}}""")]
    [InlineData("""{"Data":{"msg":"\"plain text\""}}""")]
    [InlineData("""{"Data":{"msg":"/w=="}}""")]
    public async Task A_malformed_envelope_is_a_bad_request_and_is_logged(string envelope)
    {
        using var answer = await PostAsync("/Work", envelope);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("Work could not read the envelope of invocation the-id");
        runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_is_answered_and_logged_without_the_text_and_the_process_goes_on()
    {
        using var fault = await PostAsync("/Work", Message(Convert.ToBase64String("throw secret"u8)));
        fault.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        fault.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("Work failed in invocation the-id");
        log.All.ShouldAllBe(line => !line.Contains("secret"));
        using var next = await PostAsync("/Work", Message("YWJj"));
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-host")]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("X-Original-For")]
    [InlineData("Forwarded")]
    [InlineData("x-ms-invocation-id")]
    public async Task A_request_that_came_through_the_proxy_finds_nothing(string header)
    {
        using var answer = await PostAsync("/Work", Message("YWJj"), (header, "1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_invocation_has_a_scope_of_its_own()
    {
        using var one = await PostAsync("/Scoped", Message(""));
        using var two = await PostAsync("/Scoped", Message(""));
        runs.Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_cancelled_before_the_host_kills_the_process()
    {
        using var answer = await PostAsync("/Endless", Message(""));
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("Endless took longer than 00:00:18");
    }

    [Fact]
    public void Without_a_prefix_for_public_routes_it_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1";
        builder.AddTriggers([], HostJson.Parse("""{ "extensions": { "http": { "routePrefix": "" } } }"""));
        Should.Throw<InvalidDataException>(() => builder.Build().MapTriggers()).Message.ShouldContain("routePrefix");
    }

    [Fact]
    public void Two_triggers_whose_names_differ_only_by_case_are_refused() =>
        Should.Throw<ArgumentException>(() => WebApplication.CreateBuilder().AddTriggers(
            [new("Work", new Fires.Queue("a"), RunAsync), new("work", new Fires.Queue("b"), RunAsync)], HostJson.Parse("{}")));

    private static string Message(string base64) => $$$"""{"Data":{"msg":"{{{base64}}}"},"Metadata":{"DequeueCount":"1"}}""";

    private async Task<HttpResponseMessage> PostAsync(string path, string envelope, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(envelope, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", "the-id");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await http.SendAsync(request, Cancel);
    }

    private Task RunAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        if (text.StartsWith("throw", StringComparison.Ordinal))
            throw new InvalidOperationException("as told");
        runs.Add(text);
        return Task.CompletedTask;
    }

    private sealed class Scoped
    {
        public Guid Id { get; } = Guid.NewGuid();
    }
}
