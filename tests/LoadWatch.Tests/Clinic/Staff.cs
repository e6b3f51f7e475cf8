using System.Net;
using LoadWatch.Sandbox.Issuer;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>The people of a clinic, as a world's stories tell of them.</summary>
internal static class Staff
{
    public const string Begin = "api/clinic/sign-in/begin";

    /// <summary>Sets up a clinic of that name, with a join code of its own.</summary>
    public static Task OpensClinicAsync(this World world, string id, string name) => world.Services.GetRequiredService<Clinics>().PutAsync(
        new ClinicProfile { Id = id, Name = name, Phone = "(905) 849-4576", JoinCode = id.ToUpperInvariant().PadRight(8, 'X')[..8] }, CancellationToken.None);

    public static Members Members(this World world) => world.Services.GetRequiredService<Members>();

    /// <summary>The operator puts somebody on a team, who has not signed in yet.</summary>
    public static async Task<Member> InvitedAsync(this World world, string clinic, string name, MemberRole role = MemberRole.Clinician)
    {
        var member = new Member { Clinic = clinic, Address = AddressOf(name), Name = name, Role = role, InvitedAt = world.Now, InvitedBy = AuditEntry.Operator };
        (await world.Members().InviteAsync(member, ByOperator(world, AuditEntry.Invited, member), CancellationToken.None)).ShouldBe(TeamOutcome.Done);
        return member;
    }

    /// <summary>Somebody has an account at the issuer, under an address of the name's own.</summary>
    public static IssuerPerson HasAccount(this World world, string name, string? subject = null, bool isVerified = true) =>
        world.StandIns.Issuer.Add(new IssuerPerson(subject ?? $"{name}-at-issuer", name, AddressOf(name), isVerified));

    /// <summary>Goes from our page to the issuer and back, as a browser would, to the page that says what came of it.</summary>
    public static async Task<Person> ArrivesAsync(this World world, IssuerPerson account, Person? browser = null)
    {
        var person = browser ?? new Person(world);
        (await person.GetAsync(Begin)).ShouldBe(HttpStatusCode.Redirect);
        world.StandIns.Issuer.LogsInNext(account);
        (await person.GetAsync(person.SentTo!)).ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync(person.SentTo!)).ShouldBe(HttpStatusCode.Redirect);
        person.SentTo.ShouldBe("/api/clinic/sign-in/arrived");
        await person.GetAsync(person.SentTo!);
        return person;
    }

    /// <summary>Somebody is invited and signs in.</summary>
    public static async Task<Person> SignsInAsync(this World world, string clinic, string name, MemberRole role = MemberRole.Clinician)
    {
        await world.InvitedAsync(clinic, name, role);
        var person = await world.ArrivesAsync(world.HasAccount(name));
        person.SentTo.ShouldBe("/api/clinic");
        return person;
    }

    public static AuditEntry ByOperator(World world, string what, Member about) =>
        new() { At = world.Now, By = AuditEntry.Operator, ByName = "", What = what, About = about.Id, AboutName = about.Name, Detail = about.Role.ToString() };

    public static string AddressOf(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@clinic.example";
}
