namespace LoadWatch.Core.Telling;

/// <summary>Whom a runner can call.</summary>
/// <param name="Name">The clinic's name, ASCII.</param>
/// <param name="Phone">Its number, as people dial it there.</param>
public sealed record Physio(string Name, string Phone)
{
    /// <summary>What a phone dials at a touch (RFC 3966): the number alone, for what follows a first letter is an extension.</summary>
    /// <param name="phone">A number as people write it.</param>
    public static string DialAddress(string phone) =>
        "tel:" + string.Concat(phone.TakeWhile(c => !char.IsLetter(c)).Where(c => char.IsAsciiDigit(c) || c is '+'));
}
