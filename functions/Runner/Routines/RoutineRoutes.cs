using LoadWatch.Core.Telling;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.Routines;

/// <summary>The routines that texts point at: the usual one, and each clinic's own.</summary>
public static class RoutineRoutes
{
    public static void MapRoutines(this IEndpointRouteBuilder api) => api.MapGet("/routines/{id}", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string id, string? reps, string? moves, HttpContext context, Clinics clinics, IOptions<LoadWatchOptions> deployment, CancellationToken cancel)
    {
        var words = context.Words();
        var isUsual = id == Routine.GluteActivation.Id;
        var clinic = isUsual ? null : await clinics.FindAsync(id, cancel);
        if (!isUsual && clinic is null)
        {
            return Pages.Message(words, words.Site.NotFound, words.Site.NotFoundWhy, StatusCodes.Status404NotFound, Session.Of(context) is not null);
        }

        return Pages.Show<RoutinePage>(
            (nameof(RoutinePage.W), words),
            (nameof(RoutinePage.Routine), Chosen(clinic?.Routine ?? Routine.GluteActivation, moves).At(Dose(reps))),
            (nameof(RoutinePage.Clinic), clinic),
            (nameof(RoutinePage.Physio), clinic?.Physio ?? deployment.Value.Physio),
            (nameof(RoutinePage.IsSignedIn), Session.Of(context) is not null));
    }

    /// <summary>The exercises of an address; the routine's own where it names none that there are.</summary>
    private static Routine Chosen(Routine routine, string? moves) => Moves.OfShort(moves) is { } chosen ? Routine.Of(routine.Id, chosen) : routine;

    /// <summary>The dose of an address; the first one where it tells none that there is.</summary>
    private static int Dose(string? reps) =>
        int.TryParse(reps, out var kicks) && kicks is >= RoutineProgress.First and <= RoutineProgress.Top ? kicks : RoutineProgress.First;
}
