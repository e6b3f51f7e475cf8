using System.Net;
using System.Text;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Mailing;

/// <summary>What comes back, as mail servers write it (RFC 3464).</summary>
public sealed class BounceTests(Azurite azurite)
{
    private static readonly DateTimeOffset Monday = new(2030, 6, 17, 11, 0, 0, TimeSpan.Zero);

    private const string Door = $"api/mails/bounced/{MailSettings.BounceKey}";

    [Theory]
    [InlineData("failed", "5.1.1", MailState.Bounced, true)]
    [InlineData("failed", "5.2.1", MailState.Bounced, true)]
    [InlineData("failed", "5.2.2", MailState.Bounced, false)]
    [InlineData("failed", "5.7.1", MailState.Bounced, false)]
    [InlineData("delayed", "4.4.1", MailState.Sent, false)]
    public async Task A_bounce_is_recorded_and_a_wrong_address_is_left_alone(string action, string status, MailState state, bool isRefused)
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => Use(values, smtp.Port), Monday);
        var maya = await SentAsync(world);
        (await world.StatusOfPostAsync(Door, Report(await EnvelopeOfAsync(maya), action, status))).ShouldBe(HttpStatusCode.NoContent);
        var mail = (await maya.StoredAsync()).Mails.Single().Value;
        mail.State.ShouldBe(state);
        (mail.Reason ?? mail.Delivery).ShouldNotBeNull().ShouldContain($"{status} smtp; it did not go");
        var profile = (await maya.StoredAsync()).Profile!.Value;
        (profile.EmailVerifiedAt is null, profile.EmailRefused is not null).ShouldBe((isRefused, isRefused));
    }

    [Fact]
    public async Task The_email_is_also_known_by_what_is_given_back_of_it()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => Use(values, smtp.Port), Monday);
        var maya = await SentAsync(world);
        (await world.StatusOfPostAsync(Door, Report($"{await EnvelopeOfAsync(maya)}@example.org", "failed", "5.1.1", withEnvelope: false))).ShouldBe(HttpStatusCode.NoContent);
        (await maya.StoredAsync()).Mails.Single().Value.State.ShouldBe(MailState.Bounced);
    }

    /// <summary>Who knows a runner's id, and which day the summaries come, does not know the mark.</summary>
    [Theory]
    [InlineData("summary-20300617.{0}", true)]
    [InlineData("summary-20300617.{0}@example.org", false)]
    [InlineData("summary-20300617.{0}.", true)]
    [InlineData("summary-20300617.{0}.0000000000000000", true)]
    [InlineData("summary-20300617.{0}.0000000000000000@example.org", false)]
    public async Task A_forged_bounce_changes_nothing(string name, bool withEnvelope)
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => Use(values, smtp.Port), Monday);
        var maya = await SentAsync(world);
        var forged = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, maya.Id);
        (await world.StatusOfPostAsync(Door, Report(forged, "failed", "5.1.1", withEnvelope))).ShouldBe(HttpStatusCode.NoContent);
        var stored = await maya.StoredAsync();
        stored.Mails.Single().Value.State.ShouldBe(MailState.Sent);
        (stored.Profile!.Value.EmailVerifiedAt is null, stored.Profile.Value.EmailRefused).ShouldBe((false, null));
    }

    [Fact]
    public async Task An_email_is_sent_with_its_mark_and_no_two_share_one()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => Use(values, smtp.Port), Monday);
        await (await world.RunnerAsync("Noor")).AsksForSummariesAsync();
        await SentAsync(world);
        var marks = smtp.Received.Select(id => id.Trim('<', '>').Split('@')[0].Split('.')[2]).ToArray();
        marks.Length.ShouldBe(2);
        marks.ShouldAllBe(mark => mark.Length == Mail.MarkLength);
        marks.ShouldBeUnique();
    }

    [Fact]
    public async Task What_is_no_bounce_changes_nothing_and_is_not_brought_again()
    {
        await using var world = await World.StartAsync(azurite, values => Use(values, FreePort.Next()), Monday);
        (await world.StatusOfPostAsync(Door, new StringContent("From: a@example.org\r\nSubject: On holiday\r\n\r\nBack in July.\r\n"))).ShouldBe(HttpStatusCode.NoContent);
        (await world.StatusOfPostAsync(Door, new ByteArrayContent([0, 1, 2, 255]))).ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.BadRequest);
        (await world.StatusOfPostAsync(Door, new ByteArrayContent(new byte[300 * 1024]))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("api/mails/bounced/another-key-of-the-tests", MailSettings.BounceKey)]
    [InlineData("api/mails/bounced/x", "")]
    public async Task Without_the_key_there_is_no_door(string path, string key)
    {
        await using var world = await World.StartAsync(azurite, values => values["Mail:BounceKey"] = key, Monday);
        (await world.StatusOfPostAsync(path, new StringContent("From: a@example.org\r\n\r\n"))).ShouldBe(HttpStatusCode.NotFound);
    }

    private static void Use(IDictionary<string, string?> values, int port)
    {
        values.To(port);
        values["Mail:BounceKey"] = MailSettings.BounceKey;
    }

    private static async Task<WorldRunner> SentAsync(World world)
    {
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await maya.StoredAsync()).Mails.Single().Value.State.ShouldBe(MailState.Sent);
        return maya;
    }

    /// <summary>As the mail server has it of our own words (RFC 3461).</summary>
    private static async Task<string> EnvelopeOfAsync(WorldRunner runner) =>
        $"summary-20300617.{runner.Id}.{(await runner.StoredAsync()).Mails.Single().Value.Mark}";

    private static StringContent Report(string id, string action, string status, bool withEnvelope = true)
    {
        var envelope = withEnvelope ? $"Original-Envelope-Id: {id}\n" : "";
        return new StringContent($"""
            From: MAILER-DAEMON@mx.example.org
            To: hello@example.org
            Subject: Undelivered
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            It did not arrive.
            --b
            Content-Type: message/delivery-status

            {envelope}Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; maya@example.org
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; it did not go

            --b
            Content-Type: text/rfc822-headers

            From: LoadWatch <hello@example.org>
            Message-Id: <{id}>

            --b--
            """.ReplaceLineEndings("\r\n"), Encoding.UTF8, "message/rfc822");
    }
}
