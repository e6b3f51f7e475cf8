using System.Text.Json;
using Azure.Data.Tables;
using LoadWatch.Commands.Doctor;
using LoadWatch.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Commands.Doctor;

/// <summary><c>doctor</c>: what it finds in a deployment that is in order, and in one where a single thing is wrong.</summary>
public sealed class DoctorTests(Azurite azurite)
{
    /// <summary>An account at an address where nobody listens.</summary>
    private const string Nobody = "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm90aGluZw==;TableEndpoint=http://127.0.0.1:1/nobody;QueueEndpoint=http://127.0.0.1:1/nobody;";

    private static readonly string[] SecretNames = ["ClientSecret", "WebhookKey", "VerifyToken", "AuthToken"];

    [Fact]
    public async Task A_deployment_in_order_passes_and_no_secret_is_printed()
    {
        await using var world = await World.StartAsync(azurite);
        var (code, said) = await world.TypesAsync("doctor");
        said.Split('\n').Where(line => line.StartsWith('!')).ShouldBeEmpty();
        code.ShouldBe(0);
        said.ShouldContain("+ pass         Strava, events: Subscription 120475 points here.");
        said.ShouldContain("? cannot tell  public address: ");
        said.Split('\n').ShouldAllBe(line => line.Length <= 80);

        var (_, json) = await world.TypesAsync("doctor", "--json");
        var report = JsonDocument.Parse(json).RootElement;
        report.GetProperty("passes").GetBoolean().ShouldBeTrue();
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("verdict").GetString()).Distinct().Order().ShouldBe(["cannot tell", "pass"]);
        foreach (var (path, value) in world.Settings().Where(setting => SecretNames.Contains(setting.Key.Split(':')[^1])))
        {
            (said + json).ShouldNotContain(value!, customMessage: path);
        }
    }

    [Theory]
    [InlineData("Platforms:Strava:ClientSecret", "another", "Strava, tokens", "fail", "Platforms__Strava__ClientId and __ClientSecret")]
    [InlineData("Platforms:Strava:SubscriptionId", "5", "Strava, events", "fail", "set Platforms__Strava__SubscriptionId=120475")]
    [InlineData("Platforms:Strava:WebhookKey", "another-key-of-20-letters", "Strava, door", "fail", "Platforms__Strava__WebhookKey")]
    [InlineData("Platforms:Strava:WebhookKey", "another-key-of-20-letters", "Strava, events", "fail", "./loadwatch strava unsubscribe 120475")]
    [InlineData("Platforms:Strava:WebhookKey", "", "Strava, door", "fail", "./loadwatch strava subscribe")]
    [InlineData("Platforms:Strava:ClientId", "", "Strava", "cannot tell", "set Platforms__Strava__ClientId")]
    [InlineData("Platforms:Strava:BaseUrl", "http://127.0.0.1:1", "Strava", "fail", "Platforms__Strava__BaseUrl")]
    [InlineData("Platforms:Garmin:ClientSecret", "another", "Garmin, tokens", "fail", "Platforms__Garmin__ClientId and __ClientSecret")]
    [InlineData("Platforms:Garmin:WebhookKey", "another-key-of-20-letters", "Garmin, door", "fail", "Platforms__Garmin__WebhookKey")]
    [InlineData("Platforms:Strava:Policy:KeepDays", "90", "policy, Strava", "cannot tell", "Platforms__Strava__Policy__*")]
    [InlineData("Platforms:Strava:Policy:ClinicMaySee", "true", "policy, Strava", "cannot tell", "Platforms__Strava__Policy__*")]
    [InlineData("Platforms:Garmin:Policy:KeepDays", "30", "policy, Garmin", "pass", null)]
    [InlineData("Twilio:AuthToken", "0123456789abcdef0123456789abcdef", "Twilio, account", "fail", "Twilio__AccountSid and __AuthToken")]
    [InlineData("Twilio:MessagingServiceSid", "MG2", "Twilio, sender", "fail", "Twilio__MessagingServiceSid")]
    [InlineData("Twilio:AccountSid", "", "Twilio", "cannot tell", "set Twilio__AccountSid")]
    [InlineData("SignIn:ClientSecret", "another", "issuer, client", "fail", "SignIn__ClientSecret")]
    [InlineData("SignIn:Authority", "http://127.0.0.1:1", "issuer", "fail", "SignIn__Authority")]
    [InlineData("LoadWatch:PublicUrl", "http://example.org", "public address", "fail", "https")]
    [InlineData("LoadWatch:PublicUrl", "https://loadwatch.invalid", "public address", "fail", "LoadWatch__PublicUrl")]
    [InlineData("Twilio:AuthTokn", "x", "configuration", "fail", "write Twilio__AuthToken instead")]
    [InlineData("Platforms:Strava:Policy:KeepDaze", "9", "configuration", "fail", "write Platforms__Strava__Policy__KeepDays instead")]
    [InlineData("Twilio:Timeout", "00:05:00", "configuration", "fail", "change this setting")]
    [InlineData("Twilio:Timeout", "soon", "configuration", "fail", "change this setting")]
    [InlineData("Twilio:Timeout", "00:05:00", "Twilio", "cannot tell", "'configuration'")]
    [InlineData("AzureWebJobsStorage", "", "configuration", "fail", "change this setting")]
    [InlineData("AzureWebJobsStorage", "", "storage", "cannot tell", "'configuration'")]
    [InlineData("AzureWebJobsStorage", Nobody, "storage, tables", "fail", "AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage", "", "key ring", "cannot tell", "storage")]
    [InlineData("Mail:Host", "127.0.0.1", "mail, server", "fail", "Mail__Port")]
    public async Task One_thing_wrong_is_found_with_its_next_step(string setting, string value, string about, string verdict, string? next)
    {
        await using var world = await World.StartAsync(azurite);
        var findings = await ExaminedAsync(world, values =>
        {
            values[setting] = value;
            (values["Mail:Port"], values["Mail:RequireTls"], values["Mail:From"]) = ("1", "false", "LoadWatch <hello@example.org>");
        });
        var finding = findings.Single(finding => finding.About == about && DoctorText.Word(finding.Verdict) == verdict);
        (finding.Next ?? "").ShouldContain(next ?? "");
        Checks.All.Select(check => check.About).Except(findings.Select(one => one.About.Split(',')[0])).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_Twilio_itself_says_is_passed_on()
    {
        await using var world = await World.StartAsync(azurite);
        var twilio = world.Twilio.Settings;
        (twilio.AccountType, twilio.HasSender, twilio.InboundUrl, twilio.IsRegisteredInTheUs) = ("Trial", false, "https://example.org/elsewhere", false);
        var findings = (await ExaminedAsync(world)).Where(finding => finding.About.StartsWith("Twilio", StringComparison.Ordinal)).ToArray();
        findings.Select(finding => (finding.About, finding.Verdict)).ShouldBe(
        [
            ("Twilio, account", Verdict.CannotTell), ("Twilio, sender", Verdict.Fail), ("Twilio, replies", Verdict.Fail), ("Twilio, US", Verdict.CannotTell),
        ]);
        twilio.AccountStatus = "suspended";
        (await ExaminedAsync(world)).Single(finding => finding.About == "Twilio, account").What.ShouldBe("The account is suspended.");
    }

    [Fact]
    public async Task Stored_tokens_open_with_their_keys_and_with_no_others()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        (await ExaminedAsync(world)).Where(finding => finding.About is "key ring" or "stored tokens").ShouldAllBe(finding => finding.Verdict == Verdict.Pass);

        await world.Storage.Tables().DeleteTableAsync("keys", TestContext.Current.CancellationToken);
        var lost = (await ExaminedAsync(world)).Single(finding => finding.About == "stored tokens");
        lost.Verdict.ShouldBe(Verdict.Fail);
        lost.Next.ShouldNotBeNull().ShouldContain("restore the table 'keys'");
    }

    [Fact]
    public async Task A_clock_years_ahead_is_told_in_seconds()
    {
        await using var world = await World.StartAsync(azurite);
        var clock = (await FoundAsync(Examination.RunAsync(world.Services, [.. Checks.All.Where(check => check.About == "clock")], TestContext.Current.CancellationToken))).ShouldHaveSingleItem();
        clock.Verdict.ShouldBe(Verdict.Fail);
        clock.What.ShouldContain("ahead of");
    }

    [Fact]
    public async Task A_probe_leaves_nothing_behind()
    {
        await using var world = await World.StartAsync(azurite);
        await ExaminedAsync(world);
        (await world.Storage.Queues().GetQueueClient(StorageProbe.Name).PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value.ShouldBeEmpty();
        world.Storage.Tables().GetTableClient(StorageProbe.Name).Query<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    /// <summary>All findings, as the command would come to them with these settings.</summary>
    private static async Task<IReadOnlyList<CheckResult>> ExaminedAsync(World world, Action<IDictionary<string, string?>>? change = null)
    {
        var values = world.Settings();
        change?.Invoke(values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
        return await FoundAsync(Examination.RunAsync(services, Checks.All, TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<CheckResult>> FoundAsync(IAsyncEnumerable<CheckResult> findings)
    {
        var found = new List<CheckResult>();
        await foreach (var finding in findings)
        {
            found.Add(finding);
        }

        return found;
    }
}
