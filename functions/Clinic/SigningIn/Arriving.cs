using LoadWatch.Storage;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>What an arrival comes to.</summary>
internal abstract record Welcome
{
    private Welcome() { }

    public sealed record In(Member Member, ClinicProfile Clinic) : Welcome;

    /// <param name="Clinics">More than one, by name.</param>
    public sealed record Choice(IReadOnlyList<ClinicProfile> Clinics) : Welcome;

    /// <summary>The issuer does not vouch for an address.</summary>
    public sealed record NotVerified : Welcome;

    /// <summary>No clinic has this account, whether or not one has its address.</summary>
    public sealed record NotAMember : Welcome;
}

/// <summary>Finds out what somebody whom the issuer has named is a member of.</summary>
internal sealed class Arriving(Members members, Clinics clinics, TimeProvider clock, ILogger<Arriving> log)
{
    /// <param name="clinic">The chosen one; null where nothing was chosen.</param>
    public async Task<Welcome> WelcomeAsync(Arrival arrival, string? clinic, CancellationToken cancel)
    {
        if (arrival.Address is null)
        {
            return new Welcome.NotVerified();
        }

        var open = (await members.OfAddressAsync(arrival.Address, cancel)).Where(member => IsOpenTo(member, arrival)).ToArray();
        return open switch
        {
            [var only] => await EnterAsync(arrival, only, cancel),
            _ when Array.Find(open, member => member.Clinic == clinic) is { } chosen => await EnterAsync(arrival, chosen, cancel),
            [] => new Welcome.NotAMember(),
            _ => new Welcome.Choice([.. (await NamesAsync(open, cancel)).OrderBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase)]),
        };
    }

    private async Task<Welcome> EnterAsync(Arrival arrival, Member member, CancellationToken cancel)
    {
        if (await clinics.FindAsync(member.Clinic, cancel) is not { } clinic
            || await members.ArriveAsync(member.Clinic, member.Id, arrival.Issuer, arrival.Account, clock.GetUtcNow(), cancel) is not { } arrived)
        {
            return new Welcome.NotAMember();
        }

        log.SignedIn(arrived.Id, arrived.Clinic);
        return new Welcome.In(arrived, clinic);
    }

    private static bool IsOpenTo(Member member, Arrival arrival) =>
        member.Subject is null || (member.Issuer == arrival.Issuer && member.Subject == arrival.Account);

    private async Task<List<ClinicProfile>> NamesAsync(IEnumerable<Member> open, CancellationToken cancel)
    {
        var profiles = new List<ClinicProfile>();
        foreach (var member in open)
        {
            if (await clinics.FindAsync(member.Clinic, cancel) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return profiles;
    }
}
