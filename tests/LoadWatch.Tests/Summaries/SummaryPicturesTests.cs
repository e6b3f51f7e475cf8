using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Tests.Pages;
using MimeKit;

namespace LoadWatch.Tests.Summaries;

/// <summary>A weekly email as a person sees it, on a phone and at a desk, light and dark.</summary>
public sealed class SummaryPicturesTests(Browser browser)
{
    /// <summary>As strict as a mailbox can be that shows styles and enclosed pictures.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private const int Phone = 375, Desk = 600;

    public static MatrixTheoryData<string, int, bool> Visits => new(["jump", "pain-and-routine", "silent-platform"], [Phone, Desk], [false, true]);

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task It_fits_and_nothing_comes_from_elsewhere(string kind, int width, bool dark)
    {
        var language = kind == "jump" ? Language.EnglishUs : Language.FrenchCa;
        using var message = SummarySnapshotTests.Message(kind, kind == "jump" ? DistanceUnit.Miles : DistanceUnit.Kilometres, language);
        await using var site = await TinySite.StartAsync("<p>Mailbox</p>", policy: Policy);
        await browser.VisitAsync(site.Address, new Visitor(width, Scripts: false, Dark: dark, Locale: language.Tag()), async visit =>
        {
            await visit.OpenAsync("");
            await visit.Page.SetContentAsync(WithPicture(message));
            await visit.PictureAsync($"email-{kind}");
            await visit.ShouldFitAsync();
            (await visit.Page.Locator("img").EvaluateAsync<int>("image => image.naturalWidth")).ShouldBe(1120);
        });
    }

    /// <summary>As a mailbox puts it together.</summary>
    private static string WithPicture(MimeMessage message)
    {
        var picture = message.BodyParts.OfType<MimePart>().Single(part => part.ContentType.IsMimeType("image", "png"));
        using var bytes = new MemoryStream();
        picture.Content!.DecodeTo(bytes);
        return message.HtmlBody!.Replace($"cid:{picture.ContentId}", $"data:image/png;base64,{Convert.ToBase64String(bytes.ToArray())}", StringComparison.Ordinal);
    }
}
