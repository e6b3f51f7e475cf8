using System.Globalization;

namespace LoadWatch.Sandbox.Twilio;

internal static class TwilioRoutes
{
    private const string Messages = "/2010-04-01/Accounts/{account}/Messages";

    public static void MapTwilioMessages(this IEndpointRouteBuilder routes, TwilioStandIn twilio)
    {
        routes.MapPost(Messages + ".json", async (HttpRequest request, string account) =>
            IsClient(request, account, twilio) ? Create(await request.ReadFormAsync(), twilio) : TwilioErrors.Of(20003));
        routes.MapGet(Messages + ".json", (HttpRequest request, string account) =>
            IsClient(request, account, twilio) ? List(request, twilio) : TwilioErrors.Of(20003));
        routes.MapGet(Messages + "/{sid}.json", (HttpRequest request, string account, string sid) =>
            !IsClient(request, account, twilio) ? TwilioErrors.Of(20003)
            : twilio.Find(sid) is { } message ? Wire.Snaked(message.Print(account))
            : TwilioErrors.Of(20404));
    }

    private static bool IsClient(HttpRequest request, string account, TwilioStandIn twilio) =>
        account == twilio.Settings.AccountSid
        && Wire.Basic(request) == (twilio.Settings.AccountSid, twilio.Settings.AuthToken);

    private static IResult Create(IFormCollection form, TwilioStandIn twilio) =>
        twilio.Refusals.CodeFor(form) is { } code
            ? TwilioErrors.Of(code)
            : Wire.Snaked(twilio.Accept(form).Print(twilio.Settings.AccountSid), StatusCodes.Status201Created);

    private static IResult List(HttpRequest request, TwilioStandIn twilio)
    {
        var query = request.Query;
        var found = twilio.Listed()
            .Where(m => query["To"].Count == 0 || m.To == query["To"])
            .Where(m => query["From"].Count == 0 || m.From == query["From"])
            .Where(m => WasSentAsAsked(m, query));

        var size = int.TryParse(query["PageSize"], out var asked) ? Math.Clamp(asked, 1, 1000) : 50;
        var page = int.TryParse(query["Page"], out var number) ? Math.Max(number, 0) : 0;
        var shown = found.Skip(page * size).Take(size + 1).ToArray();
        var account = twilio.Settings.AccountSid;
        var path = $"/2010-04-01/Accounts/{account}/Messages.json";
        return Wire.Snaked(new
        {
            Messages = shown.Take(size).Select(m => m.Print(account)).ToArray(),
            End = (page * size) + Math.Min(shown.Length, size) - 1,
            FirstPageUri = PageUri(path, query, 0, size),
            NextPageUri = shown.Length > size ? PageUri(path, query, page + 1, size) : null,
            Page = page,
            PageSize = size,
            PreviousPageUri = page > 0 ? PageUri(path, query, page - 1, size) : null,
            Start = page * size,
            Uri = PageUri(path, query, page, size),
        });
    }

    private static string PageUri(string path, IQueryCollection query, int page, int size) => Wire.WithQuery(
        path,
        [
            .. query.Where(p => p.Key is not ("Page" or "PageSize")).Select(p => (p.Key, (string?)p.Value.ToString())),
            ("PageSize", $"{size}"),
            ("Page", $"{page}"),
        ]);

    /// <summary>A message not sent yet counts with the day on which it was accepted.</summary>
    private static bool WasSentAsAsked(TwilioMessage message, IQueryCollection query)
    {
        var sent = message.SentAt ?? message.At;
        return (Day(query, "DateSent") is not { } on || (sent >= on.From && sent < on.To))
            && (Day(query, "DateSent>") is not { } since || sent >= since.From)
            && (Day(query, "DateSent<") is not { } until || sent < until.To);
    }

    /// <summary>The UTC day, or the second, a parameter names.</summary>
    private static (DateTimeOffset From, DateTimeOffset To)? Day(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var start = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return (start, start.AddDays(1));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? (instant, instant.AddSeconds(1))
            : null;
    }
}
