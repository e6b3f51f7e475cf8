using System.Net;
using System.Text.RegularExpressions;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>The walk from runner to runner down a part of the list: it keeps the part, and its place, whatever is done on the way.</summary>
public sealed partial class WalkTests(Azurite azurite)
{
    [Fact]
    public async Task The_walk_keeps_the_filter_though_the_runner_no_longer_fits_it()
    {
        await using var world = await ClinicAsync();
        await world.SharingRunnerAsync("Stella");
        await world.SharingRunnerAsync("Eli", today: 14);
        await world.SharingRunnerAsync("Will", today: 11.5);
        await world.SharingRunnerAsync("Wes", today: 11.5);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await dana.GetAsync("api/clinic?show=watch&owner=none");
        var names = dana.Names();
        names.ShouldBe(["Will", "Wes"], ignoreOrder: true);

        await dana.GetAsync(LinkOf(dana, names[0]));
        LinkOf(dana, "Back to the list").ShouldBe("/api/clinic?show=watch&owner=none");
        (await dana.PostAsync(ActionOf(dana, "acknowledge"), [.. Seen(dana), ("useful", "yes"), ("reason", "")])).ShouldBe(HttpStatusCode.BadRequest);
        (await dana.PostAsync(ActionOf(dana, "acknowledge"), [.. Seen(dana), ("useful", "yes"), ("reason", "told")])).ShouldBe(HttpStatusCode.Redirect);
        await dana.GetAsync(dana.SentTo!);
        dana.Page.ShouldContain("Done. It can be undone");
        await NextAsync(dana, names[1]);
        await NextAsync(dana, null);
        dana.SentTo.ShouldBe("/api/clinic?show=watch&owner=none");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("data")]
    public async Task A_list_that_is_sorted_otherwise_is_walked_in_its_order(string sort)
    {
        await using var world = await ClinicAsync();
        var ada = await world.SharingRunnerAsync("Ada", today: 14);
        await world.SharingRunnerAsync("Abe");
        await world.SharingRunnerAsync("Bo");
        await world.SharingRunnerAsync("Ann");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        var path = $"/api/clinic?show=all&name=A&sort={sort}";
        await dana.GetAsync(path);
        dana.Names().ShouldBe(["Abe", "Ada", "Ann"]);
        await dana.GetAsync(LinkOf(dana, "Abe"));
        await NextAsync(dana, "Ada");
        await NextAsync(dana, "Ann");
        await NextAsync(dana, null);
        dana.SentTo.ShouldBe(path);

        await dana.GetAsync($"/api/clinic?show=elevated&sort={sort}");
        await dana.GetAsync(LinkOf(dana, "Ada"));
        await ActAsync(dana, ada, "acknowledge", ("useful", "yes"), ("reason", "told"));
        await dana.GetAsync($"/api/clinic/next?show=all&sort={sort}&after=board|{ada.Id}");
        (await NameAsync(dana)).ShouldBe("Ann");
    }

    [Fact]
    public async Task Also_after_a_conflict_the_walk_goes_on_where_it_was()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        await dana.GetAsync("api/clinic?show=elevated&sort=name");
        await dana.GetAsync(LinkOf(dana, "Maya"));
        var (seen, action) = (Seen(dana), ActionOf(dana, "snooze"));
        await ActAsync(sam, maya, "assign", ("to", ""));
        (await dana.PostAsync(action, [.. seen, ("until", $"{maya.Today.AddDays(3):yyyy-MM-dd}")])).ShouldBe(HttpStatusCode.Conflict);
        (await dana.PostAsync(ActionOf(dana, "snooze"), [.. Seen(dana), ("until", $"{maya.Today.AddDays(3):yyyy-MM-dd}")])).ShouldBe(HttpStatusCode.Redirect);
        await dana.GetAsync(dana.SentTo!);
        LinkOf(dana, "Back to the list").ShouldBe("/api/clinic?show=elevated&sort=name");
    }

    /// <summary>Follows "next" from the page that came last.</summary>
    /// <param name="dana">Who walks.</param>
    /// <param name="name">Who comes next; null where the list comes.</param>
    private static async Task NextAsync(Person dana, string? name)
    {
        (await dana.GetAsync(LinkOf(dana, "Next on the list"))).ShouldBe(HttpStatusCode.Redirect);
        if (name is not null)
        {
            (await NameAsync(dana)).ShouldBe(name);
        }
    }

    private static async Task<string> NameAsync(Person dana)
    {
        await dana.GetAsync(dana.SentTo!);
        return Heading.Match(dana.Page).Groups["name"].Value;
    }

    private static string LinkOf(Person person, string text) =>
        WebUtility.HtmlDecode(Link.Matches(person.Page).First(link => link.Groups["text"].Value == text).Groups["path"].Value);

    private static string ActionOf(Person person, string action) => WebUtility.HtmlDecode(
        Form.Matches(person.Page).Select(form => form.Groups["path"].Value).First(path => path.Split('?')[0].EndsWith($"/{action}", StringComparison.Ordinal)));

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }

    [GeneratedRegex("<a [^>]*href=\"(?<path>[^\"]+)\"[^>]*>(?<text>[^<]+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex("<form method=\"post\" action=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form { get; }

    [GeneratedRegex("<h1>(?<name>[^<]+)</h1>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading { get; }
}
