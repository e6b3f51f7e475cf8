using LoadWatch.Core.Telling;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner;

/// <summary>The routines that texts point at.</summary>
public static class RoutineRoutes
{
    public static void MapRoutines(this IEndpointRouteBuilder api) => api.MapGet("/routines/{id}", (string id, IOptions<LoadWatchOptions> deployment) =>
        id == Routine.GluteActivation.Id
            ? Page.Of(Routine.GluteActivation, deployment.Value.Physio)
            : Page.Of("No such routine", "The address may have been cut short: open the link in the text again.", StatusCodes.Status404NotFound));
}
