namespace LoadWatch.Site;

/// <summary>
/// Names of cookies. Where the site is https their prefix has the browser itself see to it that no other host and no plain
/// connection sets one (RFC 6265bis): <c>__Host-</c> for the whole site, <c>__Secure-</c> for a part of it.
/// </summary>
internal static class CookieNames
{
    public const string WholeSite = "/";

    public static string Of(bool isHttps, string name, string path) => (isHttps, path) switch
    {
        (false, _) => name,
        (true, WholeSite) => "__Host-" + name,
        _ => "__Secure-" + name,
    };

    public static string CookieName(this HttpContext context, string name, string path) => Of(context.Request.IsHttps, name, path);

    /// <summary>Whether browsers come by https.</summary>
    public static bool IsHttps(this LoadWatchOptions deployment) => deployment.PublicUrl.Scheme == Uri.UriSchemeHttps;
}
