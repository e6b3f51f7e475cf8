using LoadWatch.Core.Risk;

namespace LoadWatch.Core;

/// <summary>
/// Why something happened or did not, as it is stored: a code, and after a colon what belongs to it. What a person reads is
/// said by <see cref="Languages.ReasonWords"/> in that person's language.
/// </summary>
public static class Reasons
{
    /// <summary>No flag above watch level.</summary>
    public const string BelowTextLevel = "below-text-level";

    /// <summary>A flag of watch level: for the weekly email and the page.</summary>
    public const string WatchLevel = "watch-level";

    /// <summary>The run lies too many days back to text.</summary>
    public const string RunTooOld = "run-too-old";

    /// <summary>History, or a correction of it, never texts.</summary>
    public const string History = "history";

    /// <summary>Another run of the same sync speaks for all.</summary>
    public const string SaidByAnotherRun = "said-by-another-run";

    /// <summary>A text that still waited gave way to one of a later run.</summary>
    public const string ReplacedByLaterRun = "replaced-by-later-run";

    /// <summary>A text about the run was tried on the same day.</summary>
    public const string TriedToday = "tried-today";

    /// <summary>The flag was corrected to watch level while its text waited.</summary>
    public const string FlagLowered = "flag-lowered";

    /// <summary>The runner sent STOP, or the carrier says so.</summary>
    public const string OptedOut = "opted-out";

    /// <summary>The number is not a valid one.</summary>
    public const string NumberInvalid = "number-invalid";

    /// <summary>The number is no mobile number.</summary>
    public const string NumberNotMobile = "number-not-mobile";

    /// <summary>The number is not in service.</summary>
    public const string NumberDead = "number-dead";

    /// <summary>The number is a landline, or cannot be reached by text.</summary>
    public const string NumberLandline = "number-landline";

    /// <summary>Nobody has shown that the number is the runner's.</summary>
    public const string NumberNotVerified = "number-not-verified";

    /// <summary>Nobody has shown that the email address is the runner's, or it has come back since.</summary>
    public const string AddressNotVerified = "address-not-verified";

    /// <summary>No consent to texts, or to the weekly email, holds.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>No carrier is configured.</summary>
    public const string NoCarrier = "no-carrier";

    /// <summary>The clinic that asked for it took it back.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>No mail server is configured.</summary>
    public const string NoMailServer = "no-mail-server";

    /// <summary>No account is linked.</summary>
    public const string NothingLinked = "nothing-linked";

    /// <summary>The carrier or the mail server gave no clear answer for a day.</summary>
    public const string NoClearAnswer = "no-clear-answer";

    /// <summary>The text could not go out in its time.</summary>
    public const string OutOfTime = "out-of-time";

    /// <summary>The text it follows did not arrive.</summary>
    public const string NothingToFollow = "nothing-to-follow";

    /// <summary>The runner has answered already.</summary>
    public const string AnsweredAlready = "answered-already";

    /// <summary>The runs it told of are gone.</summary>
    public const string RunsGone = "runs-gone";

    /// <summary>The runner took back the leave to read.</summary>
    public const string LeaveTakenBack = "leave-taken-back";

    /// <summary>The run was deleted.</summary>
    public const string RunDeleted = "run-deleted";

    /// <summary>The same run came from another source.</summary>
    public const string SameRunElsewhere = "same-run-elsewhere";

    /// <summary>The run no longer looks right.</summary>
    public const string RunLooksWrong = "run-looks-wrong";

    /// <summary>Other runs were corrected, and the comparison no longer holds.</summary>
    public const string ComparisonChanged = "comparison-changed";

    /// <summary>The run's own distance was corrected.</summary>
    public const string DistanceCorrected = "distance-corrected";

    private const char Separator = ':';

    /// <summary>Texts are paused until a day, exclusive.</summary>
    public static string Paused(DateOnly until) => Of("paused", $"{until:yyyy-MM-dd}");

    /// <summary>A text of this level or a higher one went out on a day, too few days before.</summary>
    public static string CooledDown(Level level, DateOnly day) => Of("cooled-down", level.Name(), $"{day:yyyy-MM-dd}");

    /// <summary>The flag that the text told of was withdrawn.</summary>
    /// <param name="why">The reason of that.</param>
    public static string FlagWithdrawn(string why) => Of("flag-withdrawn", why);

    /// <summary>The carrier refused the text.</summary>
    /// <param name="code">Its error code.</param>
    /// <param name="message">Its words.</param>
    public static string CarrierRefused(int code, string message) => Of("carrier-refused", $"{code}", message);

    /// <summary>The mail server refused an email.</summary>
    public static string MailRefused(string why) => Of("mail-refused", why);

    /// <summary>A platform no longer lets runs be read: the leave is gone or has been lost.</summary>
    public static string PlatformClosed(string platform) => Of("platform-closed", platform);

    /// <summary>A platform refuses to let runs be read though the leave holds.</summary>
    public static string PlatformRefuses(string platform) => Of("platform-refuses", platform);

    /// <summary>A platform whose runs may not be kept did not answer.</summary>
    public static string PlatformSilent(string platform) => Of("platform-silent", platform);

    /// <summary>The runner took back the permission that makes a platform send runs.</summary>
    public static string PermissionTakenBack(string platform) => Of("permission-taken-back", platform);

    /// <summary>The code and what belongs to it.</summary>
    /// <param name="reason">A reason as it is stored.</param>
    /// <param name="parts">How many parts it has; the last one takes the rest.</param>
    public static string[] Parts(string reason, int parts = 3) => reason.Split(Separator, parts);

    private static string Of(params string[] parts) => string.Join(Separator, parts);
}
