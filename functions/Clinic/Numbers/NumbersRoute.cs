using LoadWatch.Clinic.Board;
using LoadWatch.Clinic.SigningIn;
using LoadWatch.Core.Triage;
using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Numbers;

/// <summary>The numbers of a clinic, for each of its members. They name no runner.</summary>
internal static class NumbersRoute
{
    public const string Page = "/api/clinic/numbers";

    public static void MapNumbers(this IEndpointRouteBuilder members) => members.MapGet("/numbers", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, Boards boards, TimeProvider clock, CancellationToken cancel)
    {
        var clinic = await context.ProfileAsync(cancel);
        var today = clinic.DayAt(clock.GetUtcNow());
        var first = ClinicNumbers.FirstWeek(today).FirstDay;
        var alerts = await boards.AlertsAsync(clinic.Id, first, cancel);

        // A day more than the first week has: wherever the clinic is, nothing of it is missed.
        var since = new DateTimeOffset(first.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var entries = await boards.EntriesSinceAsync(clinic.Id, since, cancel).ToListAsync(cancel);
        var numbers = ClinicNumbers.Of(today, clinic.TimeZone, alerts.Select(week => week.Week), Deeds(entries));
        return Pages.Show<NumbersPage>(
            (nameof(NumbersPage.W), context.Words()), (nameof(NumbersPage.Me), context.Member().Member), (nameof(NumbersPage.Clinic), clinic), (nameof(NumbersPage.Numbers), numbers));
    }

    private static IEnumerable<Deed> Deeds(IEnumerable<CareEntry> entries) =>
        from entry in Undoing.Standing(entries, entry => entry.Id, entry => entry.Undoes)
        let kind = entry.Act switch
        {
            CareAct.Acknowledged => DeedKind.Acknowledged,
            CareAct.Snoozed => DeedKind.Snoozed,
            CareAct.Contacted => DeedKind.Contacted,
            CareAct.AskedToCheckIn => DeedKind.AskedToCheckIn,
            _ => (DeedKind?)null,
        }
        where kind is not null
        select new Deed(entry.At, kind.Value, entry.WasUseful, entry.OpenSince);
}
