using LoadWatch.Storage;

namespace LoadWatch.Texting;

/// <summary>
/// Which of the carrier's messages is a text whose answer was lost. The carrier keeps no id of ours: words, time and the ids that
/// other texts have must tell. In doubt there is one, for a text must not go out twice; but not one that is another text's.
/// </summary>
internal static class LostAnswer
{
    /// <summary>Clocks that are kept right differ by less.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Our clock may have been wrong, and so far ahead, when it marked a text.</summary>
    private static readonly TimeSpan WrongClock = TimeSpan.FromHours(25);

    /// <param name="text">A text that is marked as being sent.</param>
    /// <param name="texts">All texts of its runner.</param>
    /// <param name="accepted">The carrier's messages of its words to its number.</param>
    /// <returns>The message's id; null if the carrier does not have it.</returns>
    public static string? Find(Text text, IReadOnlyCollection<Text> texts, IEnumerable<TwilioMessage> accepted)
    {
        var marked = text.SendingAt!.Value;
        var others = texts.Where(other => other.Id != text.Id).ToArray();
        var known = others.Select(other => other.Sid).Concat(texts.Select(any => any.EarlierSid)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return accepted
            .Where(message => !known.Contains(message.Sid) && !(message.CreatedAt < marked - WrongClock))
            .Where(message => IsOfItsTime(message, marked) || !Array.Exists(others, other => IsRather(other, message, text)))
            .OrderByDescending(message => message.CreatedAt >= marked - ClockDifference)
            .ThenBy(message => (message.CreatedAt - marked)?.Duration() ?? TimeSpan.MaxValue)
            .FirstOrDefault()?.Sid;
    }

    private static bool IsOfItsTime(TwilioMessage message, DateTimeOffset marked) => (message.CreatedAt - marked)?.Duration() <= ClockDifference;

    /// <summary>Whether a message that is not of a text's time is of that of another of the same words, of which it is not known what it became.</summary>
    private static bool IsRather(Text other, TwilioMessage message, Text text) =>
        other is { Sid: null, IsSealed: false, State: TextState.Sending or TextState.Unknown, SendingAt: { } marked }
        && other.Body == text.Body
        && IsOfItsTime(message, marked);
}
