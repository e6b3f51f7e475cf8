using LoadWatch.Platforms;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Site;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Runner.Joining;

/// <summary>
/// Joining, step by step: the watch (which makes the runner), the phone, the settings, the consents. The last three are the
/// runner's own pages and serve for changes later.
/// </summary>
internal static class JoinRoutes
{
    public const string Phone = "/api/me/phone";
    public const string Code = "/api/me/code";
    public const string CodeAgain = "/api/me/code/again";
    public const string Settings = "/api/me/settings";
    public const string Consents = "/api/me/consents";

    public static void MapJoin(this IEndpointRouteBuilder site) =>
        site.MapGet("/join", async (string? clinic, HttpContext context, Clinics clinics, CancellationToken cancel) => Pages.Show<JoinPage>(
            (nameof(JoinPage.W), context.Words()),
            (nameof(JoinPage.Platforms), context.RequestServices.ConfiguredPlatforms().ToArray()),
            (nameof(JoinPage.Clinic), clinic is null ? null : await clinics.FindByCodeAsync(clinic, cancel)),
            (nameof(JoinPage.IsSignedIn), Session.Of(context) is not null)));

    /// <summary>The steps of a runner who has a session.</summary>
    public static void MapJoinSteps(this IEndpointRouteBuilder own)
    {
        own.MapGet("/phone", (HttpContext context, IOptions<LoadWatchOptions> deployment) => PhoneForm(context, deployment.Value, new Filled()));
        own.MapPost("/phone", SendCodeAsync).RequireRateLimiting(Limits.Sending);
        own.MapGet("/code", async (HttpContext context, Runners runners, CancellationToken cancel) =>
            await runners.FindPhoneCodeAsync(context.Runner().Id, cancel) is { } code ? CodeForm(context, code.Value.Phone, new Filled()) : Pages.To(Phone));
        own.MapPost("/code", TryCodeAsync).RequireRateLimiting(Limits.Trying);
        own.MapPost("/code/again", SendAgainAsync).RequireRateLimiting(Limits.Sending);
        own.MapGet("/settings", async (HttpContext context, Runners runners, CancellationToken cancel) =>
            SettingsView(context, SettingsForm.Of(context.Runner().Profile), await SourcesAsync(context, runners, cancel)));
        own.MapPost("/settings", SaveSettingsAsync).RequireRateLimiting(Limits.Sending);
        own.MapGet("/consents", (HttpContext context, Runners runners, Consents consents, CancellationToken cancel) =>
            ConsentsAsync(context, new Filled(), runners, consents, cancel));
        own.MapPost("/consents", AgreeAsync).RequireRateLimiting(Limits.Sending);
        own.MapPost("/consents/withdraw", WithdrawAsync).RequireRateLimiting(Limits.Trying);
        own.MapPost("/clinic", FindClinicAsync).RequireRateLimiting(Limits.Trying);
    }

    private static async Task<IResult> SendCodeAsync(
        HttpContext context, PhoneVerification phones, Runners runners, IOptions<LoadWatchOptions> deployment, CancellationToken cancel)
    {
        var words = context.Words().Join;
        var (id, profile) = context.Runner();
        var form = await context.FilledAsync();
        var countries = deployment.Value.Countries.Split(',');
        var phone = ContactText.Phone(form["phone"], form["country"]);
        if (form["phone"].Trim().Length == 0)
        {
            form.Wrong("phone", words.PhoneMissing);
        }
        else if (phone is null)
        {
            form.Wrong("phone", words.PhoneWrong(words.CountryName(countries.FirstOrDefault(code => code == form["country"], countries[0]))));
        }
        else if (ContactText.CountryOf(phone) is not { } country || !countries.Contains(country, StringComparer.Ordinal))
        {
            form.Wrong("phone", words.CountryNotServed(string.Join(", ", countries.Select(words.CountryName))));
        }
        else if (!await phones.SendAsync(id, profile, phone, cancel))
        {
            form.Wrong("phone", words.TooManyCodes);
        }
        else
        {
            if (profile is { JoinedAt: null, Phone.Length: 0 } && Zones.OfCountry(country) is { } zone)
            {
                await runners.ChangeProfileAsync(id, found => found with { Zone = zone }, cancel);
            }

            return Pages.To(Code);
        }

        return PhoneForm(context, deployment.Value, form);
    }

    private static async Task<IResult> TryCodeAsync(HttpContext context, PhoneVerification phones, Runners runners, CancellationToken cancel)
    {
        var words = context.Words().Join;
        var (id, profile) = context.Runner();
        var form = await context.FilledAsync();
        if (await runners.FindPhoneCodeAsync(id, cancel) is not { } code)
        {
            return Pages.To(Phone);
        }

        switch (await phones.TryAsync(id, form["code"], cancel))
        {
            case CodeOutcome.Verified:
                return Pages.To(profile.JoinedAt is null ? Settings : "/api/me");
            case CodeOutcome.Wrong(var left):
                form.Wrong("code", words.CodeWrong(left));
                break;
            case CodeOutcome.Taken:
                form.Wrong("code", words.PhoneTaken);
                break;
            default:
                form.Wrong("code", words.CodeOver);
                break;
        }

        return CodeForm(context, code.Value.Phone, form);
    }

    private static async Task<IResult> SendAgainAsync(HttpContext context, PhoneVerification phones, Runners runners, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        if (await runners.FindPhoneCodeAsync(id, cancel) is not { } code)
        {
            return Pages.To(Phone);
        }

        if (await phones.SendAsync(id, profile, code.Value.Phone, cancel))
        {
            return Pages.To(Code);
        }

        var form = new Filled();
        form.Wrong("code", context.Words().Join.TooManyCodes);
        return CodeForm(context, code.Value.Phone, form);
    }

    private static async Task<IResult> SaveSettingsAsync(
        HttpContext context, Runners runners, Contacts contacts, EmailAddresses addresses, Consents consents, Subscriptions subscriptions, Changes changes, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        var form = await context.FilledAsync();
        var sources = await SourcesAsync(context, runners, cancel);
        var wanted = SettingsForm.Apply(form, profile, sources, context.Words());
        if (!form.IsRight)
        {
            return SettingsView(context, form, sources);
        }

        await subscriptions.MoveAsync(id, profile, wanted, cancel);

        var saved = await runners.ChangeProfileAsync(id, found => SettingsForm.Apply(form, found, sources, context.Words()), cancel) ?? profile;
        if (profile.Email is { } before && before != saved.Email)
        {
            await contacts.ReleaseAsync(ContactKind.Email, before, id, cancel);
        }

        await consents.TellClinicsAsync(id, cancel);
        await addresses.AskAsync(id, saved, cancel);
        if (saved.Counts != profile.Counts)
        {
            await changes.RecountAsync(id, cancel);
        }

        return Pages.To(profile.JoinedAt is null ? Consents : "/api/me?saved=1");
    }

    private static async Task<IResult> AgreeAsync(HttpContext context, Runners runners, Consents consents, TimeProvider clock, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        var form = await context.FilledAsync();
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        foreach (var offer in (await consents.OffersAsync(runner, context.Words(), cancel)).Where(offer => offer.Given is null && form.IsTicked(offer.Kind)))
        {
            await consents.GiveAsync(id, profile, offer.Kind, context.Address(), cancel);
        }

        await runners.ChangeProfileAsync(id, found => found with { JoinedAt = found.JoinedAt ?? clock.GetUtcNow() }, cancel);
        return Pages.To("/api/me");
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, Runners runners, Consents consents, CancellationToken cancel)
    {
        var (id, _) = context.Runner();
        await consents.WithdrawAsync(id, await runners.ReadAsync(id, DateOnly.MaxValue, cancel), (await context.FilledAsync())["kind"], cancel);
        return Pages.To(Consents);
    }

    private static async Task<IResult> FindClinicAsync(HttpContext context, Clinics clinics, Runners runners, Consents consents, CancellationToken cancel)
    {
        var form = await context.FilledAsync();
        if (await clinics.FindByCodeAsync(form["code"].Trim(), cancel) is { } clinic)
        {
            await runners.ChangeProfileAsync(context.Runner().Id, found => found with { Clinic = clinic.Id, Exercises = found.Clinic == clinic.Id ? found.Exercises : [] }, cancel);
            return Pages.To(Consents);
        }

        form.Wrong("code", context.Words().Join.ClinicCodeWrong);
        return await ConsentsAsync(context, form, runners, consents, cancel);
    }

    private static IResult PhoneForm(HttpContext context, LoadWatchOptions deployment, Filled form) => Pages.Show<PhonePage>(
        StatusOf(form),
        (nameof(PhonePage.W), context.Words()),
        (nameof(PhonePage.Form), form),
        (nameof(PhonePage.Countries), deployment.Countries.Split(',')),
        (nameof(PhonePage.IsJoining), context.Runner().Profile.JoinedAt is null));

    private static IResult CodeForm(HttpContext context, string phone, Filled form) => Pages.Show<CodePage>(
        StatusOf(form),
        (nameof(CodePage.W), context.Words()),
        (nameof(CodePage.Form), form),
        (nameof(CodePage.Phone), ContactText.Said(phone)),
        (nameof(CodePage.IsJoining), context.Runner().Profile.JoinedAt is null));

    private static IResult SettingsView(HttpContext context, Filled form, IReadOnlyList<string> sources) => Pages.Show<SettingsPage>(
        StatusOf(form),
        (nameof(SettingsPage.W), context.Words()),
        (nameof(SettingsPage.Form), form),
        (nameof(SettingsPage.Sources), sources),
        (nameof(SettingsPage.IsJoining), context.Runner().Profile.JoinedAt is null));

    private static async Task<IResult> ConsentsAsync(HttpContext context, Filled form, Runners runners, Consents consents, CancellationToken cancel)
    {
        var (id, profile) = context.Runner();
        var runner = await runners.ReadAsync(id, DateOnly.MaxValue, cancel);
        return Pages.Show<ConsentsPage>(
            StatusOf(form),
            (nameof(ConsentsPage.W), context.Words()),
            (nameof(ConsentsPage.Offers), await consents.OffersAsync(runner, context.Words(), cancel)),
            (nameof(ConsentsPage.Form), form),
            (nameof(ConsentsPage.IsJoining), profile.JoinedAt is null),
            (nameof(ConsentsPage.HasEmail), profile.Email is not null));
    }

    private static async Task<IReadOnlyList<string>> SourcesAsync(HttpContext context, Runners runners, CancellationToken cancel) =>
        [.. (await runners.ReadAsync(context.Runner().Id, DateOnly.MaxValue, cancel)).Links.Select(link => PlatformNames.Of(link.Value.Platform)).Distinct()];

    private static int StatusOf(Filled form) => form.IsRight ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
}
