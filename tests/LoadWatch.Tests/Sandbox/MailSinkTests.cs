using System.Net.Mail;
using System.Net.Mime;
using LoadWatch.Sandbox.Mail;

namespace LoadWatch.Tests.Sandbox;

public sealed class MailSinkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_whole_and_can_be_cleared_away()
    {
        await using var sink = await MailSink.StartAsync(Repository.PathTo("node_modules", "maildev", "bin", "maildev"));
        using var message = new MailMessage("clinic@example.com", "maya@example.com") { Subject = "Une semaine à 70 miles", Body = "Ten miles a day." };
        message.Headers.Add("X-Week", "25");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Ten <b>miles</b> a day.</p>", null, MediaTypeNames.Text.Html));
        using var smtp = new SmtpClient("127.0.0.1", sink.SmtpPort);
        await smtp.SendMailAsync(message, Cancel);

        IReadOnlyList<ReceivedMail> received;
        while ((received = await sink.ReceivedAsync()).Count == 0)
        {
            await Task.Delay(20, Cancel);
        }

        var mail = received.ShouldHaveSingleItem();
        mail.To.ShouldBe(["maya@example.com"]);
        (mail.From, mail.Subject).ShouldBe(("clinic@example.com", "Une semaine à 70 miles"));
        mail.Text.ShouldNotBeNull().Trim().ShouldBe("Ten miles a day.");
        mail.Html.ShouldNotBeNull().Trim().ShouldBe("<p>Ten <b>miles</b> a day.</p>");
        mail.Headers["X-Week"].ShouldBe("25");

        await sink.ClearAsync();
        (await sink.ReceivedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sink_that_is_not_installed_says_so() =>
        (await Should.ThrowAsync<InvalidOperationException>(MailSink.StartAsync("nowhere"))).Message.ShouldContain("npm ci");
}
