using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Simulation.Arrivals;
using LoadWatch.Simulation.Season;
using LoadWatch.Simulation.Texts;

namespace LoadWatch.Simulation.Population;

/// <summary>A simulated runner: who it is, and how far everything has come.</summary>
internal sealed class Athlete(Stratum stratum, Dice dice, DateOnly knownFrom)
{
    private readonly List<UploadedRun> _uploaded = [];

    /// <summary>The runner's own random numbers.</summary>
    public Dice Dice = dice;

    /// <summary>How the runner trains, and how far that has come.</summary>
    public Training Training;

    public Stratum Stratum => stratum;

    public Zone Zone => stratum.Zone;

    public bool IsOnStrava => stratum.Platform is Source.Strava;

    public SyncHabit Sync { get; init; }

    public bool WantsTexts { get; init; }

    public bool WantsEmail { get; init; }

    public DistanceUnit Unit { get; init; }

    /// <summary>The core's view of the last 31 days.</summary>
    public RecentTraining Recent { get; } = new(knownFrom);

    public QuietHours Hours => QuietHours.Default;

    public Talk Talk { get; } = new();

    /// <summary>When the last completed read of the account began; null before the first.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The same, had there been no limit of reads.</summary>
    public DateTimeOffset? ReadAtWithoutLimit { get; set; }

    /// <summary>When the access token ends.</summary>
    public long TokenUntil { get; set; }

    /// <summary>Runs that are on the platform and not yet with LoadWatch, in order.</summary>
    public IReadOnlyList<UploadedRun> Uploaded => _uploaded;

    public void Upload(UploadedRun run) => _uploaded.Add(run);

    /// <summary>Takes out what was uploaded by an instant.</summary>
    public IReadOnlyList<UploadedRun> TakeUploaded(long until)
    {
        if (_uploaded.Count == 0)
        {
            return [];
        }

        var taken = _uploaded.FindAll(run => run.At <= until);
        _uploaded.RemoveAll(run => run.At <= until);
        return taken;
    }
}
