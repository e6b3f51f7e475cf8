using PhoneNumbers;

namespace LoadWatch.Site;

/// <summary>What a phone dials at a touch. A number that nobody can be sure of is not offered.</summary>
internal static class DialAddress
{
    /// <summary>Fewer digits are an extension, a short code, or what stands before a word.</summary>
    private const int FewestDigits = 7;

    /// <param name="phone">A number as a clinic writes it.</param>
    /// <returns>An address of the scheme <c>tel</c>; null where the number cannot be told from what else is written.</returns>
    public static string? Of(string phone)
    {
        if (phone.TrimStart().StartsWith('+'))
        {
            return International(phone);
        }

        var digits = string.Concat(phone.TakeWhile(c => char.IsAsciiDigit(c) || c is ' ' or '(' or ')' or '-' or '.').Where(char.IsAsciiDigit));
        return digits.Length >= FewestDigits ? $"tel:{digits}" : null;
    }

    private static string? International(string phone)
    {
        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var number = numbers.Parse(phone, null);
            var address = numbers.Format(number, PhoneNumberFormat.RFC3966);
            return numbers.IsPossibleNumber(number) && address.All(c => char.IsAscii(c) && (char.IsLetterOrDigit(c) || c is ':' or '+' or '-' or ';' or '=')) ? address : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
