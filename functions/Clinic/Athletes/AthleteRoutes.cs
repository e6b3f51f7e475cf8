using System.Globalization;
using LoadWatch.Clinic.Board;
using LoadWatch.Clinic.SigningIn;
using LoadWatch.Core.Telling;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.Athletes;

/// <summary>A runner's page at a clinic. A runner who does not share with the member's clinic does not exist there.</summary>
internal static class AthleteRoutes
{
    public static void MapAthletes(this IEndpointRouteBuilder members)
    {
        var athlete = members.MapGroup("/athletes/{runner}");
        athlete.MapGet("", ShowAsync);
        foreach (var action in CareForm.Names)
        {
            athlete.MapPost($"/{action}", (string runner, HttpContext context, CareDesk desk, CancellationToken cancel) => ActAsync(action, runner, context, desk, cancel));
        }
    }

    private static async Task<IResult> ShowAsync(string runner, HttpContext context, CancellationToken cancel) => await ViewAsync(runner, context, cancel) is { } view
        ? Show(context, view, new Filled(), null, context.Request.Query.ContainsKey("done") ? context.Words().Care.Done : null, isWrong: false)
        : NotShared(context);

    private static async Task<IResult> ActAsync(string action, string runner, HttpContext context, CareDesk desk, CancellationToken cancel)
    {
        var form = await context.FilledAsync(CareForm.LongestNote + 1);
        if (await ViewAsync(runner, context, cancel) is not { } view)
        {
            return NotShared(context);
        }

        var words = context.Words();
        if (CareForm.Read(action, form, view, words) is not { } read || !view.MayDo(read) || !Fits(read, view, context))
        {
            return Show(context, view, form, action, words.Site.ThereIsAProblem, isWrong: true);
        }

        return await desk.ActAsync(view.Me, new RunnerId(view.Runner), form["seen"], read, cancel) switch
        {
            CareOutcome.Done => Pages.To(view.PathAfter(action)),
            CareOutcome.NotShared => NotShared(context),
            CareOutcome.Changed when await ViewAsync(runner, context, cancel) is { } now => Pages.Show<ChangedPage>(
                StatusCodes.Status409Conflict,
                (nameof(ChangedPage.W), words), (nameof(ChangedPage.View), now), (nameof(ChangedPage.Action), action), (nameof(ChangedPage.Form), form),
                (nameof(ChangedPage.From), BeganAt(form, now.Now))),
            CareOutcome.NothingOpen => Show(context, view, form, action, words.Care.NothingOpen, isWrong: true),
            CareOutcome.CannotUndo => Show(context, view, form, action, words.Care.CannotUndo, isWrong: true),
            CareOutcome.TextIsGone => Show(context, view, form, action, words.Care.CannotUndoSent, isWrong: true),
            CareOutcome.NoText(var reason) => Show(context, view, form, action, words.Care.CannotText(words.Reasons.Say(reason)), isWrong: true),
            CareOutcome.AskedLately(var day) => Show(context, view, form, action, words.Care.AskedLately(words.Numbers.ShortDay(day)), isWrong: true),
            _ => NotShared(context),
        };
    }

    /// <summary>Whether every text of the runner holds the routine that was chosen, and its address.</summary>
    private static bool Fits(CareAction action, AthleteView view, HttpContext context)
    {
        if (action is not CareAction.ChooseRoutine { Exercises: { Count: > 0 } exercises })
        {
            return true;
        }

        var profile = view.Kept.View.Profile with { Exercises = exercises };
        var routine = ChosenRoutine.Of(profile, view.Clinic);
        var deployment = context.RequestServices.GetRequiredService<IOptions<LoadWatchOptions>>().Value;
        return AlertText.Fits(deployment.At(ChosenRoutine.Path(profile, routine)), view.Clinic.Physio, routine);
    }

    /// <summary>What is to be seen of a runner; that it was looked at is written down first, also where a form only fails.</summary>
    /// <returns>Null where the runner does not share with the member's clinic.</returns>
    private static async Task<AthleteView?> ViewAsync(string runner, HttpContext context, CancellationToken cancel)
    {
        var (services, me) = (context.RequestServices, context.Member().Member);
        if (runner.Length != 32 || !runner.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var id = new RunnerId(runner);
        if (await services.GetRequiredService<BoardKeeping>().FindAsync(me.Clinic, id, cancel) is not { } kept)
        {
            return null;
        }

        var clinic = await context.ProfileAsync(cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<Accesses>().RecordAsync(id, new Access(Guid.NewGuid().ToString("N"), now, clinic.Name, me.Name, AccessKind.Page), cancel);
        return new AthleteView(
            me,
            clinic,
            kept,
            BoardKeeping.RowOf(kept.View, kept.Care, kept.Triaged),
            await services.GetRequiredService<Boards>().EntriesAsync(me.Clinic, id, cancel),
            await services.GetRequiredService<Members>().OfAsync(me.Clinic, cancel),
            BoardFilter.Of(context.Request.Query),
            now);
    }

    private static IResult Show(HttpContext context, AthleteView view, Filled form, string? action, string? notice, bool isWrong) => Pages.Show<AthletePage>(
        isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        (nameof(AthletePage.W), context.Words()), (nameof(AthletePage.View), view), (nameof(AthletePage.Form), form),
        (nameof(AthletePage.Action), action), (nameof(AthletePage.Notice), notice), (nameof(AthletePage.IsWrong), isWrong));

    private static IResult NotShared(HttpContext context)
    {
        var words = context.Words();
        return ClinicPages.Message(context, words.Care.NotShared, words.Care.NotSharedWhy, StatusCodes.Status404NotFound, (BoardRoutes.Page, words.Care.Back));
    }

    /// <summary>When the page with the form was made.</summary>
    private static DateTimeOffset BeganAt(Filled form, DateTimeOffset now) =>
        long.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks > 0 && ticks <= now.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : now;
}
