using LoadWatch.Core.Running;
using LoadWatch.Sandbox.Issuer;
using LoadWatch.Storage;

namespace LoadWatch.Sandbox.Demo;

/// <summary>The clinic of the story, and those who work there: each has an account at the sandbox's issuer.</summary>
internal static class DemoClinic
{
    public const string Id = "sheddon";
    private const string Name = "Sheddon Physiotherapy";

    private static readonly (string Name, string Address, MemberRole Role)[] Team =
    [
        ("Dana Ruiz", "dana@sheddon.example", MemberRole.Owner),
        ("Sam Okafor", "sam@sheddon.example", MemberRole.Clinician),
    ];

    public static async Task OpenAsync(IServiceProvider services, IssuerStandIn issuer, CancellationToken cancel)
    {
        var clinic = new ClinicProfile { Id = Id, Name = Name, Phone = "(905) 849-4576", JoinCode = "SHEDDN24", Zone = "America/Toronto", Unit = DistanceUnit.Miles };
        await services.GetRequiredService<Clinics>().PutAsync(clinic, cancel);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (name, address, role) in Team)
        {
            issuer.Add(new IssuerPerson(address, $"{name}, {Name}", address));
            var member = new Member { Clinic = Id, Address = address, Name = name, Role = role, InvitedAt = now, InvitedBy = AuditEntry.Operator };
            var entry = new AuditEntry
            {
                At = now,
                By = AuditEntry.Operator,
                ByName = "",
                What = AuditEntry.Invited,
                About = member.Id,
                AboutName = name,
                Detail = role.ToString(),
            };
            await services.GetRequiredService<Members>().InviteAsync(member, entry, cancel);
        }
    }
}
