namespace LoadWatch.Core.Languages;

/// <summary>
/// Everything that LoadWatch says to a runner, in one language: texts, emails, pages. The sentences are code, so that a
/// language that lacks one does not compile. Each language has its folder, and that is the only place where it is written.
/// </summary>
public abstract class Words
{
    /// <summary>The words of a language.</summary>
    public static Words Of(Language language) => language switch
    {
        Language.EnglishUs => English.EnglishWords.Us,
        Language.EnglishGb => English.EnglishWords.Gb,
        Language.FrenchCa => French.FrenchWords.Ca,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Not a language."),
    };

    /// <summary>The language.</summary>
    public abstract Language Language { get; }

    /// <summary>Numbers, distances, days and times.</summary>
    public abstract NumberWords Numbers { get; }

    /// <summary>Why something happened or did not.</summary>
    public abstract ReasonWords Reasons { get; }

    /// <summary>The texts that LoadWatch sends by itself.</summary>
    public abstract AlertWords Alerts { get; }

    /// <summary>The page of a routine.</summary>
    public abstract RoutineWords Routine { get; }

    /// <summary>The answers to what a runner texts.</summary>
    public abstract ReplyWords Replies { get; }

    /// <summary>The runner's weeks and runs: what they come to, the charts, their tables.</summary>
    public abstract ChartWords Charts { get; }

    /// <summary>The frame of every page, signing in, and what can go wrong with any.</summary>
    public abstract SiteWords Site { get; }

    /// <summary>Joining, settings and consents.</summary>
    public abstract JoinWords Join { get; }

    /// <summary>The runner's own page, and leaving.</summary>
    public abstract OwnWords Own { get; }

    /// <summary>Who looked at a runner's data, and what a clinic lets the runner read.</summary>
    public abstract LookWords Looks { get; }

    /// <summary>A clinic's list.</summary>
    public abstract BoardWords Board { get; }

    /// <summary>A runner's page at a clinic, and what can be done there.</summary>
    public abstract CareWords Care { get; }

    /// <summary>The numbers of a clinic.</summary>
    public abstract InsightWords Insight { get; }

    /// <summary>A clinic's people: signing in, the frame of their pages, the team.</summary>
    public abstract TeamWords Team { get; }

    /// <summary>The weekly email, and the page that ends it.</summary>
    public abstract SummaryWords Summaries { get; }
}
