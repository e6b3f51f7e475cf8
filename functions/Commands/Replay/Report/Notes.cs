using LoadWatch.Core.Risk;
using LoadWatch.Core.Telling;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>What the marks mean, what the rules are and what nobody claims.</summary>
internal static class Notes
{
    public static Html Legend => Html.Of($"""
        <ul class="legend" aria-label="What the marks mean">
        <li>{Marks.Inline(Rule.Spike, Level.Elevated)} spike</li><li>{Marks.Inline(Rule.WeeklyJump, Level.Elevated)} weekly jump</li><li>{Marks.Inline(Rule.Return, Level.Watch)} return after a break</li><li>{Marks.InlineText} text</li>
        <li>{Marks.Inline(Rule.WeeklyJump, Level.Watch)} hollow: watch</li><li>{Marks.Inline(Rule.WeeklyJump, Level.Elevated)} full: elevated</li><li>{Marks.Inline(Rule.WeeklyJump, Level.High)} ringed: high</li>
        </ul>

        """);

    public static Html Rules => Html.Of($"""
        <section><h2>The rules</h2>
        <p>Each run is judged as of its own day, over the runs up to it. A flag says one thing: this is a bigger jump than your recent training.</p>
        <dl class="rules">
        <dt>{Marks.Inline(Rule.Spike, Level.Elevated)} Spike</dt><dd>One run against the longest of the {Thresholds.SpikeDays} days before (at least {Thresholds.SpikeRuns} runs). Above {Thresholds.SpikeWatch:0.00}x watch, above {Thresholds.SpikeElevated:0.00}x elevated, above {Thresholds.SpikeHigh:0.00}x high; elevated and high need {Thresholds.SpikeExcess.Kilometres:0} km more than that run.</dd>
        <dt>{Marks.Inline(Rule.WeeklyJump, Level.Elevated)} Weekly jump</dt><dd>The last {Thresholds.AcuteDays} days against the larger of the week before and the mean week of the three before ({Thresholds.KnownDays} known days), at least {Thresholds.WeekExcess.Kilometres:0} km more. Above {Thresholds.WeekWatch:0.0}x watch; with {Thresholds.WeekLeast.Kilometres:0} km or more, above {Thresholds.WeekElevated:0.0}x elevated, from {Thresholds.WeekHigh:0.0}x high.</dd>
        <dt>{Marks.Inline(Rule.Return, Level.Watch)} Return</dt><dd>The previous run lies more than {Thresholds.BreakDays} days back. Watch; the other two rules say nothing of that run.</dd>
        <dt>{Marks.InlineText} Text</dt><dd>Elevated or high makes a text due, unless one of the same or a higher level went out less than {TextDecision.CoolDownDays} days before.</dd>
        </dl>
        <p>This replay leaves out what a file cannot know: consent, quiet hours, the runner's clinic, and texts that a late sync would have kept back. The link in the texts stands for the deployment's own.</p>
        </section>
        <section><h2>What is not claimed</h2>
        <p>No flag predicts an injury, and no text prevents one. The spike rule rests on one large observational study (Schuster Brandt Frandsen and others, 2025), the weekly jump on weak evidence; most flagged runs end well. The exercises activate muscles; sent as a text they are not shown to prevent anything. Pain outranks every number here: call a physio.</p>
        </section>

        """);
}
