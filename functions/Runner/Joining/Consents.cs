using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.Joining;

/// <summary>Something a runner can agree to, or has.</summary>
/// <param name="Kind">As <see cref="Consent.Kind"/>.</param>
/// <param name="Wording">What the runner reads.</param>
/// <param name="Given">The day of the yes that holds; null where there is none.</param>
public sealed record Offer(string Kind, string Wording, DateOnly? Given);

/// <summary>What a runner can agree to, what was agreed to, and what follows from a yes and from its end.</summary>
public sealed class Consents(Runners runners, Clinics clinics, Contacts contacts, Boards boards, Queues queues, Outbox outbox, TimeProvider clock, IOptions<LoadWatchOptions> deployment)
{
    /// <summary>The version of the wordings in core/Languages: raised whenever one of them changes its meaning.</summary>
    private const string Version = "2026-11-23";

    /// <summary>The most confirmations a day to one number, however often the yes is given.</summary>
    private const int MostConfirmations = 2;

    private static readonly TimeSpan ConfirmationLife = TimeSpan.FromHours(4);

    /// <summary>Each consent that can be given or is held; those of former clinics too, so that each can be taken back.</summary>
    public async Task<IReadOnlyList<Offer>> OffersAsync(RunnerPartition runner, Words words, CancellationToken cancel)
    {
        var profile = runner.Profile!.Value;
        var offers = new List<Offer> { Offer(Consent.Texts, words.Join.TextsConsent(await SenderAsync(profile, cancel))) };
        if (profile.Email is not null || runner.HasConsented(Consent.Email))
        {
            offers.Add(Offer(Consent.Email, words.Join.EmailConsent));
        }

        foreach (var id in runner.SharesWith.Append(profile.Clinic).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await clinics.FindAsync(id, cancel) is { } clinic)
            {
                offers.Add(Offer(Consent.Sharing(id), words.Join.SharingConsent(clinic.Name)));
                offers.Add(Offer(Consent.Sharing(id, SharedPart.Replies), words.Join.SharingRepliesConsent(clinic.Name)));
                offers.Add(Offer(Consent.Sharing(id, SharedPart.Phone), words.Join.SharingPhoneConsent(clinic.Name)));
            }
        }

        return offers;

        Offer Offer(string kind, string wording) => new(
            kind, wording, runner.Held(kind).FirstOrDefault() is { } held ? profile.DayAt(held.Given) : null);
    }

    /// <summary>Records a yes, with the wording that was read, and does what follows.</summary>
    public async Task GiveAsync(RunnerId id, Profile profile, string kind, string address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await runners.PutConsentAsync(id, new Consent(kind, $"{kind}-{Version}/{profile.Language.Tag()}", now, "the page", Address: address), cancel);
        if (kind == Consent.Texts && profile.PhoneVerifiedAt is not null
            && await contacts.TakeTurnAsync(ContactKind.Phone, profile.Phone, "confirmation", MostConfirmations, TimeSpan.FromDays(1), now, cancel))
        {
            await outbox.TextAsync(id, profile, profile.Words.Join.TextsConfirmation(await SenderAsync(profile, cancel)), isSecret: false, null, ConfirmationLife, cancel);
        }
        else if (Consent.ClinicOf(kind) is { } clinic)
        {
            await queues.PutAsync(new BoardDue(clinic, id.Value), TimeSpan.Zero, cancel);
            if (await runners.FindProfileAsync(id, cancel) is null)
            {
                // The runner has left at the same moment: nothing stays behind.
                await runners.DeleteAsync(id, cancel);
            }
        }
    }

    /// <summary>What the clinics' lists show of the profile has changed.</summary>
    public async Task TellClinicsAsync(RunnerId id, CancellationToken cancel) =>
        await queues.PutBoardsAsync(await runners.ReadAsync(id, DateOnly.MaxValue, cancel), TimeSpan.Zero, cancel);

    /// <summary>Ends a consent at once; with the sharing itself, all its parts.</summary>
    public async Task WithdrawAsync(RunnerId id, RunnerPartition runner, string kind, CancellationToken cancel)
    {
        var clinic = Consent.ClinicOf(kind);
        var isWhole = clinic is not null && kind == Consent.Sharing(clinic);
        var isHeld = runner.HasConsented(kind);
        var ended = isWhole ? Enum.GetValues<SharedPart>().Select(part => Consent.Sharing(clinic!, part)) : [kind];
        foreach (var held in ended.SelectMany(runner.Held))
        {
            await runners.PutConsentAsync(id, held with { Withdrawn = clock.GetUtcNow() }, cancel);
        }

        if (isWhole && isHeld)
        {
            await runners.ChangeProfileAsync(id, profile => profile.Clinic == clinic ? profile with { Clinic = null } : profile, cancel);
            await boards.RemoveAsync(clinic!, id, cancel);
        }
        else if (clinic is not null && isHeld)
        {
            if (kind == Consent.Sharing(clinic, SharedPart.Replies))
            {
                await boards.ForgetRepliesAsync(clinic, id, runner.Profile!.Value.DayAt(clock.GetUtcNow()), cancel);
            }

            await queues.PutAsync(new BoardDue(clinic, id.Value), TimeSpan.Zero, cancel);
        }
    }

    /// <summary>Who texts: the runner's clinic, the deployment's, or LoadWatch itself.</summary>
    private async Task<string> SenderAsync(Profile profile, CancellationToken cancel) =>
        (profile.Clinic is { } id ? (await clinics.FindAsync(id, cancel))?.Name : null) ?? deployment.Value.Physio?.Name ?? "LoadWatch";
}
