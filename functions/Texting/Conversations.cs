using LoadWatch.Core;
using LoadWatch.Core.Talking;
using LoadWatch.Storage;

namespace LoadWatch.Texting;

/// <summary>A conversation in the rows of a runner.</summary>
internal static class Conversations
{
    /// <summary>Which wording a runner agrees to by texting START: that of the confirmation.</summary>
    public const string StartWording = "start-by-text-1";

    /// <summary>What went before a text.</summary>
    /// <param name="isStopped">Whether the number is on the suppression list.</param>
    public static Conversation Before(Said said, RunnerPartition runner, bool isStopped)
    {
        var profile = runner.Profile!.Value;
        var earlier = runner.Said.Select(row => row.Value).Where(other => other.Meaning is not null && other.Sid != said.Sid).ToArray();
        var hasOptedOut = profile.NoTextsBecause is Reasons.OptedOut;
        return new Conversation
        {
            Day = said.Day,
            IsStopped = isStopped || hasOptedOut,
            IsGoodbyeSaid = hasOptedOut || (profile.NoTextsBecause is not null && !runner.HasConsented(Consent.Texts)),
            SelfTestAsked = SelfTestAsked(runner, earlier),
            IsHelpGivenToday = earlier.Any(other => other.Day == said.Day && other.Meaning is Meanings.Unclear),
            Pains = [.. earlier.Where(other => other.Pain is not null).Select(other => (other.Day, other.Pain!.Value))],
            Reports = [.. earlier.SelectMany(RoutineReports.Of)],
        };
    }

    /// <summary>Writes what a text changes of the texts.</summary>
    public static void Write(TextsChange? change, Said said, RunnerPartition runner, RunnerChanges changes)
    {
        var found = runner.Profile!;
        var profile = found.Value;
        switch (change)
        {
            case TextsChange.Stopped:
                changes.Put(found, profile with { NoTextsBecause = profile.NoTextsBecause ?? Reasons.OptedOut });
                foreach (var given in runner.Held(Consent.Texts))
                {
                    changes.Put(given with { Withdrawn = said.At });
                }

                break;
            case TextsChange.Started:
                changes.Put(found, profile with { NoTextsBecause = profile.NoTextsBecause is Reasons.OptedOut ? null : profile.NoTextsBecause, PausedUntil = null });
                if (!runner.HasConsented(Consent.Texts))
                {
                    changes.Put(new Consent(Consent.Texts, StartWording, said.At, "texted START"));
                }

                break;
            case TextsChange.Paused(var until):
                changes.Put(found, profile with { PausedUntil = until });
                break;
            case TextsChange.Resumed:
                changes.Put(found, profile with { PausedUntil = null });
                break;
            default:
                break;
        }
    }

    /// <summary>The day of the last follow-up that went out and has had no answer since.</summary>
    private static DateOnly? SelfTestAsked(RunnerPartition runner, IEnumerable<Said> earlier)
    {
        var asked = runner.Texts.Select(row => row.Value)
            .Where(text => text is { Kind: TextKind.FollowUp, State: TextState.Sent or TextState.Sending or TextState.Unknown })
            .Max(text => text.SentAt ?? text.SendingAt);
        return asked is { } at && !earlier.Any(other => other.At > at && other.Meaning is Meanings.Ok or Meanings.Weak)
            ? runner.Profile!.Value.DayAt(at) : null;
    }
}
