using LoadWatch.Core.Running;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Storage;

namespace LoadWatch.Runner;

/// <summary>A runner whom the operator enrols, with the consent that the runner gave in person or on paper.</summary>
/// <param name="Name">The runner's name.</param>
/// <param name="Phone">The number for texts, as it is written; with a country code or as dialled in <paramref name="Country"/>.</param>
/// <param name="Country">Two letters, for numbers without a country code.</param>
/// <param name="Zone">The runner's zone, an IANA name.</param>
/// <param name="Unit">The runner's unit.</param>
/// <param name="TextsConsent">How and when the runner agreed to texts; null if not.</param>
/// <param name="PhoneChecked">Whether somebody has made sure that the number is the runner's.</param>
public sealed record NewRunner(
    string Name, string Phone, string Country, string Zone, DistanceUnit Unit, string? TextsConsent, bool PhoneChecked = true);

/// <summary>Enrols runners and records what they agree to.</summary>
public sealed class Enrolment(Runners runners, Contacts contacts, TimeProvider clock)
{
    /// <summary>The wording of the consent that an operator records on a runner's behalf.</summary>
    public const string OperatorWording = "operator-1";

    /// <summary>Enrols a runner.</summary>
    /// <exception cref="ArgumentException">The number or the zone is not valid, or the number is another runner's; the message says what is wrong.</exception>
    public async Task<RunnerId> AddAsync(NewRunner runner, CancellationToken cancel)
    {
        var id = RunnerId.New();
        var now = clock.GetUtcNow();
        var profile = new Profile
        {
            Name = runner.Name,
            Phone = E164(runner.Phone, runner.Country),
            PhoneVerifiedAt = runner.PhoneChecked ? now : null,
            JoinedAt = now,
            Unit = runner.Unit,
            Zone = TimeZoneInfo.TryFindSystemTimeZoneById(runner.Zone, out _)
                ? runner.Zone
                : throw new ArgumentException($"'{runner.Zone}' is not a time zone: use an IANA name such as America/Toronto.", nameof(runner)),
        };
        await runners.PutProfileAsync(id, profile, cancel);
        if (runner.PhoneChecked && !await contacts.ClaimAsync(ContactKind.Phone, profile.Phone, id, cancel))
        {
            await runners.DeleteAsync(id, cancel);
            throw new ArgumentException($"'{runner.Phone}' is the number of another runner here: remove that one first, or use another number.", nameof(runner));
        }

        if (runner.TextsConsent is { } how)
        {
            await runners.PutConsentAsync(id, new Consent(Consent.Texts, OperatorWording, now, how), cancel);
        }

        return id;
    }

    /// <summary>Records that a runner agrees to texts or no longer does; an agreement also ends whatever kept texts back before.</summary>
    /// <exception cref="ArgumentException">There is no such runner.</exception>
    public async Task TextsAsync(RunnerId id, bool on, string how, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var profile = await runners.FindProfileAsync(id, cancel) ?? throw new ArgumentException("No such runner.", nameof(id));
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        if (on && !runner.HasConsented(Consent.Texts))
        {
            await runners.PutConsentAsync(id, new Consent(Consent.Texts, OperatorWording, now, how), cancel);
        }

        foreach (var held in on ? [] : runner.Held(Consent.Texts))
        {
            await runners.PutConsentAsync(id, held with { Withdrawn = now }, cancel);
        }

        if (on && profile.NoTextsBecause is not null)
        {
            await runners.PutProfileAsync(id, profile with { NoTextsBecause = null }, cancel);
        }
    }

    private static string E164(string phone, string country) => ContactText.Phone(phone, country)
        ?? throw new ArgumentException($"'{phone}' is not a valid mobile number in {country}: write it as it is dialled there, or with + and the country code.", nameof(phone));
}
