using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Core.Tests.Oracle;
using LoadWatch.Core.Tests.Running;

namespace LoadWatch.Core.Tests.Risk;

/// <summary>A log as the product would have met it, each run on its own day.</summary>
/// <param name="Flags">The flags of each run in order.</param>
/// <param name="Texts">The texts, of which the later ones know the earlier ones.</param>
/// <param name="Log">The reading that was assessed.</param>
internal sealed record Replay(IReadOnlyList<Flag> Flags, IReadOnlyList<EarlierText> Texts, IReadOnlyList<LoggedRun> Log)
{
    public static Replay Of(IEnumerable<Run> runs, DateTimeOffset? now = null)
    {
        var log = new RunLog(runs).Read(now ?? Runs.Later);
        var (flags, texts) = (new List<Flag>(), new List<EarlierText>());
        foreach (var assessment in Assessor.Assess(log))
        {
            flags.AddRange(assessment.Flags);
            if (TextDecision.Of(assessment.Foremost, texts, assessment.Run.Day) is TextDecision.Due(var flag))
                texts.Add(new(assessment.Run.Day, flag.Level));
        }

        return new(flags, texts, log);
    }

    /// <summary>Flag by flag, text by text and run by run.</summary>
    public void ShouldAgreeWith(OracleResult oracle)
    {
        Flags.Select(flag => (flag.Day, flag.Rule.Name(), flag.Level.Name()))
            .ShouldBe(oracle.Flags.Select(flag => (flag.Date, flag.Rule, flag.Level)));
        foreach (var (flag, expected) in Flags.Zip(oracle.Flags))
        {
            (flag.Jump is null).ShouldBe(expected.Ratio is null);
            if (expected.Ratio is { } ratio) flag.Jump!.Ratio.ShouldBe(ratio, ratio * 1e-12);
        }

        Texts.Select(text => (text.Day, text.Level.Name())).ShouldBe(oracle.Texts.Select(text => (text.Date, text.Level)));
        Starts<Standing.Counted>().ShouldBe(oracle.Counted.Select(run => run.LocalStart));
        Starts<Standing.Quarantined>().ShouldBe(oracle.Quarantined.Select(run => run.LocalStart));
        Starts<Standing.Duplicate>().ShouldBe(oracle.Duplicates.Select(run => run.LocalStart));
    }

    private IEnumerable<DateTime> Starts<T>()
        where T : Standing =>
        Log.Where(logged => logged.Standing is T).Select(logged => logged.Run.LocalStart);
}
