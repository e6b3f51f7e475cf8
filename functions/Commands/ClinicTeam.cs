using System.CommandLine;
using System.Globalization;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands;

/// <summary><c>clinic owner | members | remove</c>: who may sign in for a clinic. The first owner comes by command; owners invite the others.</summary>
internal static class ClinicTeam
{
    public static Command Owner()
    {
        var (clinic, address) = (ClinicCommand.Id(), Address());
        var name = new Option<string>("--name") { Description = "The owner's name.", Required = true };
        var command = new Command("owner", "Let somebody sign in for a clinic as an owner, who invites the others; prints the link to pass on.") { clinic, address, name };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var profile = await FindAsync(services, parsed.GetValue(clinic)!, cancel);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var member = new Member
            {
                Clinic = profile.Id,
                Address = Read(parsed.GetValue(address)!),
                Name = parsed.GetValue(name)!,
                Role = MemberRole.Owner,
                InvitedAt = now,
                InvitedBy = AuditEntry.Operator,
            };
            var outcome = await MakeOwnerAsync(services.GetRequiredService<Members>(), member, now, cancel);
            Console.WriteLine(outcome is TeamOutcome.Done ? $"{member.Name} is an owner of {profile.Name}." : "The team has just changed: look, and try again.");
            Console.WriteLine($"sign-in    {services.GetRequiredService<IOptions<LoadWatchOptions>>().Value.At("clinic/sign-in")}");
        }));
        return command;
    }

    public static Command List()
    {
        var clinic = ClinicCommand.Id();
        var command = new Command("members", "Print who may sign in for a clinic.") { clinic };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var profile = await FindAsync(services, parsed.GetValue(clinic)!, cancel);
            foreach (var member in await services.GetRequiredService<Members>().OfAsync(profile.Id, cancel))
            {
                var since = member.JoinedAt is { } joined ? Day(joined) : $"invited {Day(member.InvitedAt)}";
                Console.WriteLine($"{member.Name,-24} {member.Address,-32} {member.Role.ToString().ToLowerInvariant(),-10} {since}");
            }
        }));
        return command;
    }

    public static Command Remove()
    {
        var (clinic, address) = (ClinicCommand.Id(), Address());
        var command = new Command("remove", "End a membership and its sessions.") { clinic, address };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var profile = await FindAsync(services, parsed.GetValue(clinic)!, cancel);
            var members = services.GetRequiredService<Members>();
            var member = await members.FindAsync(profile.Id, Member.IdOf(Read(parsed.GetValue(address)!)), cancel)
                ?? throw new InvalidOperationException("No member of this clinic has that address.");
            var entry = Entry(services.GetRequiredService<TimeProvider>().GetUtcNow(), AuditEntry.Removed, member, null);
            Console.WriteLine(await members.RemoveAsync(profile.Id, member.Id, entry, cancel) switch
            {
                TeamOutcome.Done => $"{member.Name} is no longer on the team of {profile.Name}.",
                TeamOutcome.LastOwner => throw new InvalidOperationException("This is the last owner, and somebody must be able to invite: make another one first."),
                _ => throw new InvalidOperationException("No member of this clinic has that address."),
            });
        }));
        return command;
    }

    /// <summary>Invites the owner, or makes an owner of whoever is on the team already.</summary>
    private static async Task<TeamOutcome> MakeOwnerAsync(Members members, Member member, DateTimeOffset now, CancellationToken cancel) =>
        await members.InviteAsync(member, Entry(now, AuditEntry.Invited, member, MemberRole.Owner), cancel) is TeamOutcome.AlreadyThere
            ? await members.ChangeRoleAsync(member.Clinic, member.Id, MemberRole.Owner, Entry(now, AuditEntry.RoleChanged, member, MemberRole.Owner), cancel)
            : TeamOutcome.Done;

    private static async Task<ClinicProfile> FindAsync(IServiceProvider services, string id, CancellationToken cancel) =>
        await services.GetRequiredService<Clinics>().FindAsync(id, cancel) ?? throw new InvalidOperationException("No such clinic: 'clinic set' makes one.");

    private static AuditEntry Entry(DateTimeOffset now, string what, Member about, MemberRole? role) => new()
    {
        At = now,
        By = AuditEntry.Operator,
        ByName = "",
        What = what,
        About = about.Id,
        AboutName = about.Name,
        Detail = role?.ToString(),
    };

    private static string Read(string address) => AddressText.Read(address) ?? throw new InvalidOperationException("Write an address such as name@example.com.");

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Argument<string> Address() => new("address") { Description = "The address of the account that the person signs in with." };
}
