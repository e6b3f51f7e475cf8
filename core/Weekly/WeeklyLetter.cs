using LoadWatch.Core.Languages;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using static LoadWatch.Core.Weekly.LetterBlock;

namespace LoadWatch.Core.Weekly;

/// <summary>Where the links of a weekly email lead.</summary>
/// <param name="Page">The runner's page.</param>
/// <param name="Routine">The routine, at the runner's dose.</param>
/// <param name="Settings">The runner's settings.</param>
/// <param name="Unsubscribe">The page that ends the email.</param>
public sealed record LetterLinks(Uri Page, Uri Routine, Uri Settings, Uri Unsubscribe);

/// <summary>Writes the weekly email: the same facts for HTML and plain text.</summary>
public sealed class WeeklyLetter
{
    private const string Nothing = "\u2013";

    private readonly WeeklySummary _summary;
    private readonly Words _words;
    private readonly DistanceUnit _unit;

    private WeeklyLetter(WeeklySummary summary, Words words, DistanceUnit unit) => (_summary, _words, _unit) = (summary, words, unit);

    private SummaryWords S => _words.Summaries;

    private ChartWords Charts => _words.Charts;

    /// <summary>Writes the letter.</summary>
    /// <param name="summary">The facts.</param>
    /// <param name="words">The runner's language.</param>
    /// <param name="unit">The runner's unit.</param>
    /// <param name="physio">Whom to call; null for the runner's own physio.</param>
    /// <param name="links">Where its links lead.</param>
    /// <param name="attribution">What the platforms ask to be said; empty for nothing.</param>
    public static Letter Write(WeeklySummary summary, Words words, DistanceUnit unit, Physio? physio, LetterLinks links, string attribution) =>
        new WeeklyLetter(summary, words, unit).Write(physio, links, attribution);

    private Letter Write(Physio? physio, LetterLinks links, string attribution)
    {
        var why = Why();
        return new Letter(
            _words.Language,
            Subject(),
            S.WeekOf(_words.Numbers.ShortDay(_summary.Last.Week.FirstDay), _words.Numbers.ShortDay(_summary.Last.Week.LastDay)),
            why[0],
            [
                new Lead(S.Verdict(_summary.Verdict)),
                .. why.Select(sentence => new Paragraph(sentence)),
                .. Numbers(),
                .. Chart(),
                .. Flags(),
                .. RoutineAndPain(),
                new Step(S.NextTitle, S.Next(_summary.Next), S.Call(physio), physio?.Phone),
                new Link(S.MyPage, links.Page, IsForemost: true),
                new Link(S.RoutineLink, links.Routine),
            ],
            [
                .. attribution.Length > 0 ? (LetterBlock[])[new Paragraph(attribution)] : [],
                new Paragraph(_words.Site.NoEmergencyService),
                new Paragraph(S.WhyYouGetThis),
                new Link(S.Settings, links.Settings),
                new Link(S.Unsubscribe, links.Unsubscribe),
            ]);
    }

    private string Subject()
    {
        var distance = _summary.Last.Distance is { } known ? Say(known) : "";
        return _summary switch
        {
            { Kind: WeekKind.Unknown } => S.SubjectUnknown,
            { Kind: WeekKind.Rest, Mean: { Distance.Millimetres: > 0 } mean } => S.SubjectRestAfter(Say(mean.Distance)),
            { Last.IsWithoutRuns: true } => S.SubjectRest,
            { Last.Distance.Millimetres: 0 } => S.SubjectWithoutDistance(_summary.Last.UnknownRuns),
            { Kind: WeekKind.First } => S.SubjectFirst(distance),
            { Last.Coverage: Coverage.Part } or { Gap: not null } or { Last.UnknownRuns: > 0 } => S.SubjectPartly(distance),
            { PercentOfMean: 0 } => S.SubjectAlike(distance),
            { PercentOfMean: > 0 and var percent } => S.SubjectAbove(distance, percent),
            { PercentOfMean: < 0 and var percent } => S.SubjectBelow(distance, -percent),
            { Mean: not null } => S.SubjectAfterNothing(distance),
            _ => S.SubjectAlone(distance),
        };
    }

    /// <summary>The verdict's reason, and what makes the numbers uncertain; at least one sentence.</summary>
    private List<string> Why()
    {
        var why = new List<string>();
        var gap = _summary.Gap is { } reason ? _words.Reasons.Say(reason) : null;
        switch (_summary.Kind)
        {
            case WeekKind.Unknown:
                why.Add(gap is null ? S.NothingKnownYet : S.UnknownWhy(gap));
                return why;
            case WeekKind.Rest:
                why.AddRange([Charts.Verdict(_summary.View, _unit), S.RestWhy]);
                return why;
            default:
                break;
        }

        if (_summary.Foremost is { } flag)
        {
            why.Add(Charts.Reason(flag, _unit));
        }
        else if (gap is null)
        {
            why.Add(Charts.Verdict(_summary.View, _unit));
        }

        if (gap is not null)
        {
            why.Add(S.Gap(gap));
        }
        else if (_summary.Last.Coverage is Coverage.Part)
        {
            why.Add(S.PartlyKnown(_words.Numbers.Day(_summary.View.KnownFrom)));
        }

        if (_summary.Last.UnknownRuns > 0)
        {
            why.Add(S.RunsWithoutDistance(_summary.Last.UnknownRuns));
        }
        else if (Charts.Uncertain(_summary.View.Today) is { } uncertain)
        {
            why.Add(uncertain);
        }

        return why;
    }

    private IEnumerable<LetterBlock> Numbers()
    {
        if (_summary.Kind is WeekKind.Unknown)
        {
            yield break;
        }

        var (last, before, mean) = (_summary.Last, _summary.Before, _summary.Mean);
        yield return new Heading(S.Numbers);
        yield return new Table(S.Numbers, ["", S.ThisWeek, S.WeekBefore, S.Mean],
        [
            [Charts.Distance, Far(last), Far(before), mean is null ? Nothing : Say(mean.Distance)],
            [S.Time, Long(last), Long(before), mean is null ? Nothing : SummaryWords.Duration(mean.Time)],
            [Charts.Runs, Many(last), Many(before), mean is null ? Nothing : _words.Numbers.Number(mean.Runs)],
        ]);
        if (Charts.LongestRun(_summary.View.Today, _unit) is { } longest)
        {
            yield return new Paragraph(longest);
        }

        if (mean is null)
        {
            yield return new Paragraph(S.MeanNeedsFourWeeks);
        }

        static string Long(WeekNumbers week) => week.Coverage is Coverage.None ? Nothing : SummaryWords.Duration(week.Time);
        static string Many(WeekNumbers week) => week.Coverage is Coverage.None ? Nothing : $"{week.Runs}";
    }

    private IEnumerable<LetterBlock> Chart() =>
    [
        new Heading(S.EightWeeks),
        new Picture(S.ChartAlt(string.Join("; ", _summary.Weeks.Select(week => S.ChartWeek(_words.Numbers.ShortDay(week.Week.FirstDay), Far(week)))))),
        new Table(S.EightWeeks, [Charts.WeekOf, Charts.Distance, Charts.Runs, Charts.Flags],
            [.. _summary.Weeks.Reverse().Select(week => (IReadOnlyList<string>)
            [
                _words.Numbers.ShortDay(week.Week.FirstDay),
                Far(week),
                week.Coverage is Coverage.None ? Nothing : $"{week.Runs}",
                string.Join("; ", week.Flags.Select(flag => Charts.Flag(flag.Rule, flag.Level))),
            ])]),
    ];

    private IEnumerable<LetterBlock> Flags()
    {
        string[] told =
        [
            .. _summary.Raised.Select(flag => Charts.Reason(flag, _unit)),
            .. _summary.Raised.Count == 0 && _summary.Kind is not WeekKind.Unknown ? (string[])[S.NoFlags] : [],
            .. _summary.Cleared.Select(flag => S.Cleared(Charts.Reason(flag, _unit))),
            .. _summary.Withdrawn.Select(gone => S.Withdrawn(Charts.Reason(gone.Flag, _unit), _words.Reasons.Say(gone.Reason))),
        ];
        return told.Length == 0 ? [] : [new Heading(Charts.Flags), new Items(told)];
    }

    private IEnumerable<LetterBlock> RoutineAndPain() =>
    [
        new Heading(S.RoutineAndPain),
        new Items([S.RoutineDone(_summary.DaysDone), .. _summary.Pains.Count == 0 ? [S.NoPain] : _summary.Pains.Select(Pain)]),
    ];

    private string Pain(PainReport pain)
    {
        var day = _words.Numbers.Weekday(pain.Day.DayOfWeek);
        return pain.Level is not { } level ? S.PainWithoutNumber(day)
            : S.Pain(pain.Where is { } part ? $"{level}/10, {_words.Replies.Part(part, pain.Side)}" : $"{level}/10", day);
    }

    private string Far(WeekNumbers week) => week switch
    {
        { Distance: null } => Charts.NotKnown,
        { Coverage: Coverage.Part } => $"{Say(week.Distance.Value)}, {Charts.PartlyKnown}",
        _ => Say(week.Distance.Value),
    };

    private string Say(Distance distance) => _words.Numbers.Distance(distance, _unit);
}
