using LoadWatch.Core.Running;
using LoadWatch.Storage;
using PhoneNumbers;

namespace LoadWatch.Runner;

/// <summary>A runner whom the operator enrols, with the consent that the runner gave in person or on paper.</summary>
/// <param name="Name">The runner's name.</param>
/// <param name="Phone">The number for texts, as it is written; with a country code or as dialled in <paramref name="Country"/>.</param>
/// <param name="Country">Two letters, for numbers without a country code.</param>
/// <param name="Zone">The runner's zone, an IANA name.</param>
/// <param name="Unit">The runner's unit.</param>
/// <param name="TextsConsent">How and when the runner agreed to texts; null if not.</param>
public sealed record NewRunner(string Name, string Phone, string Country, string Zone, DistanceUnit Unit, string? TextsConsent);

/// <summary>Enrols runners.</summary>
public sealed class Enrolment(Runners runners, TimeProvider clock)
{
    /// <summary>The wording of the consent that an operator records on a runner's behalf.</summary>
    public const string OperatorWording = "operator-1";

    /// <summary>Enrols a runner.</summary>
    /// <exception cref="ArgumentException">The number or the zone is not valid; the message says what is wrong.</exception>
    public async Task<RunnerId> AddAsync(NewRunner runner, CancellationToken cancel)
    {
        var id = RunnerId.New();
        var now = clock.GetUtcNow();
        var profile = new Profile
        {
            Name = runner.Name,
            Phone = E164(runner.Phone, runner.Country),
            PhoneVerifiedAt = now,
            Unit = runner.Unit,
            Zone = TimeZoneInfo.TryFindSystemTimeZoneById(runner.Zone, out _)
                ? runner.Zone
                : throw new ArgumentException($"'{runner.Zone}' is not a time zone: use an IANA name such as America/Toronto.", nameof(runner)),
        };
        await runners.PutProfileAsync(id, profile, cancel);
        if (runner.TextsConsent is { } how)
        {
            await runners.PutConsentAsync(id, new Consent(Consent.Texts, OperatorWording, now, how), cancel);
        }

        return id;
    }

    private static string E164(string phone, string country)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(phone, country);
            return numbers.IsValidNumber(number)
                ? numbers.Format(number, PhoneNumberFormat.E164)
                : throw new ArgumentException($"'{phone}' is not a valid number in {country}.", nameof(phone));
        }
        catch (NumberParseException unreadable)
        {
            throw new ArgumentException($"'{phone}' is not a phone number: {unreadable.Message}", nameof(phone), unreadable);
        }
    }
}
