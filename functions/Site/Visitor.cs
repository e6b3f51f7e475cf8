using System.Net;
using LoadWatch.Core.Languages;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace LoadWatch.Site;

/// <summary>What is known of whoever asks for a page.</summary>
internal static class Visitor
{
    private const string LanguageCookie = "loadwatch-language";
    private const string Asked = "lang";
    private static readonly TimeSpan LanguageLife = TimeSpan.FromDays(365);

    /// <summary>
    /// The visitor's language: a signed-in runner's own, asked for in the address (and remembered), remembered, or the browser's.
    /// </summary>
    public static Words Words(this HttpContext context) => Core.Languages.Words.Of(LanguageOf(context));

    /// <summary>
    /// The network address of the visitor. Behind the Functions host, which calls from this machine, it is the last one that
    /// the front end added; whatever stands before it anybody can write.
    /// </summary>
    public static string Address(this HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var header = context.RequestServices.GetRequiredService<IOptions<LoadWatchOptions>>().Value.ClientAddressHeader;
        var forwarded = context.Request.Headers[header].ToString().Split(',')[^1].Trim();
        return remote is not null && IPAddress.IsLoopback(remote) && AddressIn(forwarded) is { } told ? told : remote?.ToString() ?? "unknown";
    }

    /// <summary>The signed-in runner; only on routes that demand one.</summary>
    public static (RunnerId Id, Profile Profile) Runner(this HttpContext context) =>
        Session.Of(context) ?? throw new InvalidOperationException("This route must demand a session.");

    private static Language LanguageOf(HttpContext context)
    {
        if (Session.Of(context)?.Profile.Language is { } own)
        {
            return own;
        }

        if (LanguageTags.OfTag(context.Request.Query[Asked]) is { } asked)
        {
            context.SetCookie(LanguageCookie, asked.Tag(), CookieNames.WholeSite, LanguageLife);
            return asked;
        }

        return LanguageTags.OfTag(context.Request.Cookies[context.CookieName(LanguageCookie, CookieNames.WholeSite)])
            ?? OfBrowser(context.Request.Headers.AcceptLanguage.ToString())
            ?? Language.EnglishUs;
    }

    private static Language? OfBrowser(string accepted) =>
        StringWithQualityHeaderValue.TryParseList(accepted.Split(','), out var list)
            ? list.OrderByDescending(language => language.Quality ?? 1).Select(language => LanguageTags.OfTag(language.Value.Value)).FirstOrDefault(language => language is not null)
            : null;

    /// <summary>An address with or without a port, as proxies write it.</summary>
    private static string? AddressIn(string text) =>
        IPEndPoint.TryParse(text, out var end) ? end.Address.ToString() : null;
}
