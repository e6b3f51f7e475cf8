using System.Text;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Core.Weekly;
using LoadWatch.Mailing;
using LoadWatch.Storage;
using LoadWatch.Summaries;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LoadWatch.Tests.Summaries;

/// <summary>
/// Every kind of weekly email, letter by letter: its headers and plain text in one file, its HTML in another. Set
/// LOADWATCH_REWRITE_SNAPSHOTS to write them anew, and read what changed.
/// </summary>
public sealed class SummarySnapshotTests
{
    internal const string From = "LoadWatch <hello@watch.example>";

    internal static readonly RunnerId Runner = new("0123456789abcdef0123456789abcdef");

    private const string Rewrite = "LOADWATCH_REWRITE_SNAPSHOTS";
    private const int MostBytes = 100 * 1024;

    private static readonly Uri Unsubscribe = new("https://watch.example/api/mails/unsubscribe/TOKEN");

    private static readonly LetterLinks Links = new(
        new Uri("https://watch.example/api/me"), new Uri("https://watch.example/api/routines/glutes?reps=22"), new Uri("https://watch.example/api/me/settings"), Unsubscribe);

    private static readonly string Folder = Repository.PathTo("tests", "LoadWatch.Tests", "Summaries", "Snapshots");

    public static TheoryData<string, DistanceUnit, Language> All =>
    [
        .. from kind in WeeksToTell.All.Keys from unit in Enum.GetValues<DistanceUnit>() from language in (Language[])[Language.EnglishUs, Language.FrenchCa] select (kind, unit, language),
        .. from kind in (string[])["steady", "jump", "first"] select (kind, DistanceUnit.Kilometres, Language.EnglishGb),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_email_is_what_it_was(string kind, DistanceUnit unit, Language language)
    {
        var (summary, words) = (WeeksToTell.All[kind], Words.Of(language));
        var letter = Write(summary, words, unit);
        using var message = Message(letter, summary, words, unit);
        var name = NameOf(kind, unit, language);
        await ShouldBeAsync($"{name}.txt", $"{Headers(message)}\n\n{message.TextBody}");
        await ShouldBeAsync($"{name}.html", message.HtmlBody);

        var html = message.HtmlBody!;
        Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(MostBytes);
        html.ShouldContain($"<html lang=\"{language.Tag()}\"");
        html.ShouldNotContain("<script");
        html.Split('\n').ShouldAllBe(line => line.Length < 990);

        // The PNG that the HTML names is in the same related part.
        var related = message.Body.ShouldBeOfType<MultipartAlternative>()[1].ShouldBeOfType<MultipartRelated>();
        var picture = related[1].ShouldBeOfType<MimePart>();
        picture.ContentType.MimeType.ShouldBe("image/png");
        html.ShouldContain($"src=\"cid:{picture.ContentId}\"");
    }

    [Fact]
    public void An_email_claims_nothing_that_nobody_can_know()
    {
        string[] forbidden = ["prevent", "probab", "diagnos", "préven", "risk of", "safe"];
        foreach (var (kind, summary) in WeeksToTell.All)
        {
            foreach (var language in LanguageTags.All)
            {
                var text = LetterText.Write(Write(summary, Words.Of(language), DistanceUnit.Kilometres));
                forbidden.ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{kind} {language}: {text}");
            }
        }
    }

    [Fact]
    public void The_same_week_makes_the_same_picture_and_it_is_small()
    {
        var (summary, words) = (WeeksToTell.All["jump"], Words.Of(Language.EnglishUs));
        var picture = WeeksPicture.Draw(summary, words, DistanceUnit.Miles);
        picture[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        picture.Length.ShouldBeLessThan(40 * 1024);
        WeeksPicture.Draw(summary, words, DistanceUnit.Miles).ShouldBe(picture);
        WeeksPicture.Draw(WeeksToTell.All["steady"], words, DistanceUnit.Miles).ShouldNotBe(picture);
    }

    /// <summary>The email as its reader's program gets it.</summary>
    internal static MimeMessage Message(string kind, DistanceUnit unit, Language language)
    {
        var (summary, words) = (WeeksToTell.All[kind], Words.Of(language));
        return Message(Write(summary, words, unit), summary, words, unit);
    }

    /// <summary>The same email, due, and what writes it.</summary>
    internal static (MailMessages Messages, Mail Mail) Due(string kind, DistanceUnit unit, Language language)
    {
        var (summary, words) = (WeeksToTell.All[kind], Words.Of(language));
        return Due(Write(summary, words, unit), WeeksPicture.Draw(summary, words, unit));
    }

    /// <summary>What the snapshot of an email holds: its headers line by line, its plain text and its HTML.</summary>
    internal static async Task<(IReadOnlyList<string> Headers, string Text, string Html)> SnapshotAsync(string kind, DistanceUnit unit, Language language)
    {
        var file = Path.Combine(Folder, NameOf(kind, unit, language));
        var parts = (await File.ReadAllTextAsync($"{file}.txt", TestContext.Current.CancellationToken)).Split("\n\n", 2);
        return (parts[0].Split('\n'), parts[1], await File.ReadAllTextAsync($"{file}.html", TestContext.Current.CancellationToken));
    }

    private static string NameOf(string kind, DistanceUnit unit, Language language) => $"{kind}-{(unit is DistanceUnit.Miles ? "mi" : "km")}-{language.Tag()}";

    private static Letter Write(WeeklySummary summary, Words words, DistanceUnit unit) => WeeklyLetter.Write(
        summary, words, unit, new Physio("Sheddon Physiotherapy", "(905) 849-4576"), Links, words.Own.Attribution(["Garmin"], []));

    private static MimeMessage Message(Letter letter, WeeklySummary summary, Words words, DistanceUnit unit)
    {
        var (messages, mail) = Due(letter, WeeksPicture.Draw(summary, words, unit));
        return messages.Write(Runner, mail);
    }

    private static (MailMessages Messages, Mail Mail) Due(Letter letter, byte[] picture)
    {
        var protection = new EphemeralDataProtectionProvider();
        var letters = new SealedLetter(protection);
        var messages = new MailMessages(
            Options.Create(new MailOptions { From = From }), new SealedBody(protection), letters, new WorldClock(new DateTimeOffset(2030, 11, 18, 12, 0, 0, TimeSpan.Zero)));
        return (messages, new Mail
        {
            Id = Mail.IdOfSummary(WeeksToTell.Told.Next.FirstDay),
            Mark = "fedcba9876543210",
            Kind = MailKind.Summary,
            To = "maya@example.org",
            Subject = "",
            Text = "",
            IsSealed = true,
            Letter = letters.Close(new SentLetter(
                letter.Subject, LetterText.Write(letter), LetterHtml.Write(letter), picture, LetterHtml.PictureId, Unsubscribe)),
            State = MailState.Pending,
            DueAt = default,
            Until = default,
        });
    }

    /// <summary>Readable, and without the boundary, which is another one each time.</summary>
    private static string Headers(MimeMessage message) => string.Join('\n', message.Headers.Select(header => $"{header.Field}: {header.Value}"));

    private static async Task ShouldBeAsync(string file, string? text)
    {
        var path = Path.Combine(Folder, file);
        var now = text!.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(path, now, TestContext.Current.CancellationToken);
        }

        now.ShouldBe(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), file);
    }
}
