using System.Net;
using System.Net.Http.Headers;
using Azure.Data.Tables;
using LoadWatch.Runner.Joining;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Harm;

/// <summary>What stands against threats that no other test's subject is.</summary>
public sealed class HardeningTests(Azurite azurite)
{
    private const string Https = "https://loadwatch.example";
    private const string Fields = "application/x-www-form-urlencoded";
    private const string Parts = "multipart/form-data; boundary=b";
    private const string InUtf7 = "--b\r\nContent-Disposition: form-data; name=\"From\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--b--";

    [Fact]
    public async Task Over_https_every_answer_says_so_and_every_cookie_is_bound_to_the_host()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["LoadWatch:PublicUrl"] = Https);
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/sign-in?lang=fr-CA");
        person.SetCookies.ShouldAllBe(cookie => cookie.StartsWith("__Host-") || cookie.StartsWith("__Secure-"));
        person.Cookies.Keys.ShouldContain("__Host-loadwatch-session");
        person.Cookies.Keys.ShouldContain("__Host-loadwatch-form");
        (await person.GetAsync("api/connect/strava")).ShouldBe(HttpStatusCode.Redirect);
        var visit = person.SetCookies.ShouldHaveSingleItem();
        visit.ShouldStartWith("__Secure-loadwatch-visit=");
        visit.ShouldContain("secure");
        visit.ShouldContain("httponly");
        visit.ShouldContain("samesite=lax");
        foreach (var path in (string[])["api/join", "api/health/live", "api/nowhere", "api/me"])
        {
            using var answer = await world.GetAsync(path);
            answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000", path);
        }
    }

    [Fact]
    public async Task Over_plain_http_on_this_machine_nothing_of_that_is_said()
    {
        await using var world = await World.StartAsync(azurite);
        using var answer = await world.GetAsync("api/join");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task A_personal_page_is_kept_by_no_cache_and_nothing_of_the_server_is_told()
    {
        await using var world = await World.StartAsync(azurite);
        foreach (var path in (string[])["api/me", "api/sign-in", "api/clinic", "api/tickets/made-up", "api/nowhere"])
        {
            using var answer = await world.GetAsync(path);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            answer.Headers.Contains("X-Powered-By").ShouldBeFalse();
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_deployment_texts_no_more_codes_in_a_day_than_it_may()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["LoadWatch:CodesADay"] = "3");
        for (var number = 0; number < 5; number++)
        {
            var runner = await world.RunnerAsync($"Runner {number}");
            await using var scope = world.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<PhoneVerification>().SendAsync(runner.Id, (await runner.StoredAsync()).Profile!.Value, $"+1416555019{number}", CancellationToken.None)).ShouldBe(number < 3);
        }

        await world.PassesAsync(TimeSpan.FromDays(1));
        var later = await world.RunnerAsync("Later");
        await using var next = world.Services.CreateAsyncScope();
        (await next.ServiceProvider.GetRequiredService<PhoneVerification>().SendAsync(later.Id, (await later.StoredAsync()).Profile!.Value, "+14165550198", CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_invitation_links_one_account_only()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        world.Strava.Athletes.Add(maya.Athlete);
        Uri invitation;
        await using (var scope = world.Services.CreateAsyncScope())
            invitation = scope.ServiceProvider.GetRequiredService<Linking>().Invite(maya.Id, "strava");

        // Looking at it uses nothing up: scanners follow links.
        using var scanner = new Person(world);
        (await scanner.GetAsync(invitation.PathAndQuery)).ShouldBe(HttpStatusCode.Redirect);
        world.Strava.Athletes.LogsInNext(maya.Athlete);
        using var person = new Person(world);
        (await person.GetAsync(invitation.PathAndQuery)).ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync(person.SentTo!)).ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync(person.SentTo!)).ShouldBe(HttpStatusCode.OK);
        (await maya.StoredAsync()).Links.ShouldHaveSingleItem();

        using var another = new Person(world);
        (await another.GetAsync(invitation.PathAndQuery)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_waits_to_be_confirmed_is_not_kept_in_the_clear()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        var tickets = world.Services.GetRequiredService<Tickets>();
        var secret = await tickets.IssueAsync(TicketKind.Email, maya.Id, "maya@example.org", TimeSpan.FromHours(1), CancellationToken.None);
        var row = await world.Storage.Tables().GetTableClient("tickets").QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        ((IDictionary<string, object>)row).Values.OfType<string>().ShouldAllBe(value => !value.Contains("maya@") && value != secret);
        (await tickets.FindAsync(secret, CancellationToken.None))!.About.ShouldBe("maya@example.org");
    }

    [Theory]
    [InlineData("api/sign-in", Parts, "--b\r\nbroken", HttpStatusCode.BadRequest)]
    [InlineData("api/sign-in", "application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("api/sign-in", Fields + "; charset=utf-7", "contact=x", HttpStatusCode.BadRequest)]
    [InlineData("api/sign-in", Parts, InUtf7, HttpStatusCode.BadRequest)]
    [InlineData("api/texts/inbound", Fields + "; charset=utf-7", "From=x", HttpStatusCode.BadRequest)]
    [InlineData("api/texts/inbound", Parts, InUtf7, HttpStatusCode.BadRequest)]
    [InlineData("api/clinic/sign-in/callback", Fields + "; charset=utf-7", "state=x", HttpStatusCode.MethodNotAllowed)]
    [InlineData("api/mails/unsubscribe/made-up", Parts, InUtf7, HttpStatusCode.NotFound)]
    public async Task What_is_no_form_is_refused_and_is_no_fault_of_ours(string path, string type, string body, HttpStatusCode status)
    {
        await using var world = await World.StartAsync(azurite);
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        (await world.StatusOfPostAsync(path, content)).ShouldBe(status);
    }

    [Theory]
    [InlineData(Fields, "%00=x", true, HttpStatusCode.BadRequest)]
    [InlineData(Fields, "contact=maya%40example.org", true, HttpStatusCode.BadRequest)]
    [InlineData(Fields, "contact=maya%40example.org", false, HttpStatusCode.OK)]
    [InlineData(Fields + "; charset=\"UTF-8\"", "contact=maya%40example.org", false, HttpStatusCode.OK)]
    public async Task A_form_s_token_counts_in_the_form_alone(string type, string body, bool inHeader, HttpStatusCode status)
    {
        await using var world = await World.StartAsync(azurite);
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/sign-in");
        request.Headers.Add("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (inHeader)
        {
            request.Headers.Add("RequestVerificationToken", person.Token);
        }

        request.Content = new StringContent(inHeader ? body : $"{body}&__RequestVerificationToken={person.Token}");
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_fault_of_ours_is_told_with_the_headers_of_every_other_answer()
    {
        await using var world = await World.StartAsync(azurite, settings => settings["LoadWatch:PublicUrl"] = Https);
        world.Storage.Fails = _ => true;
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/tickets/made-up");
        request.Headers.Add("Accept", "text/html");
        using var answer = await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<h1");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem();
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
