using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Talking;
using LoadWatch.Core.Triage;
using LoadWatch.Platforms;
using LoadWatch.Storage;

namespace LoadWatch.Views;

/// <summary>What one clinic may see of a runner: the parts that the runner shares with it, of sources whose policy allows it.</summary>
public sealed record ClinicView
{
    /// <summary>The days before the first of the twelve weeks that the rules look back on.</summary>
    private const int ReachDays = Thresholds.SpikeDays + 1;

    public required RunnerPartition Kept { get; init; }

    public required Profile Profile { get; init; }

    /// <summary>The runner's local day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether replies, and the words of texts, may be seen.</summary>
    public required bool SharesReplies { get; init; }

    public required bool SharesPhone { get; init; }

    /// <summary>The platforms that count, as they call themselves.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Why there is no training to see, or none comes; null where it may come any time.</summary>
    public required Missing? Missing { get; init; }

    /// <summary>Twelve weeks, as the rules see them; of nothing where nothing may be seen.</summary>
    public required TrainingView Training { get; init; }

    /// <summary>The flags that stand, or stood; none where nothing may be seen.</summary>
    public required IReadOnlyList<StoredFlag> Flags { get; init; }

    /// <summary>What the list is sorted by.</summary>
    public required Condition Condition { get; init; }

    /// <summary>So many days after today lies no week of a view: what is known from there on is nothing, not rest in the current week.</summary>
    private const int BeyondTheWeek = 7;

    /// <summary>From which day on runs must be read for a view as of an instant, wherever the runner is.</summary>
    public static DateOnly RunsFrom(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-(7 * TrainingView.WeekCount) - ReachDays - 1);

    /// <summary>The view of what was read.</summary>
    /// <returns>Null where the runner does not share with the clinic.</returns>
    public static ClinicView? Of(RunnerPartition kept, string clinic, IEnumerable<IPlatform> platforms, DateTimeOffset now)
    {
        if (kept.Profile?.Value is not { } profile || !kept.Shares(clinic, SharedPart.Training))
        {
            return null;
        }

        var today = profile.DayAt(now);
        var counted = kept.Links.Exists(link => platforms.Any(platform => platform.Name == link.Value.Platform)) ? CountedSources.Of(kept, platforms) : null;
        var maySee = counted is not null && counted.Platforms.All(platform => platform.Policy.ClinicMaySee);
        var log = maySee ? counted!.LogOf(kept).Read(now) : [];
        var sharesReplies = kept.Shares(clinic, SharedPart.Replies);
        var flags = maySee ? kept.Flags.Select(row => row.Value).Where(flag => counted!.Contains(flag.Source)).ToArray() : [];
        var links = counted is null ? [] : kept.Links.Select(row => row.Value).Where(link => counted.Platforms.Any(platform => platform.Name == link.Platform)).ToArray();
        var isCutOff = links.Length > 0 && Array.TrueForAll(links, link => link.PausedBecause is not null);
        return new ClinicView
        {
            Kept = kept,
            Profile = profile,
            Today = today,
            SharesReplies = sharesReplies,
            SharesPhone = kept.Shares(clinic, SharedPart.Phone),
            Sources = counted is null ? [] : [.. counted.Platforms.Select(platform => PlatformNames.Of(platform.Name))],
            Missing = counted is null ? Storage.Missing.NothingLinked : !maySee ? Storage.Missing.TermsForbid : isCutOff ? Storage.Missing.CutOff : null,
            Training = TrainingView.Of(log, maySee ? counted!.KnownFrom : today.AddDays(BeyondTheWeek), today, profile.WeekStart),
            Flags = flags,
            Condition = new Condition(
                today,
                [.. flags.Where(flag => flag.WithdrawnBecause is null).Select(flag => new RaisedFlag(flag.ToFlag(), flag.RaisedAt))],
                sharesReplies ? [.. PainsOf(kept)] : [],
                maySee ? DataUntil(log, links, counted!, profile) : null,
                isCutOff),
        };
    }

    /// <summary>The pains that the runner reported; a word of pain without a number is one.</summary>
    private static IEnumerable<ReportedPain> PainsOf(RunnerPartition kept) => kept.Said.Select(row => row.Value)
        .Where(said => said.Pain is not null || said.Meaning is Meanings.PainWithoutNumber)
        .Select(said => new ReportedPain(said.Pain, said.Where, said.Side, said.At, said.Day, said.IsUrgent));

    /// <summary>The day of the last run, or of the last complete reading of a platform that can be read.</summary>
    private static DateOnly? DataUntil(IReadOnlyList<LoggedRun> log, PlatformLink[] links, CountedSources counted, Profile profile) => log
        .Select(logged => (DateOnly?)logged.Run.Day)
        .Concat(links.Where(link => link.PausedBecause is null && counted.Platforms.Any(platform => platform.Name == link.Platform && platform.CanBeRead))
            .Select(link => link.ReadAt is { } read ? profile.DayAt(read) : (DateOnly?)null))
        .Max();
}
