using LoadWatch.Core.Telling;

namespace LoadWatch.Storage;

/// <summary>A runner's routine: what a clinic chose for the runner, else the clinic's own, else the usual one.</summary>
public static class ChosenRoutine
{
    public static Routine Of(Profile profile, ClinicProfile? clinic)
    {
        var routine = clinic?.Routine ?? Routine.GluteActivation;
        return profile.Exercises.Count > 0 ? Routine.OfNames(routine.Id, profile.Exercises) : routine;
    }

    /// <summary>Where it is shown, after the deployment's <c>api/</c>.</summary>
    public static string Path(Profile profile, Routine routine) => Path(profile, routine.Id);

    /// <summary>The same, of a routine by its name in addresses.</summary>
    public static string Path(Profile profile, string routine) =>
        $"routines/{routine}{(profile.Exercises.Count > 0 ? $"?moves={Moves.Short(profile.Exercises.Select(Moves.OfName))}" : "")}";
}
