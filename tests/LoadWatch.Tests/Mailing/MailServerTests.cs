using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Mailing;
using LoadWatch.Tests.Summaries;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Mailing;

/// <summary>The way to the mail server.</summary>
public sealed class MailServerTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_server_without_TLS_is_given_nothing_unless_a_setting_says_so(bool requireTls, int received)
    {
        var commands = new List<string>();
        await using var smtp = new ScriptedSmtp(command =>
        {
            commands.Add(command);
            return null;
        });
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = smtp.Port, RequireTls = requireTls, From = SummarySnapshotTests.From });
        var (messages, mail) = SummarySnapshotTests.Due("steady", DistanceUnit.Kilometres, Language.EnglishUs);
        var posting = await new MailServer(options, messages).SendAsync(SummarySnapshotTests.Runner, mail, TestContext.Current.CancellationToken);

        (posting is Posting.Accepted).ShouldBe(!requireTls, $"{posting}");
        smtp.Received.Count.ShouldBe(received);
        commands.Contains("MAIL").ShouldBe(!requireTls, "neither who it is for");
    }
}
