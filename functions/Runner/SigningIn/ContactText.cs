using LoadWatch.Site;
using LoadWatch.Storage;
using PhoneNumbers;

namespace LoadWatch.Runner.SigningIn;

/// <summary>Numbers and addresses as people write them.</summary>
internal static class ContactText
{
    /// <summary>A number with its country code, or an address; null where it is neither.</summary>
    public static (ContactKind Kind, string Contact)? Read(string text) =>
        text.Contains('@', StringComparison.Ordinal)
            ? Email(text) is { } email ? (ContactKind.Email, email) : null
            : Phone(text, null) is { } phone ? (ContactKind.Phone, phone) : null;

    public static string? Email(string text) => AddressText.Read(text);

    /// <summary>A number in E.164; null where it is not a valid mobile one of the country, or of the country code that it begins with.</summary>
    public static string? Phone(string text, string? country)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(text, country);
            return numbers.IsValidNumber(number) && numbers.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The country of a number in E.164, by its two letters; null where there is none.</summary>
    public static string? CountryOf(string phone) => PhoneNumberUtil.GetInstance() is var numbers ? numbers.GetRegionCodeForNumber(numbers.Parse(phone, null)) : null;

    /// <summary>A number in E.164 as people write it: <c>+1 905-555-0100</c>.</summary>
    public static string Said(string phone) =>
        PhoneNumberUtil.GetInstance() is var numbers ? numbers.Format(numbers.Parse(phone, null), PhoneNumberFormat.INTERNATIONAL) : phone;
}
