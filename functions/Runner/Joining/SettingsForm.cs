using System.Globalization;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Site;
using LoadWatch.Storage;

namespace LoadWatch.Runner.Joining;

/// <summary>A runner's settings as a form, and back.</summary>
internal static class SettingsForm
{
    private const int LongestName = 60;

    /// <summary>The US federal limits (47 CFR 64.1200(c)(1)): nobody may ask for a text outside them.</summary>
    public static readonly TimeOnly Earliest = new(8, 0);
    public static readonly TimeOnly Latest = new(21, 0);
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(2);

    public static IReadOnlyList<TimeOnly> Hours { get; } = [.. Enumerable.Range(0, 14).Select(hour => Earliest.AddHours(hour))];

    public static IReadOnlyList<DayOfWeek> WeekStarts { get; } = [DayOfWeek.Monday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static Filled Of(Profile profile) => new()
    {
        ["name"] = profile.Name,
        ["language"] = profile.Language.Tag(),
        ["unit"] = profile.Unit.ToString(),
        ["zone"] = profile.Zone,
        ["from"] = Say(profile.TextsFrom),
        ["until"] = Say(profile.TextsUntil),
        ["week"] = profile.WeekStart.ToString(),
        ["email"] = profile.Email ?? "",
        ["counts"] = profile.Counts?.ToString() ?? "",
    };

    /// <summary>The profile with what was filled in; what is wrong is noted in the form, and then the result means nothing.</summary>
    public static Profile Apply(Filled form, Profile profile, IReadOnlyList<string> sources, Words words)
    {
        var name = form["name"].Trim();
        var zone = form["zone"].Trim();
        var (from, until) = (Time(form["from"]), Time(form["until"]));
        var email = form["email"].Trim();
        var address = email.Length == 0 ? null : ContactText.Email(email);
        Check(form, "name", name.Length is > 0 and <= LongestName && !name.Any(char.IsControl), words.Join.NameMissing);
        Check(form, "zone", Zones.IsKnown(zone), words.Join.ZoneWrong);
        Check(form, "hours", from >= Earliest && until <= Latest && until - from >= Shortest && from < until, words.Join.HoursWrong(words.Numbers.Time(Earliest), words.Numbers.Time(Latest)));
        Check(form, "email", email.Length == 0 || address is not null, words.Join.EmailWrong);
        Check(form, "counts", form["counts"].Length == 0 || sources.Contains(form["counts"], StringComparer.Ordinal), words.Join.ChooseOne);
        return profile with
        {
            Name = name,
            Language = Choice(form, "language", LanguageTags.All.Where(language => language.Tag() == form["language"]), words),
            Unit = Choice(form, "unit", Enum.GetValues<DistanceUnit>().Where(unit => unit.ToString() == form["unit"]), words),
            Zone = zone,
            TextsFrom = from ?? Earliest,
            TextsUntil = until ?? Latest,
            WeekStart = Choice(form, "week", WeekStarts.Where(day => day.ToString() == form["week"]), words),
            Email = address,
            EmailVerifiedAt = address == profile.Email ? profile.EmailVerifiedAt : null,
            EmailRefused = address == profile.Email ? profile.EmailRefused : null,
            Counts = Enum.TryParse<Source>(form["counts"], out var source) ? source : null,
        };
    }

    private static void Check(Filled form, string field, bool isRight, string sentence)
    {
        if (!isRight)
        {
            form.Wrong(field, sentence);
        }
    }

    private static T Choice<T>(Filled form, string field, IEnumerable<T> chosen, Words words)
        where T : struct
    {
        var found = chosen.Cast<T?>().FirstOrDefault();
        Check(form, field, found is not null, words.Join.ChooseOne);
        return found ?? default;
    }

    private static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
