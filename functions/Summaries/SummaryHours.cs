using LoadWatch.Storage;

namespace LoadWatch.Summaries;

/// <summary>When a weekly summary goes out: on the first day of a week, in the morning of the place.</summary>
internal static class SummaryHours
{
    /// <summary>No sooner than this.</summary>
    public static readonly TimeOnly From = new(7, 0);

    /// <summary>Until then a platform that does not answer is asked again; after that the email says that it did not.</summary>
    public static readonly TimeOnly Patience = new(11, 0);

    /// <summary>What could not be planned by then, for the deployment was down, is not caught up: the news is old.</summary>
    public static readonly TimeOnly Until = new(20, 0);

    /// <summary>A week that was made to start on another day brings no second summary within so many days of the last.</summary>
    public const int LeastDaysBetween = 6;

    /// <summary>The day for which summaries of a group are due at an instant; null where none are.</summary>
    public static DateOnly? DueDay(TimeZoneInfo zone, DayOfWeek weekStart, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return day.DayOfWeek == weekStart && time >= From && time < Until ? day : null;
    }

    /// <summary>Why a runner gets no summary for a day now; null where one is due.</summary>
    /// <param name="runner">All that is kept of the runner but runs.</param>
    /// <param name="day">The day that was planned.</param>
    /// <param name="now">The time.</param>
    public static NotDue? WhyNot(RunnerPartition runner, DateOnly day, DateTimeOffset now) =>
        runner.Profile?.Value is not { } profile ? NotDue.NoRunner
        : !runner.HasConsented(Consent.Email) ? NotDue.NoConsent
        : profile is not { Email: not null, EmailVerifiedAt: not null } ? NotDue.NoAddress
        : DueDay(profile.TimeZone, profile.WeekStart, now) != day ? NotDue.AnotherTime
        : runner.Mails.Exists(mail => Mail.DayOfSummary(mail.Value.Id) is { } sent && day.DayNumber - sent.DayNumber < LeastDaysBetween) ? NotDue.WrittenAlready
        : null;
}

/// <summary>Why a runner gets no summary.</summary>
internal enum NotDue
{
    /// <summary>The runner has left.</summary>
    NoRunner,

    /// <summary>The runner did not ask for it, or no longer does.</summary>
    NoConsent,

    /// <summary>There is no confirmed address.</summary>
    NoAddress,

    /// <summary>The runner's week begins at another time: the settings have changed since it was planned, or the day is over.</summary>
    AnotherTime,

    /// <summary>This week's was written, or one a few days ago.</summary>
    WrittenAlready,
}
