using System.Net;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>The team of a clinic: who is on it, and who says so.</summary>
public sealed class TeamTests(Azurite azurite)
{
    [Fact]
    public async Task An_owner_invites_somebody_who_then_signs_in_and_both_are_on_the_record()
    {
        await using var world = await ClinicAsync();
        using var olga = await world.SignsInAsync("sheddon", "Olga", MemberRole.Owner);
        await olga.GetAsync("api/clinic/team");
        (await olga.PostAsync("api/clinic/team/invite", ("name", " Dana Ruiz "), ("address", "Dana.Ruiz@Clinic.example"), ("role", "clinician"))).ShouldBe(HttpStatusCode.Redirect);
        await olga.GetAsync(olga.SentTo!);
        olga.Page.ShouldContain("Dana Ruiz may sign in now.");
        olga.Page.ShouldContain($"{world.Http.BaseAddress}api/clinic/sign-in");
        olga.Page.ShouldContain("mailto:dana.ruiz%40clinic.example?subject=");
        olga.Page.ShouldContain("invited on June 12, 2030, has not signed in yet");

        await world.PassesAsync(TimeSpan.FromMinutes(1));
        using var dana = await world.ArrivesAsync(world.HasAccount("Dana Ruiz"));
        (await dana.GetAsync("api/clinic/team")).ShouldBe(HttpStatusCode.OK);
        dana.Page.ShouldContain("Dana Ruiz (you)");
        dana.Page.ShouldNotContain("Latest changes");
        await olga.GetAsync("api/clinic/team");
        olga.Page.ShouldNotContain("has not signed in yet");
        Record(olga).ShouldBe(
        [
            "Dana Ruiz signed in for the first time.",
            "Olga invited Dana Ruiz as clinician.",
            "Olga signed in for the first time.",
            "Whoever runs LoadWatch here invited Olga as owner.",
        ], ignoreOrder: true);
        Record(olga)[0].ShouldBe("Dana Ruiz signed in for the first time.");
    }

    [Theory]
    [InlineData("", "dana@clinic.example", "Write a name")]
    [InlineData("Dana", "dana at clinic", "Write an address")]
    [InlineData("Olga again", "OLGA@clinic.example", "has this address already")]
    public async Task What_cannot_be_is_said_beside_its_field(string name, string address, string said)
    {
        await using var world = await ClinicAsync();
        using var olga = await world.SignsInAsync("sheddon", "Olga", MemberRole.Owner);
        await olga.GetAsync("api/clinic/team");
        (await olga.PostAsync("api/clinic/team/invite", ("name", name), ("address", address), ("role", "owner"))).ShouldBe(HttpStatusCode.BadRequest);
        olga.Page.ShouldContain(said);
        olga.Page.ShouldContain($"value=\"{address}\"");
        (await world.Members().OfAsync("sheddon", CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_is_removed_is_out_and_can_be_invited_again_with_another_account()
    {
        await using var world = await ClinicAsync();
        using var olga = await world.SignsInAsync("sheddon", "Olga", MemberRole.Owner);
        using var dana = await world.SignsInAsync("sheddon", "Dana");
        await olga.GetAsync("api/clinic/team");
        await olga.PostAsync("api/clinic/team/remove", ("member", Member.IdOf(Staff.AddressOf("Dana"))));
        await olga.GetAsync(olga.SentTo!);
        olga.Page.ShouldContain("Removed. The next click of that person leads to the sign-in page.");
        (await dana.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.Redirect);
        (await world.Members().OfAddressAsync(Staff.AddressOf("Dana"), CancellationToken.None)).ShouldBeEmpty();

        await world.InvitedAsync("sheddon", "Dana");
        using var other = await world.ArrivesAsync(world.HasAccount("Dana", subject: "a-new-account"));
        other.SentTo.ShouldBe("/api/clinic");
    }

    [Fact]
    public async Task The_last_owner_stays_one()
    {
        await using var world = await ClinicAsync();
        using var olga = await world.SignsInAsync("sheddon", "Olga", MemberRole.Owner);
        await olga.GetAsync("api/clinic/team");
        var id = Member.IdOf(Staff.AddressOf("Olga"));
        foreach (var (path, fields) in (IEnumerable<(string, (string, string)[])>)[("remove", [("member", id)]), ("role", [("member", id), ("role", "clinician")])])
        {
            await olga.PostAsync($"api/clinic/team/{path}", fields);
            await olga.GetAsync(olga.SentTo!);
            olga.Page.ShouldContain("make another member an owner first. Nothing was changed.");
        }

        (await world.Members().OfAsync("sheddon", CancellationToken.None)).ShouldHaveSingleItem().Role.ShouldBe(MemberRole.Owner);
    }

    [Fact]
    public async Task Of_two_owners_who_remove_each_other_at_once_one_stays()
    {
        await using var world = await ClinicAsync();
        for (var round = 0; round < 5; round++)
        {
            var clinic = $"round-{round}";
            var owners = new[] { await world.InvitedAsync(clinic, "Olga", MemberRole.Owner), await world.InvitedAsync(clinic, "Otto", MemberRole.Owner) };
            var outcomes = await Task.WhenAll(owners.Select(owner => Task.Run(() => world.Members().RemoveAsync(
                clinic, owner.Id, Staff.ByOperator(world, AuditEntry.Removed, owner), CancellationToken.None))));
            outcomes.Order().ShouldBe([TeamOutcome.Done, TeamOutcome.LastOwner]);
            (await world.Members().OfAsync(clinic, CancellationToken.None)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task Whoever_is_invited_while_being_removed_can_sign_in()
    {
        await using var world = await ClinicAsync();
        var address = Staff.AddressOf("Dana");
        world.Storage.Fails = request =>
        {
            if (request.Uri.Path!.EndsWith("$batch", StringComparison.Ordinal))
            {
                // The removal is past the member, whom it did not find again, and takes the address.
                world.Storage.Fails = null;
                world.Storage.Tables().GetTableClient("clinics").DeleteEntity($"address|{Member.IdOf(address)}", "sheddon").IsError.ShouldBeFalse();
            }

            return false;
        };
        await world.InvitedAsync("sheddon", "Dana");
        world.Storage.Fails.ShouldBeNull();
        (await world.Members().OfAddressAsync(address, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_record_goes_after_two_years()
    {
        await using var world = await ClinicAsync();
        await world.InvitedAsync("sheddon", "Olga", MemberRole.Owner);
        var audit = world.Services.GetRequiredService<ClinicAudit>();
        await world.FireAsync("Purge");
        (await audit.LatestAsync("sheddon", 9, CancellationToken.None)).ShouldHaveSingleItem();
        await world.PassesAsync(TimeSpan.FromDays(731));
        await world.FireAsync("Purge");
        (await audit.LatestAsync("sheddon", 9, CancellationToken.None)).ShouldBeEmpty();
    }

    private static string[] Record(Person owner) =>
        [.. owner.Page[owner.Page.IndexOf("Latest changes", StringComparison.Ordinal)..].Split("</span>").Skip(1).Select(line => line[..line.IndexOf('<', StringComparison.Ordinal)].Trim())];

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }
}
