using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LoadWatch.Core.Telling;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Runner;

/// <summary>The page of a routine, as anybody can open it.</summary>
public partial class RoutinePageTests(Azurite azurite)
{
    private const int MostBytes = 100_000;

    private static readonly ClinicProfile Oakville = new()
    {
        Id = "oakville",
        Name = "Oakville Running Clinic",
        Phone = "905-555-0142 ext 7",
        Note = "Barefoot, please.\nAfter a hip operation: <only> with us.",
        JoinCode = "OAKVILL2",
        Exercises = ["plank-leg-lift", "donkey-kicks"],
    };

    [Fact]
    public async Task TheUsualRoutineShowsEveryExerciseWithItsDoseAndTwoPictures()
    {
        await using var world = await World.StartAsync(azurite);
        var page = await PageAsync(world, "glutes");

        Headings(page).ShouldBe(
            ["Donkey kicks", "Knee to opposite shoulder", "Cross-body reach", "Banded leg swings", "Plank with leg lift", "Posture test"]);
        Doses(page).ShouldBe(["20 a leg, building to 30", "5 a side, hold briefly", "10 a side, building to 20", "10 a leg", "10 a leg, held 5 s, building to 15"]);
        page.ShouldContain("Call Sheddon Physiotherapy, <a href=\"tel:9058494576\">(905) 849-4576</a>");
        page.ShouldContain("no diagnosis and no promise");
        Picture().Matches(page).Select(match => match.Value).Distinct().Count().ShouldBe(11);
        foreach (var move in Moves.All)
        {
            page.ShouldContain($"<li id=\"{move.Name()}\"");
        }

        Figure().Matches(page).Count.ShouldBe(11);
        Figure().Matches(page).ShouldAllBe(figure => Caption().IsMatch(figure.Value));
    }

    [Fact]
    public async Task TheDoseOfTheAddressIsShownAndWhatIsNoDoseIsNot()
    {
        await using var world = await World.StartAsync(azurite);
        Doses(await PageAsync(world, "glutes?reps=24")).ShouldBe(
            ["24 a leg, building to 30", "5 a side, hold briefly", "14 a side, building to 20", "10 a leg", "12 a leg, held 5 s, building to 15"]);
        Doses(await PageAsync(world, "glutes?reps=30"))[0].ShouldBe("30 a leg");
        foreach (var none in (string[])["31", "19", "-1", "many", ""])
        {
            Doses(await PageAsync(world, $"glutes?reps={none}"))[0].ShouldBe("20 a leg, building to 30");
        }

        (await PageAsync(world, "glutes?reps=24")).ShouldContain("href=\"/api/routines/glutes?reps=24&amp;lang=fr-CA\"");
    }

    [Fact]
    public async Task AClinicShowsItsOwnChoiceUnderItsOwnNameNumberAndNote()
    {
        await using var world = await World.StartAsync(azurite);
        await Clinics(world).PutAsync(Oakville, CancellationToken.None);
        var page = await PageAsync(world, "oakville?reps=22");

        Headings(page).ShouldBe(["Plank with leg lift", "Donkey kicks", "Posture test"]);
        Doses(page).ShouldBe(["11 a leg, held 5 s, building to 15", "22 a leg, building to 30"]);
        page.ShouldContain("Chosen by Oakville Running Clinic");
        page.ShouldContain("<a href=\"tel:9055550142\">905-555-0142 ext 7</a>");
        page.ShouldContain("&lt;only&gt; with us.");
        page.ShouldNotContain("Sheddon");
        Figure().Matches(page).Count.ShouldBe(5);

        await Clinics(world).PutAsync(Oakville with { Phone = "1-800-FLOWERS" }, CancellationToken.None);
        (await PageAsync(world, "oakville")).ShouldContain("</strong> 1-800-FLOWERS</p>");
    }

    [Fact]
    public async Task TheVisitorsLanguageIsSpoken()
    {
        await using var world = await World.StartAsync(azurite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/routines/glutes") { Headers = { { "Accept-Language", "en-GB,en;q=0.8" } } };
        using var answer = await world.SendAsync(request);
        (await world.TextOfAsync(answer)).ShouldContain("prevention programmes");
        Headings(await PageAsync(world, "glutes?lang=fr-CA")).ShouldBe(
            ["Ruades à quatre pattes", "Genou vers l'épaule opposée", "Toucher croisé au sol", "Balancements de jambe avec élastique", "Planche avec jambe levée", "Test de posture"]);
    }

    [Fact]
    public async Task WhatIsNoRoutineIsNotFound()
    {
        await using var world = await World.StartAsync(azurite);
        foreach (var id in (string[])["nowhere", "Glutes", "join-codes", "a'b", new('x', 300)])
        {
            using var answer = await world.GetAsync($"/api/routines/{id}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await world.TextOfAsync(answer)).ShouldContain("There is nothing here");
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("fr-CA")]
    public async Task ThePageAndAllThatItLoadsStayUnderAHundredKilobytesAndComeFromHere(string language)
    {
        await using var world = await World.StartAsync(azurite);
        using var answer = await world.GetAsync($"/api/routines/glutes?lang={language}");
        var page = await world.TextOfAsync(answer);

        var bytes = Encoding.UTF8.GetByteCount(page);
        var loaded = Loaded().Matches(page).Select(match => match.Groups["path"].Value).ToArray();
        loaded.Select(path => Path.GetExtension(path)).ShouldBe([".css", ".css", ".svg", ".js"]);
        foreach (var path in loaded)
        {
            path.ShouldStartWith("/api/assets/");
            var file = await FileAsync(world, path);
            bytes += Encoding.UTF8.GetByteCount(file);
            file.ShouldNotContain("url(");
        }

        bytes.ShouldBeInRange(40_000, MostBytes);
        Inline().Matches(page).Select(match => match.Value).ShouldBeEmpty();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        answer.Headers.Contains("X-Robots-Tag").ShouldBeFalse();
    }

    [Fact]
    public async Task TheScriptKeepsNothingAndSendsNothing()
    {
        await using var world = await World.StartAsync(azurite);
        var page = await PageAsync(world, "glutes");
        var script = await FileAsync(world, Loaded().Matches(page)[^1].Groups["path"].Value);
        foreach (var tracking in (string[])["fetch", "XMLHttpRequest", "sendBeacon", "localStorage", "sessionStorage", "cookie", "indexedDB", "Audio", "import"])
        {
            script.ShouldNotContain(tracking, Case.Sensitive);
        }

        // Without the script nothing stands there that does nothing.
        Button().Matches(page).ShouldNotBeEmpty();
        WithScript().Matches(page).Select(match => match.Value).ShouldAllBe(tag => tag.Contains(" hidden", StringComparison.Ordinal));
        Button().Matches(WithScriptBlocks().Replace(page, "")).ShouldBeEmpty();
    }

    private static async Task<string> PageAsync(World world, string path)
    {
        using var answer = await world.GetAsync($"/api/routines/{path}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await world.TextOfAsync(answer);
    }

    private static async Task<string> FileAsync(World world, string path)
    {
        using var answer = await world.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await world.TextOfAsync(answer);
    }

    private static Clinics Clinics(World world) => world.Services.GetRequiredService<Clinics>();

    private static string[] Headings(string page) => [.. Heading().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value))];

    private static string[] Doses(string page) => [.. Dose().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value))];

    [GeneratedRegex("<h2[^>]*>(?<text>[^<]*)</h2>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<p class=\"dose\">(?<text>[^<]*)</p>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dose();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex("<figure>.*?</figure>", RegexOptions.Singleline, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("</svg>\\s*<figcaption>(<strong>[^<]+</strong> )?[^<]{20,}</figcaption>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Caption();

    [GeneratedRegex("(<link[^>]*href|<script[^>]*src|<img[^>]*src|<use[^>]*href)=\"(?<path>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loaded();

    [GeneratedRegex("<style|<script(?![^>]* src=)|\\sstyle=|\\son[a-z]+=|javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("<button", RegexOptions.None, 1000)]
    private static partial Regex Button();

    [GeneratedRegex("<[^>]*data-with-script[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex WithScript();

    [GeneratedRegex("<p class=\"tools\".*?</p>|<div class=\"counter\".*?</li>", RegexOptions.Singleline, 1000)]
    private static partial Regex WithScriptBlocks();
}
