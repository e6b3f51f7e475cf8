using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Mailing;
using LoadWatch.Summaries;
using LoadWatch.Tests.Mailing;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Tests.Summaries;

/// <summary>What a mail server was given for a summary is what the summary's snapshot holds.</summary>
public sealed class ReceivedSummaryTests
{
    private const string Kind = "jump";

    /// <summary>What only the way adds to the headers of a message.</summary>
    private static readonly string[] OfTheWire = ["MIME-Version", "Content-Type"];

    [Fact]
    public async Task A_summary_is_received_as_its_snapshot_says()
    {
        await using var sink = await MailSettings.SinkAsync();
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = sink.SmtpPort, RequireTls = false, From = SummarySnapshotTests.From });
        var (messages, mail) = SummarySnapshotTests.Due(Kind, DistanceUnit.Kilometres, Language.FrenchCa);
        (await new MailServer(options, messages).SendAsync(SummarySnapshotTests.Runner, mail, TestContext.Current.CancellationToken)).ShouldBeOfType<Posting.Accepted>();

        var source = await sink.SourceAsync((await sink.ReceivedAsync(1)).ShouldHaveSingleItem());
        source.ShouldAllBe(letter => letter < 0x80, "seven bits pass every server");
        using var received = await MimeMessage.LoadAsync(new MemoryStream(source), TestContext.Current.CancellationToken);
        var (headers, text, html) = await SummarySnapshotTests.SnapshotAsync(Kind, DistanceUnit.Kilometres, Language.FrenchCa);

        headers.Select(header => header.Split(':')[0]).ShouldBe(
            ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"]);
        received.Headers.Where(header => !OfTheWire.Contains(header.Field, StringComparer.OrdinalIgnoreCase)).Select(header => $"{header.Field}: {header.Value}")
            .ShouldBe(headers, ignoreOrder: true);
        received.Subject.ShouldStartWith("112,7 km la semaine dernière");

        var alternatives = received.Body.ShouldBeOfType<MultipartAlternative>();
        alternatives.Count.ShouldBe(2, "the last is the one that a reader's program prefers");
        Body(alternatives[0], "text/plain").ShouldBe(text);
        var related = alternatives[1].ShouldBeOfType<MultipartRelated>();
        related.Count.ShouldBe(2);
        Body(related[0], "text/html").ShouldBe(html);
        PictureShouldBeInline(related[1].ShouldBeOfType<MimePart>(), html);
    }

    private static string Body(MimeEntity part, string type)
    {
        var text = part.ShouldBeOfType<TextPart>();
        (text.ContentType.MimeType, text.ContentType.Charset).ShouldBe((type, "utf-8"));
        return text.Text.ReplaceLineEndings("\n");
    }

    private static void PictureShouldBeInline(MimePart picture, string html)
    {
        (picture.ContentType.MimeType, picture.ContentDisposition?.Disposition).ShouldBe(("image/png", ContentDisposition.Inline));
        html.ShouldContain($"src=\"cid:{picture.ContentId}\"");
        using var bytes = new MemoryStream();
        picture.Content.ShouldNotBeNull().DecodeTo(bytes);
        bytes.ToArray().ShouldBe(WeeksPicture.Draw(WeeksToTell.All[Kind], Words.Of(Language.FrenchCa), DistanceUnit.Kilometres));
    }
}
