using Azure;
using LoadWatch.Sandbox.Demo;
using Microsoft.Extensions.Logging;

namespace LoadWatch.Tests.Telemetry;

/// <summary>The audit of the logs finds what it is there for, and does not cry over what is fine.</summary>
public sealed class LogAuditTests
{
    [Theory]
    [InlineData("phone number", "sent to +19055550101 at once")]
    [InlineData("phone number", "sent to +1 905 555 0101")]
    [InlineData("phone number", "GET Messages.json?To=%2B19055550101&PageSize=50")]
    [InlineData("phone number", "call (905) 849-4576")]
    [InlineData("phone number", "call 905-849-4576")]
    [InlineData("email address", "to maya@example.org, please")]
    [InlineData("email address", "?to=maya%40example.org")]
    [InlineData("network address", "a visitor from 203.0.113.7 asked")]
    [InlineData("token", "Authorization: Bearer abcdef0123456789")]
    [InlineData("token", "access-0123456789abcdef0123456789abcdef")]
    [InlineData("token", "a4b945687g is none, 0123456789abcdef0123456789abcdef01234567 is one")]
    [InlineData("token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")]
    [InlineData("token", "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq==")]
    [InlineData("token", "https://x.blob.core.windows.net/a?sv=2020&sig=abc")]
    [InlineData("token", "https://apis.garmin.com/wellness-api/rest/activities?uploadStartTimeInSeconds=1&token=XYZ1")]
    [InlineData("token", "{\"refresh_token\":\"x\"}")]
    [InlineData("token", "the server knows " + ServerSettings.VerifyToken)]
    [InlineData("token", "session=CfDJ8NcTAZ3qLbFPnRwS0tYzXQ")]
    [InlineData("position", "started at 43.4675, -79.6877")]
    [InlineData("position", "\"start_latlng\":[43.4,-79.6]")]
    [InlineData("position", "startingLatitudeInDegree=43.4")]
    [InlineData("secret address", "POST /api/webhooks/strava/kkkkkkkkkkkkkkkkkkkk")]
    [InlineData("secret address", "GET /api/tickets/Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy")]
    [InlineData("secret address", "GET /api/mails/unsubscribe/abcdefgh")]
    [InlineData("secret address", "GET /api/connect/strava?invite=abc")]
    public void Each_kind_is_found_and_not_repeated(string kind, string line)
    {
        var fault = LogAudit.Fault("LoadWatch.Texting.SendText", new EventId(2601, "Settled"), line).ShouldNotBeNull();
        fault.ShouldContain(kind + ":");
        fault.ShouldContain("LoadWatch.Texting.SendText, event 2601 Settled");
        PersonalData.Of(fault[(fault.IndexOf(kind + ":", StringComparison.Ordinal) + kind.Length)..]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Text 20300612-high-Strava-9000000001 to runner 0123456789abcdef0123456789abcdef: Sent")]
    [InlineData("Raised a flag for runner 0123456789abcdef0123456789abcdef: Spike High, ratio 2.6, not before 06/12/2030 16:06:00 +00:00 (41.8429 km against 16.0934 km)")]
    [InlineData("Platforms: strava, garmin. Carrier: Twilio.")]
    [InlineData("ProcessRun failed on message 3f2504e0-4f89-11d3-9a0c-0305e82c3301, try 1 of 10")]
    [InlineData("Text SM0123456789abcdef0123456789abcdef from runner x was understood as stop")]
    [InlineData("Now listening on: http://127.0.0.1:8080")]
    [InlineData("2026-11-28T18:44:00.123-05:00 at LoadWatch.Runs.ProcessRun.RunAsync(RunChanged message) in ProcessRun.cs:line 41")]
    public void An_ordinary_line_passes(string line) => PersonalData.Of(line).ShouldBeEmpty();

    [Fact]
    public void What_an_exception_says_is_looked_at_too()
    {
        var fault = new InvalidOperationException("outer", new HttpRequestException("GET http://host/Messages.json?To=%2B19055550101", new RequestFailedException("inner")));
        LogAudit.Fault("c", default, $"line\n{fault}").ShouldNotBeNull().ShouldContain("phone number");
    }

    [Fact]
    public void What_a_process_prints_as_JSON_is_read_as_it_was_meant() =>
        LogAudit.Fault("a process", default, LogAudit.Unescaped(System.Text.Json.JsonSerializer.Serialize(new { Message = "to +19055550101" })))
            .ShouldNotBeNull().ShouldContain("phone number");

    [Fact]
    public void A_logger_counts_the_line_and_each_of_its_values()
    {
        var before = LogAudit.Lines;
        LogAudit.Recorder.CreateLogger("c").LogInformation("one {A} {B}", 1, 2);
        LogAudit.Lines.ShouldBeGreaterThanOrEqualTo(before + 3);
    }
}
