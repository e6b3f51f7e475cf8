using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Storage;
using LoadWatch.Tests.Mailing;

namespace LoadWatch.Tests.Summaries;

/// <summary>A runner asks for the weekly email, gets it at a real mail server, and ends it from there.</summary>
public sealed partial class SummaryStoryTests(Azurite azurite)
{
    /// <summary>From the world's Wednesday noon until Monday, seven in the morning.</summary>
    private static readonly TimeSpan UntilMonday = TimeSpan.FromHours((4 * 24) + 19);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_email_comes_on_Monday_and_one_click_from_the_received_message_ends_it(bool byTheButton)
    {
        await using var sink = await MailSettings.SinkAsync();
        await using var world = await World.StartAsync(azurite, values => values.To(sink));
        var maya = await world.RunnerAsync("Maya");
        await maya.LinksGarminAsync();
        maya.HasRunOnGarmin(20, firstWeek: 0, weeks: 6);
        await maya.RunsDailyOnGarminAsync(3, 3);
        await world.SettledAsync();
        await world.ClaimsEmailAsync(maya, "maya@example.org");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/consents");
        (await person.PostAsync("api/me/consents", ("email", "on"))).ShouldBe(HttpStatusCode.Redirect);
        await world.PassesAsync(UntilMonday - TimeSpan.FromMinutes(10));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();

        var mail = (await sink.ReceivedAsync(1)).ShouldHaveSingleItem();
        mail.To.ShouldBe(["maya@example.org"]);
        mail.Subject.ShouldContain(" last week");
        mail.Text.ShouldNotBeNull().ShouldContain("Your week, Jun 10 to Jun 16");
        mail.Html.ShouldNotBeNull().ShouldContain("Your week, Jun 10 to Jun 16");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        var address = Bracketed.Match(mail.Headers["List-Unsubscribe"]).Groups["address"].Value;
        mail.Text.ShouldContain(address);

        // Scanners follow links.
        using var reader = new Person(world);
        (await reader.GetAsync(address)).ShouldBe(HttpStatusCode.OK);
        reader.Page.ShouldContain("Stop the weekly email");
        reader.SetCookies.ShouldBeEmpty();
        (await maya.StoredAsync()).HasConsented(Consent.Email).ShouldBeTrue();

        if (byTheButton)
        {
            (await reader.PostAsync(address, ("List-Unsubscribe", "One-Click"))).ShouldBe(HttpStatusCode.OK);
        }
        else
        {
            (await world.StatusOfPostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]))).ShouldBe(HttpStatusCode.OK);
        }

        (await maya.StoredAsync()).HasConsented(Consent.Email).ShouldBeFalse();
        await world.PassesAsync(TimeSpan.FromDays(7));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await sink.ReceivedAsync(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_ends_it_while_it_waits_does_not_get_it()
    {
        await using var world = await World.StartAsync(azurite, values => values.To(FreePort.Next()), new DateTimeOffset(2030, 6, 17, 11, 0, 0, TimeSpan.Zero));
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await world.FireAsync("PlanSummaries");
        await world.PassesAsync(TimeSpan.FromMinutes(5));
        (await maya.StoredAsync()).Mails.Single().Value.State.ShouldBe(MailState.Pending);
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/consents");
        await person.PostAsync("api/me/consents/withdraw", ("kind", Consent.Email));
        await world.PassesAsync(TimeSpan.FromHours(1));
        (await maya.StoredAsync()).Mails.Single().Value.State.ShouldBe(MailState.Withheld);
    }

    [Fact]
    public async Task A_made_up_address_ends_nothing()
    {
        await using var world = await World.StartAsync(azurite);
        using var person = new Person(world);
        (await person.GetAsync("api/mails/unsubscribe/made-up")).ShouldBe(HttpStatusCode.NotFound);
        (await world.StatusOfPostAsync("api/mails/unsubscribe/made-up", new FormUrlEncodedContent([]))).ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("<(?<address>[^>]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed { get; }
}
