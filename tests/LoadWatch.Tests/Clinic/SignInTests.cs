using System.Net;
using LoadWatch.Clinic.SigningIn;
using LoadWatch.Sandbox.Faults;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests.Clinic;

/// <summary>Signing in at a clinic's issuer, and what a clinician's session is.</summary>
public sealed class SignInTests(Azurite azurite)
{
    [Fact]
    public async Task The_first_sign_in_binds_the_account_and_another_account_of_the_address_stays_outside()
    {
        await using var world = await ClinicAsync();
        var invited = await world.InvitedAsync("sheddon", "Dana");
        using var dana = await world.ArrivesAsync(world.HasAccount("Dana"));
        dana.SentTo.ShouldBe("/api/clinic");
        (await dana.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.OK);
        dana.Page.ShouldContain("Dana, Sheddon Physiotherapy");
        var member = (await world.Members().FindAsync("sheddon", invited.Id, CancellationToken.None))!;
        (member.Subject, member.JoinedAt).ShouldBe(("Dana-at-issuer", world.Now));
        member.Issuer!.TrimEnd('/').ShouldBe(world.StandIns.Issuer.Address);

        using var other = await world.ArrivesAsync(world.HasAccount("Dana", subject: "somebody-else"));
        other.Page.ShouldContain("This account opens no clinic here");
        (await other.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        using var again = await world.ArrivesAsync(world.StandIns.Issuer.People.Single(person => person.Subject == "Dana-at-issuer"));
        again.SentTo.ShouldBe("/api/clinic");
    }

    [Fact]
    public async Task Nobody_learns_which_addresses_are_known()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        using var unknown = await world.ArrivesAsync(world.HasAccount("Eve"));
        using var impostor = await world.ArrivesAsync(world.HasAccount("Dana", subject: "somebody-else"));
        unknown.Page.ShouldContain("This account opens no clinic here");
        impostor.Page.ShouldBe(unknown.Page);
    }

    [Fact]
    public async Task An_address_that_the_issuer_does_not_vouch_for_opens_nothing()
    {
        await using var world = await ClinicAsync();
        var invited = await world.InvitedAsync("sheddon", "Dana");
        using var dana = await world.ArrivesAsync(world.HasAccount("Dana", isVerified: false));
        dana.Page.ShouldContain("Your address is not confirmed");
        (await dana.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        (await world.Members().FindAsync("sheddon", invited.Id, CancellationToken.None))!.JoinedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Another_claim_can_say_that_an_address_is_verified()
    {
        await using var world = await ClinicAsync(settings => settings["SignIn:VerifiedClaim"] = "xms_edov");
        await world.InvitedAsync("sheddon", "Dana");
        using var dana = await world.ArrivesAsync(world.HasAccount("Dana"));
        dana.Page.ShouldContain("Your address is not confirmed");
    }

    [Fact]
    public async Task Whoever_says_no_at_the_issuer_is_told_so()
    {
        await using var world = await ClinicAsync();
        using var person = new Person(world);
        await person.GetAsync(Staff.Begin);
        world.StandIns.Issuer.DeniesNext = true;
        await person.GetAsync(person.SentTo!);
        (await person.GetAsync(person.SentTo!)).ShouldBe(HttpStatusCode.Forbidden);
        person.Page.ShouldContain("You were not signed in");
    }

    [Theory]
    [InlineData("/.well-known")]
    [InlineData("/connect/token")]
    [InlineData("/connect/userinfo")]
    public async Task An_issuer_that_does_not_answer_is_said_to_be_that(string path)
    {
        await using var world = await ClinicAsync();
        world.StandIns.Issuer.Faults.Next(new Fault.Drop(), times: 10, path: path);
        var account = world.HasAccount("Dana");
        using var person = new Person(world);
        var status = await person.GetAsync(Staff.Begin);
        if (status == HttpStatusCode.Redirect)
        {
            world.StandIns.Issuer.LogsInNext(account);
            await person.GetAsync(person.SentTo!);
            status = await person.GetAsync(person.SentTo!);
        }

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        person.Page.ShouldContain("Your account cannot be asked right now");
        world.StandIns.Issuer.Faults.Clear();
        await world.InvitedAsync("sheddon", "Dana");
        (await world.ArrivesAsync(account, person)).SentTo.ShouldBe("/api/clinic");
    }

    [Fact]
    public async Task A_visit_is_bound_to_its_browser_by_its_state_and_to_its_code_by_a_proof_key()
    {
        await using var world = await ClinicAsync();
        await world.InvitedAsync("sheddon", "Dana");
        var account = world.HasAccount("Dana");
        using var dana = new Person(world);
        await dana.GetAsync(Staff.Begin);
        var asked = QueryHelpers.ParseQuery(new Uri(dana.SentTo!).Query);
        (asked["response_type"].ToString(), asked["code_challenge_method"].ToString(), asked["redirect_uri"].ToString())
            .ShouldBe(("code", "S256", new Uri(world.Http.BaseAddress!, "api/clinic/sign-in/callback").AbsoluteUri));
        asked["scope"].ToString().Split(' ').ShouldBe(["openid", "profile", "email"], ignoreOrder: true);
        asked["nonce"].ToString().ShouldNotBeEmpty();
        dana.SetCookies.ShouldAllBe(cookie => cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase));
        world.StandIns.Issuer.LogsInNext(account);
        await dana.GetAsync(dana.SentTo!);
        var callback = dana.SentTo!;

        using var stranger = new Person(world);
        await ShouldBeOverAsync(stranger, callback);
        var state = QueryHelpers.ParseQuery(new Uri(callback).Query)["state"].ToString();
        await ShouldBeOverAsync(dana, callback.Replace(state, state[..^8] + "AAAAAAAA", StringComparison.Ordinal));
        await ShouldBeOverAsync(dana, "api/clinic/sign-in/callback");

        // The true one still works, once.
        (await dana.GetAsync(callback)).ShouldBe(HttpStatusCode.Redirect);
        await ShouldBeOverAsync(dana, callback);
    }

    [Fact]
    public async Task A_code_of_another_visit_is_not_taken()
    {
        await using var world = await ClinicAsync();
        var account = world.HasAccount("Dana");
        using var dana = new Person(world);
        using var eve = new Person(world);
        var callbacks = new List<Uri>();
        foreach (var person in (Person[])[eve, dana])
        {
            await person.GetAsync(Staff.Begin);
            world.StandIns.Issuer.LogsInNext(account);
            await person.GetAsync(person.SentTo!);
            callbacks.Add(new Uri(person.SentTo!));
        }

        var (stolen, own) = (QueryHelpers.ParseQuery(callbacks[0].Query)["code"].ToString(), QueryHelpers.ParseQuery(callbacks[1].Query)["state"].ToString());
        await ShouldBeOverAsync(dana, $"api/clinic/sign-in/callback?code={Uri.EscapeDataString(stolen)}&state={Uri.EscapeDataString(own)}");
    }

    [Fact]
    public async Task A_session_keeps_no_token_and_no_script_reads_its_cookie()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        dana.SetCookies.ShouldContain(cookie => cookie.StartsWith("loadwatch-clinic=", StringComparison.Ordinal)
            && cookie.Contains("; path=/api/clinic", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; samesite=lax", StringComparison.OrdinalIgnoreCase));
        dana.Cookies.Keys.ShouldNotContain("loadwatch-clinic-arrival");
        var format = world.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(ClinicSession.Scheme).TicketDataFormat;
        var ticket = format.Unprotect(dana.Cookies["loadwatch-clinic"])!;
        ticket.Properties.Items.Keys.ShouldBe([".issued", ".expires"], ignoreOrder: true);
        ticket.Principal.Claims.ShouldAllBe(claim => !claim.Value.Contains('@', StringComparison.Ordinal) && claim.Value.Length < 100);
    }

    [Fact]
    public async Task A_session_ends_with_the_membership_and_does_not_come_back_with_a_new_one()
    {
        await using var world = await ClinicAsync();
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        var member = (await world.Members().FindAsync("sheddon", Member.IdOf(Staff.AddressOf("Dana")), CancellationToken.None))!;
        await world.Members().RemoveAsync("sheddon", member.Id, Staff.ByOperator(world, AuditEntry.Removed, member), CancellationToken.None);
        var cookie = dana.Cookies["loadwatch-clinic"];
        (await dana.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        dana.SentTo.ShouldBe("/api/clinic/sign-in");

        await world.PassesAsync(TimeSpan.FromMinutes(1));
        await world.InvitedAsync("sheddon", "Dana");
        using var again = await world.ArrivesAsync(world.HasAccount("Dana"));
        (await again.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.OK);
        using var old = new Person(world);
        old.Has("loadwatch-clinic", cookie);
        (await old.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_changed_role_counts_at_the_next_request()
    {
        await using var world = await ClinicAsync();
        using var owner = await world.SignsInAsync("sheddon", "Olga", MemberRole.Owner);
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        await dana.GetAsync("api/clinic/team");
        dana.Page.ShouldNotContain("Invite somebody");
        await owner.GetAsync("api/clinic/team");
        var id = Member.IdOf(Staff.AddressOf("Dana"));
        await owner.PostAsync("api/clinic/team/role", ("member", id), ("role", "owner"));
        await dana.GetAsync("api/clinic/team");
        dana.Page.ShouldContain("Invite somebody");
        await owner.PostAsync("api/clinic/team/role", ("member", id), ("role", "clinician"));
        (await dana.PostAsync("api/clinic/team/invite", ("name", "Fay"), ("address", "fay@clinic.example"))).ShouldBe(HttpStatusCode.Forbidden);
        dana.Page.ShouldContain("Only owners may do this");
    }

    [Fact]
    public async Task Whoever_works_at_two_clinics_chooses_one_and_is_in_that_one_only()
    {
        await using var world = await ClinicAsync();
        await world.OpensClinicAsync("lakeside", "Lakeside Sports Medicine");
        await world.InvitedAsync("sheddon", "Dana", MemberRole.Owner);
        await world.InvitedAsync("lakeside", "Dana");
        using var dana = await world.ArrivesAsync(world.HasAccount("Dana"));
        dana.Page.ShouldContain("Which clinic?");
        (await dana.PostAsync("api/clinic/sign-in/arrived", ("clinic", "uptown"))).ShouldBe(HttpStatusCode.OK);
        dana.Page.ShouldContain("Which clinic?");
        (await dana.PostAsync("api/clinic/sign-in/arrived", ("clinic", "lakeside"))).ShouldBe(HttpStatusCode.Redirect);
        await dana.GetAsync("api/clinic/team");
        dana.Page.ShouldContain("Dana, Lakeside Sports Medicine");
        dana.Page.ShouldNotContain("Invite somebody");
        (await dana.GetAsync("api/clinic/sign-in/arrived")).ShouldBe(HttpStatusCode.Redirect);
        dana.SentTo.ShouldBe("/api/clinic/sign-in");
    }

    [Fact]
    public async Task A_session_ends_after_four_hours_unused_and_after_a_working_day_in_any_case()
    {
        await using var world = await ClinicAsync();
        using var idle = await world.SignsInAsync("sheddon", "Ida");
        using var busy = await world.SignsInAsync("sheddon", "Dana");
        for (var hour = 3; hour < 12; hour += 3)
        {
            await world.PassesAsync(TimeSpan.FromHours(3));
            (await busy.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.OK, $"after {hour} hours");
        }

        (await idle.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        await world.PassesAsync(TimeSpan.FromHours(3));
        (await busy.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_one_session_and_signing_out_everywhere_ends_all()
    {
        await using var world = await ClinicAsync();
        using var desk = await world.SignsInAsync("sheddon", "Dana");
        var account = world.StandIns.Issuer.People.Single();
        using var phone = await world.ArrivesAsync(account);
        using var tablet = await world.ArrivesAsync(account);
        await desk.GetAsync("api/clinic");
        (await desk.PostAsync("api/clinic/sign-out")).ShouldBe(HttpStatusCode.OK);
        desk.Page.ShouldContain("You are signed out");
        (await desk.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        await phone.GetAsync("api/clinic");
        await phone.PostAsync("api/clinic/sign-out-everywhere");
        (await phone.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        (await tablet.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);

        await world.PassesAsync(TimeSpan.FromSeconds(1));
        using var later = await world.ArrivesAsync(account);
        (await later.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_an_issuer_the_page_says_so_and_all_else_works()
    {
        await using var world = await ClinicAsync(settings => settings["SignIn:Authority"] = "");
        foreach (var path in (string[])["api/clinic/sign-in", "api/clinic/sign-in/begin", "api/clinic/sign-in/callback?code=a&state=b"])
        {
            using var person = new Person(world);
            (await person.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound, path);
            person.Page.ShouldContain("Clinics cannot sign in here");
        }

        (await world.GetAsync("api/join")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://login.example.com", "loadwatch", "must be an https address")]
    [InlineData("login.example.com", "loadwatch", "must be an https address")]
    [InlineData("https://login.example.com", "", "needs ClientId")]
    public async Task An_issuer_that_cannot_be_trusted_is_found_out_at_the_start(string authority, string client, string said)
    {
        var wrong = await Should.ThrowAsync<OptionsValidationException>(async () => await World.StartAsync(azurite, settings =>
        {
            settings["SignIn:Authority"] = authority;
            settings["SignIn:ClientId"] = client;
        }));
        wrong.Message.ShouldContain(said);
    }

    private async Task<World> ClinicAsync(Action<IDictionary<string, string?>>? settings = null)
    {
        var world = await World.StartAsync(azurite, settings);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }

    private static async Task ShouldBeOverAsync(Person person, string callback)
    {
        (await person.GetAsync(callback)).ShouldBe(HttpStatusCode.BadRequest);
        person.Page.ShouldContain("This sign-in no longer holds");
    }
}
