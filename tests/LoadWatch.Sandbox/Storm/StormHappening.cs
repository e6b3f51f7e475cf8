namespace LoadWatch.Sandbox.Storm;

internal enum What
{
    /// <summary>A run is new at the platform.</summary>
    New,

    /// <summary>Its name was changed (Strava), or its distance (Garmin).</summary>
    Edited,

    /// <summary>It is no longer there.</summary>
    Gone,

    /// <summary>It is there again.</summary>
    Back,
}

/// <summary>Something that a platform tells of.</summary>
internal sealed record StormHappening(StormRunner Runner, StormRun Run, What What)
{
    /// <summary>
    /// Everything that happens, in waves: what is edited, goes and comes back does so after it came. A runner's week comes
    /// within a third of the storm, another runner's in another, so that texts become due all the time.
    /// </summary>
    public static IReadOnlyList<StormHappening>[] Waves(IEnumerable<StormRunner> runners, int waves, bool runsVanish, Random random)
    {
        var all = Enumerable.Range(0, waves).Select(_ => new List<StormHappening>()).ToArray();
        foreach (var runner in runners)
        {
            var span = Math.Max(1, waves / 3);
            var first = random.Next(waves - span + 1);
            foreach (var run in runner.News)
            {
                var at = first + random.Next(span);
                all[at].Add(new StormHappening(runner, run, What.New));
                var later = waves - at - 1;
                switch (random.Next(6))
                {
                    case 0 or 1 when later > 0:
                        all[at + 1 + random.Next(later)].Add(new StormHappening(runner, run, What.Edited));
                        break;
                    case 2 when runsVanish && runner.IsStrava && later > 1:
                        all[at + 1].Add(new StormHappening(runner, run, What.Gone));
                        all[at + 2].Add(new StormHappening(runner, run, What.Back));
                        break;
                    default:
                        break;
                }
            }
        }

        foreach (var wave in all)
        {
            var shuffled = wave.ToArray();
            random.Shuffle(shuffled);
            wave.Clear();
            wave.AddRange(shuffled);
        }

        return all;
    }
}
