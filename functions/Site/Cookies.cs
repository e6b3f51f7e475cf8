namespace LoadWatch.Site;

/// <summary>Cookies as this site sets them.</summary>
internal static class Cookies
{
    /// <summary>What holds of each: no script reads it, what another site posts does not bring it along, and it goes to its part of the site alone.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <param name="path">The part of the site.</param>
    /// <param name="secure">When it is kept to https; a session always is.</param>
    public static void Guard(this CookieBuilder cookie, string path, CookieSecurePolicy secure = CookieSecurePolicy.Always)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure;
        cookie.Path = path;
    }

    /// <summary>Has the browser remember something for a while.</summary>
    /// <param name="context">Whom to answer.</param>
    /// <param name="name">As <see cref="CookieNames.CookieName"/> takes it.</param>
    /// <param name="value">What to remember.</param>
    /// <param name="path">The part of the site that is told.</param>
    /// <param name="life">For how long.</param>
    public static void SetCookie(this HttpContext context, string name, string value, string path, TimeSpan life)
    {
        var cookie = new CookieBuilder { MaxAge = life, IsEssential = true };
        cookie.Guard(path, CookieSecurePolicy.SameAsRequest);
        context.Response.Cookies.Append(context.CookieName(name, path), value, cookie.Build(context));
    }
}
