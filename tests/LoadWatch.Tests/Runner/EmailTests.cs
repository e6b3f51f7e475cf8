using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Core;
using LoadWatch.Sandbox.Mail;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Runner;

/// <summary>An address is confirmed by a link, and then signs in; through a real mail server.</summary>
public sealed partial class EmailTests(Azurite azurite)
{
    [Fact]
    public async Task AnAddressIsConfirmedByALinkAndThenSignsIn()
    {
        await using var sink = await MailSink.StartAsync(Repository.PathTo("node_modules", "maildev", "bin", "maildev"));
        await using var world = await World.StartAsync(azurite, values => Use(values, sink.SmtpPort));
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await GivesAddressAsync(person);
        await world.PassesAsync(TimeSpan.FromSeconds(5));
        var mail = (await ReceivedAsync(sink, 1))[0];
        (mail.To.Single(), mail.Subject).ShouldBe(("maya@example.org", "Confirm your address for LoadWatch"));

        // Before the link is used, the address signs nobody in.
        using var phone = new Person(world);
        await AsksForLinkAsync(world, phone);
        (await ReceivedAsync(sink, 1)).Count.ShouldBe(1);

        var link = Link.Match(mail.Text!).Value;
        (await phone.GetAsync(link)).ShouldBe(HttpStatusCode.OK);
        phone.Page.ShouldContain("maya@example.org");
        (await phone.PostAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await phone.PostAsync(link)).ShouldBe(HttpStatusCode.Gone);
        (await maya.StoredAsync()).Profile!.Value.EmailVerifiedAt.ShouldNotBeNull();

        await AsksForLinkAsync(world, phone);
        var signIn = (await ReceivedAsync(sink, 2)).Single(other => other.Subject == "Your link to sign in to LoadWatch");
        (await phone.PostAsync(Link.Match(signIn.Text!).Value)).ShouldBe(HttpStatusCode.Redirect);
        (await phone.GetAsync("api/me")).ShouldBe(HttpStatusCode.OK);
        (await maya.StoredAsync()).Mails.ShouldAllBe(row => row.Value.State == MailState.Sent && row.Value.Text == "");
    }

    [Fact]
    public async Task WithoutAMailServerThePageSaysWhyNothingCame()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await GivesAddressAsync(person);
        await world.PassesAsync(TimeSpan.FromSeconds(5));
        await person.GetAsync("api/me");
        person.Page.ShouldContain("The link to maya@example.org could not be sent: no mail server is configured (Mail:Host).");
        (await maya.StoredAsync()).Mails.ShouldHaveSingleItem().Value.Reason.ShouldBe(Reasons.NoMailServer);
    }

    [Fact]
    public async Task AMailServerInTroubleIsAskedAgainUntilTheLinkIsOver()
    {
        await using var world = await World.StartAsync(azurite, values => Use(values, FreePort.Next()));
        var maya = await world.RunnerAsync("Maya");
        using var person = await Person.SignedInAsync(world, maya.Id);
        await GivesAddressAsync(person);
        await world.PassesAsync(TimeSpan.FromHours(2));
        (await maya.StoredAsync()).Mails.ShouldHaveSingleItem().Value.State.ShouldBe(MailState.Pending);
        await world.PassesAsync(TimeSpan.FromHours(24));
        var mail = (await maya.StoredAsync()).Mails.ShouldHaveSingleItem().Value;
        (mail.State, mail.Reason, mail.Text).ShouldBe((MailState.Failed, Reasons.OutOfTime, ""));
    }

    [Fact]
    public async Task AnAddressThatIsAnothersIsNotTaken()
    {
        await using var sink = await MailSink.StartAsync(Repository.PathTo("node_modules", "maildev", "bin", "maildev"));
        await using var world = await World.StartAsync(azurite, values => Use(values, sink.SmtpPort));
        var maya = await world.RunnerAsync("Maya");
        await world.ClaimsEmailAsync(maya, "maya@example.org");
        var noor = await world.RunnerAsync("Noor");
        using var person = await Person.SignedInAsync(world, noor.Id);
        await GivesAddressAsync(person);
        await world.PassesAsync(TimeSpan.FromSeconds(5));
        var link = Link.Match((await ReceivedAsync(sink, 1))[0].Text!).Value;
        await person.GetAsync(link);
        (await person.PostAsync(link)).ShouldBe(HttpStatusCode.Conflict);
        (await noor.StoredAsync()).Profile!.Value.EmailVerifiedAt.ShouldBeNull();
    }

    private static void Use(IDictionary<string, string?> values, int port)
    {
        values["Mail:Host"] = "127.0.0.1";
        values["Mail:Port"] = $"{port}";
        values["Mail:RequireTls"] = "false";
        values["Mail:From"] = "LoadWatch <hello@example.org>";
        values["Mail:Timeout"] = "00:00:05";
    }

    private static async Task GivesAddressAsync(Person person)
    {
        await person.GetAsync("api/me/settings");
        (await person.PostAsync("api/me/settings",
            ("name", "Maya"), ("language", "en-US"), ("unit", "Miles"), ("zone", "America/Toronto"), ("from", "09:00"), ("until", "20:00"), ("week", "Monday"),
            ("email", "Maya@example.org"))).ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task AsksForLinkAsync(World world, Person person)
    {
        await person.GetAsync("api/sign-in");
        await person.PostAsync("api/sign-in", ("contact", "maya@example.org"));
        await world.PassesAsync(TimeSpan.FromSeconds(5));
    }

    /// <summary>A message shows a moment after the server took it.</summary>
    private static async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(MailSink sink, int least)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var received = await sink.ReceivedAsync();
            if (received.Count >= least || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                return received;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("/api/tickets/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link { get; }
}
