using LoadWatch.Clinic.SigningIn;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.Team;

/// <summary>The team of a clinic: its members see it, its owners change it. No address names a clinic; whose it is, the session says.</summary>
internal static class TeamRoutes
{
    public const string Page = "/api/clinic/team";
    private const int LongestName = 60;
    private const int LatestChanges = 20;

    public static void MapTeam(this IEndpointRouteBuilder members)
    {
        members.MapGet("/team", (HttpContext context, Members team, ClinicAudit audit, IOptions<LoadWatchOptions> deployment, CancellationToken cancel) =>
            ShowAsync(context, team, audit, deployment.Value, new Filled(), cancel));
        var owners = members.MapGroup("/team").RequireAuthorization(ClinicSession.OwnersOnly);
        owners.MapPost("/invite", InviteAsync);
        owners.MapPost("/remove", RemoveAsync);
        owners.MapPost("/role", ChangeRoleAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Members team, ClinicAudit audit, LoadWatchOptions deployment, Filled form, CancellationToken cancel)
    {
        var who = context.Member();
        var view = new TeamView(
            who.Member,
            who.ClinicName,
            await team.OfAsync(who.Member.Clinic, cancel),
            who.Member.Role is MemberRole.Owner ? await audit.LatestAsync(who.Member.Clinic, LatestChanges, cancel) : [],
            deployment.At("clinic/sign-in"));
        return Pages.Show<TeamPage>(
            form.IsRight ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, (nameof(TeamPage.W), context.Words()), (nameof(TeamPage.View), view),
            (nameof(TeamPage.Form), form), (nameof(TeamPage.Done), form.IsRight ? context.Request.Query["done"].ToString() : ""),
            (nameof(TeamPage.About), view.Team.FirstOrDefault(member => member.Id == context.Request.Query["member"])));
    }

    private static async Task<IResult> InviteAsync(
        HttpContext context, Members team, ClinicAudit audit, TimeProvider clock, IOptions<LoadWatchOptions> deployment, CancellationToken cancel)
    {
        var (words, form, by) = (context.Words().Team, await context.FilledAsync(), context.Member().Member);
        var name = form["name"].Trim();
        if (name.Length is 0 or > LongestName)
        {
            form.Wrong("name", words.NameWrong);
        }

        if (AddressText.Read(form["address"]) is not { } address)
        {
            form.Wrong("address", words.AddressWrong);
        }
        else if (form.IsRight)
        {
            var now = clock.GetUtcNow();
            var member = new Member { Clinic = by.Clinic, Address = address, Name = name, Role = RoleIn(form), InvitedAt = now, InvitedBy = by.Id };
            if (await team.InviteAsync(member, Entry(by, now, AuditEntry.Invited, member, member.Role), cancel) is TeamOutcome.Done)
            {
                return Pages.To($"{Page}?done=invited&member={member.Id}");
            }

            form.Wrong("address", words.AlreadyThere);
        }

        return await ShowAsync(context, team, audit, deployment.Value, form, cancel);
    }

    private static Task<IResult> RemoveAsync(HttpContext context, Members team, Queues queues, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(context, team, "removed", async (by, member, _) =>
        {
            var outcome = await team.RemoveAsync(by.Clinic, member.Id, Entry(by, clock.GetUtcNow(), AuditEntry.Removed, member, null), cancel);

            // The list is made anew: those whom the member looked after are nobody's.
            await queues.PutAsync(new BoardDue(by.Clinic, null), TimeSpan.Zero, cancel);
            return outcome;
        }, cancel);

    private static Task<IResult> ChangeRoleAsync(HttpContext context, Members team, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(context, team, "changed", (by, member, role) => team.ChangeRoleAsync(
            by.Clinic, member.Id, role, Entry(by, clock.GetUtcNow(), AuditEntry.RoleChanged, member, role), cancel), cancel);

    private static async Task<IResult> ChangeAsync(
        HttpContext context, Members team, string done, Func<Member, Member, MemberRole, Task<TeamOutcome>> change, CancellationToken cancel)
    {
        var (by, form) = (context.Member().Member, await context.FilledAsync());
        var outcome = await team.FindAsync(by.Clinic, form["member"], cancel) is { } member ? await change(by, member, RoleIn(form)) : TeamOutcome.NotThere;
        return Pages.To($"{Page}?done={outcome switch
        {
            TeamOutcome.Done => done,
            TeamOutcome.LastOwner => "last-owner",
            _ => "gone",
        }}");
    }

    private static MemberRole RoleIn(Filled form) => form["role"] == "owner" ? MemberRole.Owner : MemberRole.Clinician;

    private static AuditEntry Entry(Member by, DateTimeOffset now, string what, Member about, MemberRole? role) => new()
    {
        At = now,
        By = by.Id,
        ByName = by.Name,
        What = what,
        About = about.Id,
        AboutName = about.Name,
        Detail = role?.ToString(),
    };
}
