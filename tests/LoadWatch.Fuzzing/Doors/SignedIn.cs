using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LoadWatch.Core.Running;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Storage;
using LoadWatch.Summaries;
using LoadWatch.Texting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>A runner and an owner of a clinic with their sessions, and whatever else a request may have to hold to get in.</summary>
internal sealed partial class SignedIn(IServiceProvider services, Uri server)
{
    private const string Clinic = "sheddon";
    private const string Browser = "the-browser-of-the-visit";

    private (string Cookie, string Token)? _runner;
    private (string Cookie, string Token)? _staff;
    private RunnerId _id = new("nobody");

    /// <summary>Fills in the words that stand for what only this world knows.</summary>
    public async Task<string> FillInAsync(string request)
    {
        if (!request.Contains('@', StringComparison.Ordinal))
        {
            return request;
        }

        _runner ??= await RunnerAsync();
        _staff ??= await StaffAsync();
        foreach (var (word, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@cookie"] = _runner.Value.Cookie,
            ["@token"] = _runner.Value.Token,
            ["@staff"] = _staff.Value.Cookie,
            ["@form"] = _staff.Value.Token,
            ["@runner"] = _id.Value,
            ["@visit"] = $"loadwatch-visit={Browser}",
        })
        {
            request = request.Replace(word, value, StringComparison.Ordinal);
        }

        request = request.Contains("@ticket", StringComparison.Ordinal) ? request.Replace("@ticket", await TicketAsync(), StringComparison.Ordinal) : request;
        request = request.Contains("@state", StringComparison.Ordinal) ? request.Replace("@state", await StateAsync(), StringComparison.Ordinal) : request;
        request = request.Contains("@end", StringComparison.Ordinal) ? request.Replace("@end", End(), StringComparison.Ordinal) : request;
        return request.Contains("@signature", StringComparison.Ordinal) ? request.Replace("@signature", Signature(request), StringComparison.Ordinal) : request;
    }

    /// <summary>Whoever was signed out, or deleted, signs in anew.</summary>
    public Task LookAfterAsync(Answer answer)
    {
        if (SignedOut.IsMatch(answer.Text) || answer.Text.Contains("/sign-in\r\n", StringComparison.Ordinal))
        {
            (_runner, _staff) = (null, null);
        }

        return Task.CompletedTask;
    }

    private async Task<(string Cookie, string Token)> RunnerAsync()
    {
        await using var scope = services.CreateAsyncScope();
        if (await services.GetRequiredService<Runners>().FindProfileAsync(_id, CancellationToken.None) is null)
        {
            await services.GetRequiredService<Clinics>().PutAsync(new ClinicProfile { Id = Clinic, Name = "Sheddon Physiotherapy", Phone = "(905) 849-4576", JoinCode = "ABCDEFGH" }, CancellationToken.None);
            var number = $"+1905555{Random.Shared.Next(1000, 9999)}";
            _id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(new NewRunner("Maya", number, "CA", "America/Toronto", DistanceUnit.Miles, "on paper"), CancellationToken.None);
            await services.GetRequiredService<Runners>().PutConsentAsync(_id, new Consent(Consent.Sharing(Clinic), "sharing", DateTimeOffset.UnixEpoch, "on paper"), CancellationToken.None);
        }

        return await VisitAsync("/api/me", Cookie("runner", new Claim(ClaimTypes.NameIdentifier, _id.Value)));
    }

    private async Task<(string Cookie, string Token)> StaffAsync()
    {
        var members = services.GetRequiredService<Members>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var member = new Member { Clinic = Clinic, Address = "olga@clinic.example", Name = "Olga", Role = MemberRole.Owner, InvitedAt = now, InvitedBy = AuditEntry.Operator };
        var entry = new AuditEntry { At = now, By = AuditEntry.Operator, ByName = "", What = AuditEntry.Invited, About = member.Id, AboutName = "Olga" };
        await members.InviteAsync(member, entry, CancellationToken.None);
        await members.ArriveAsync(Clinic, member.Id, "https://issuer.example", "olga", now, CancellationToken.None);
        return await VisitAsync("/api/clinic/team", Cookie(
            "clinic", new Claim(ClaimTypes.NameIdentifier, member.Id), new Claim("clinic", Clinic), new Claim("clinic-name", "Sheddon Physiotherapy"), new Claim("began", $"{now.UtcTicks + 1}")));
    }

    /// <summary>The cookie of a session, made by what reads it.</summary>
    private string Cookie(string scheme, params Claim[] claims)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity(claims, scheme)), new AuthenticationProperties { IssuedUtc = now.AddSeconds(2), ExpiresUtc = now.AddHours(3) }, scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Opens a page with a form, for its token.</summary>
    private async Task<(string Cookie, string Token)> VisitAsync(string path, string session)
    {
        var page = await Wire.SendAsync(server, Wire.Prepared($"GET {path}\nCookie: {session}", server));
        return FormToken.Match(page.Text) is { Success: true } token && FormCookie.Match(page.Text) is { Success: true } cookie
            ? ($"{session}; {cookie.Groups["cookie"].Value}", WebUtility.HtmlDecode(token.Groups["token"].Value))
            : throw new InvalidOperationException($"{path} gave no form: {page.Text[..Math.Min(page.Text.Length, 400)]}");
    }

    private Task<string> TicketAsync() => services.GetRequiredService<Tickets>().IssueAsync(TicketKind.SignIn, _id, "", TimeSpan.FromMinutes(15), CancellationToken.None);

    private async Task<string> StateAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var url = scope.ServiceProvider.GetRequiredService<Linking>().Begin("strava", null, null, Browser)!;
        return QueryHelpers.ParseQuery(url.Query)["state"].ToString();
    }

    private string End()
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Unsubscribing>().AddressFor(_id).Segments[^1];
    }

    /// <summary>As the carrier signs; of a body that is no form the signature is just as good.</summary>
    private string Signature(string request)
    {
        var (_, bytes) = Wire.Prepared(request, server);
        var body = Encoding.UTF8.GetString(bytes).Split("\r\n\r\n", 2)[1];
        var target = request.Split('\n')[0].Split(' ').ElementAtOrDefault(1) ?? "";
        using var reader = new FormReader(body);
        try
        {
            var pairs = reader.ReadForm().SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
            var signed = server.GetLeftPart(UriPartial.Authority) + target
                + string.Concat(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));
            var secret = services.GetRequiredService<IOptions<TwilioOptions>>().Value.AuthToken;
            return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));
        }
        catch (InvalidDataException)
        {
            return "none";
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken { get; }

    [GeneratedRegex("Set-Cookie: (?<cookie>[^=;]*loadwatch-form=[^;]+);", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FormCookie { get; }

    [GeneratedRegex("Set-Cookie: [^=;]*loadwatch-(session|clinic)=;", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SignedOut { get; }
}
