namespace LoadWatch.Core.Hearing;

/// <summary>
/// What a runner's text message means, in English or French, whatever its case, accents, punctuation and emoji. A text
/// that may mean stop or something harmless means stop. What is asked of the runner at the time is not known here: an OK
/// is the answer to the self-test even where none was asked for.
/// </summary>
public abstract record Heard
{
    private Heard() { }

    /// <summary>
    /// No more texts: Twilio's stop words (STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT), the French
    /// ones, and whatever else says so in a sentence.
    /// </summary>
    public sealed record Stop : Heard;

    /// <summary>Texts may come: START, UNSTOP and the French words, alone or with politeness.</summary>
    public sealed record Start : Heard;

    /// <summary>YES or OUI alone or with politeness: a start word (Twilio's list) to whom has stopped, and no more to anyone else.</summary>
    public sealed record Yes : Heard;

    /// <summary>The runner asks what this is: HELP, INFO, AIDE, a question mark alone.</summary>
    public sealed record Help : Heard;

    /// <summary>The runner did the routine.</summary>
    public sealed record Done : Heard;

    /// <summary>A pain and how strong it is.</summary>
    /// <param name="Level">0 (none) to 10, whole.</param>
    /// <param name="Where">The body part, of several the first named; null where none is.</param>
    /// <param name="Side">The side; null where none is named, or several body parts with more than one.</param>
    public sealed record Pain(int Level, BodyPart? Where, Side? Side) : Heard;

    /// <summary>A pain, or a body part alone, without a number: the answer asks for it.</summary>
    /// <param name="Where">The body part, of several the first named; null where none is.</param>
    /// <param name="Side">The side; null where none is named, or several body parts with more than one.</param>
    public sealed record PainWithoutNumber(BodyPart? Where, Side? Side) : Heard;

    /// <summary>The answer to the donkey-kick self-test.</summary>
    /// <param name="IsWeak">Whether the glutes tired early.</param>
    public sealed record SelfTest(bool IsWeak) : Heard;

    /// <summary>No texts for a while.</summary>
    /// <param name="Days">1 to <see cref="LongestDays"/> days.</param>
    public sealed record Pause(int Days) : Heard
    {
        /// <summary>Days of a pause that does not say how long.</summary>
        public const int DefaultDays = 14;

        /// <summary>Days of the longest pause, 12 weeks; a longer one is this long.</summary>
        public const int LongestDays = 84;
    }

    /// <summary>The pause is over.</summary>
    public sealed record Resume : Heard;

    /// <summary>Anything else, the empty text included.</summary>
    public sealed record Unclear : Heard;

    /// <summary>
    /// Reads a text message, of any length and any characters (lone surrogates included), in time and memory in
    /// proportion to its length.
    /// </summary>
    /// <param name="body">The message as it arrived.</param>
    public static Heard Of(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var words = Words.Of(body);
        if (words.AsksOnly)
        {
            return new Help();
        }

        if (Stopping.IsSaidIn(words))
        {
            return new Stop();
        }

        var matter = Politeness.Without(words.All);
        return Keywords.Read(matter) ?? Pausing.Read(matter) ?? Aching.Read(matter) ?? new Unclear();
    }
}
