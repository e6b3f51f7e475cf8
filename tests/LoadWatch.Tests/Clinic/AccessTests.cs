using System.Net;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Who = LoadWatch.Tests.Runner.AccessTests.Who;

namespace LoadWatch.Tests.Clinic;

/// <summary>Every route of a clinic, for everybody who has no business there.</summary>
public sealed class AccessTests(Azurite azurite)
{
    private WorldRunner? _athlete;

    public static TheoryData<string> Members => [.. Routes(Who.Clinician, Who.Owner)];

    public static TheoryData<string> Owners => [.. Routes(Who.Owner)];

    public static TheoryData<string> Runners => [.. Routes(Who.Runner)];

    public static TheoryData<string> Forms => [.. Routes(Who.Clinician, Who.Owner).Where(route => route.StartsWith("POST", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Neither_nobody_nor_a_runner_nor_a_removed_member_gets_in(string route)
    {
        await using var world = await ClinicAsync();
        var maya = await world.RunnerAsync("Maya");
        using var nobody = new Person(world);
        await nobody.GetAsync("api/sign-in");
        using var runner = await Person.SignedInAsync(world, maya.Id);
        await runner.GetAsync("api/me");
        using var removed = await world.SignsInAsync("sheddon", "Rita", MemberRole.Owner);
        await removed.GetAsync("api/clinic/team");
        var rita = (await world.Members().FindAsync("sheddon", Member.IdOf(Staff.AddressOf("Rita")), CancellationToken.None))!;
        await world.Members().RemoveAsync("sheddon", rita.Id, Staff.ByOperator(world, AuditEntry.Removed, rita), CancellationToken.None);
        var before = await TeamAsync(world, "sheddon");

        foreach (var person in (Person[])[nobody, runner, removed])
        {
            (await SendAsync(person, route, About("Dana"))).ShouldBe(HttpStatusCode.Redirect);
            person.SentTo.ShouldBe("/api/clinic/sign-in");
        }

        (await TeamAsync(world, "sheddon")).ShouldBe(before);
    }

    /// <summary>Every id that the owner of the other clinic could send is of this one; nothing here is changed, and nothing is told.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public async Task An_owner_of_another_clinic_reaches_nothing_of_this_one(string route)
    {
        await using var world = await ClinicAsync();
        await world.OpensClinicAsync("lakeside", "Lakeside Sports Medicine");
        using var intruder = await world.SignsInAsync("lakeside", "Ivan", MemberRole.Owner);
        await intruder.GetAsync("api/clinic/team");
        var before = await TeamAsync(world, "sheddon");

        await SendAsync(intruder, route, [.. About("Dana"), ("clinic", "sheddon")]);
        intruder.Page.ShouldNotContain("Sheddon");
        intruder.Page.ShouldNotContain("Olga");
        intruder.Page.ShouldNotContain("Athena");
        intruder.Page.ShouldNotContain(Staff.AddressOf("Dana"));
        (await TeamAsync(world, "sheddon")).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task A_clinician_does_not_do_what_is_an_owners(string route)
    {
        await using var world = await ClinicAsync();
        using var clinician = await world.SignsInAsync("sheddon", "Cleo");
        await clinician.GetAsync("api/clinic/team");
        var before = await TeamAsync(world, "sheddon");

        (await SendAsync(clinician, route, About("Dana"))).ShouldBe(HttpStatusCode.Forbidden);
        (await TeamAsync(world, "sheddon")).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_that_is_not_ours_changes_nothing(string route)
    {
        await using var world = await ClinicAsync();
        using var owner = await world.SignsInAsync("sheddon", "Otto", MemberRole.Owner);
        await owner.GetAsync("api/clinic/team");
        var before = await TeamAsync(world, "sheddon");
        owner.HasNoToken();

        (await SendAsync(owner, route, About("Dana"))).ShouldBe(HttpStatusCode.BadRequest);
        owner.Page.ShouldContain("This form is too old");
        (await TeamAsync(world, "sheddon")).ShouldBe(before);
        (await owner.GetAsync("api/clinic")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public async Task No_member_past_or_present_reaches_a_runners_own_pages(string route)
    {
        await using var world = await ClinicAsync();
        using var owner = await world.SignsInAsync("sheddon", "Otto", MemberRole.Owner);
        using var removed = await world.SignsInAsync("sheddon", "Rita");
        foreach (var person in (Person[])[owner, removed])
        {
            await person.GetAsync("api/clinic/team");
        }

        var rita = (await world.Members().FindAsync("sheddon", Member.IdOf(Staff.AddressOf("Rita")), CancellationToken.None))!;
        await world.Members().RemoveAsync("sheddon", rita.Id, Staff.ByOperator(world, AuditEntry.Removed, rita), CancellationToken.None);
        var before = await TeamAsync(world, "sheddon");
        foreach (var person in (Person[])[owner, removed])
        {
            (await SendAsync(person, route, About("Dana"))).ShouldBe(HttpStatusCode.Redirect);
            person.SentTo.ShouldBe("/api/sign-in");
        }

        (await TeamAsync(world, "sheddon")).ShouldBe(before);
    }

    private static IEnumerable<string> Routes(params Who[] who) => Runner.AccessTests.Decisions.Where(decision => who.Contains(decision.Value)).Select(decision => decision.Key);

    private static (string Name, string Value)[] About(string name) =>
        [("member", Member.IdOf(Staff.AddressOf(name))), ("role", "owner"), ("name", "Somebody New"), ("address", "new@clinic.example"),
            ("useful", "yes"), ("reason", "because"), ("until", "2030-06-20"), ("note", "a note"), ("channel", "phone"), ("donkey-kicks", "yes")];

    private Task<HttpStatusCode> SendAsync(Person person, string route, (string Name, string Value)[] fields)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{runner}", _athlete!.Id.Value, StringComparison.Ordinal));
        return method == "GET" ? person.GetAsync(path) : person.PostAsync(path, fields);
    }

    /// <summary>The team, and what it did about the athlete.</summary>
    private async Task<string> TeamAsync(World world, string clinic) => string.Join(
        '\n',
        (await world.Members().OfAsync(clinic, CancellationToken.None)).Select(StorageJson.Write)
            .Concat((await world.Services.GetRequiredService<Boards>().EntriesAsync(clinic, _athlete!.Id, CancellationToken.None)).Select(StorageJson.Write))
            .Append(StorageJson.Write((await _athlete.StoredAsync()).Profile!.Value)));

    /// <summary>Olga owns it, Dana is invited, and Athena shares with it.</summary>
    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        await world.InvitedAsync("sheddon", "Olga", MemberRole.Owner);
        await world.InvitedAsync("sheddon", "Dana");
        _athlete = await world.RunnerAsync("Athena");
        await world.SharesAsync(_athlete, "sheddon");
        await world.SettledAsync();
        return world;
    }
}
