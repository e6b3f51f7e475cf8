using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace LoadWatch.Sandbox.Issuer;

/// <summary>What OpenIddict leaves to the host: who signs in, and what is told of them.</summary>
internal static class IssuerRoutes
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private const string Chosen = "account";

    public static void MapIssuer(this IEndpointRouteBuilder routes, IssuerStandIn issuer)
    {
        routes.MapGet("/connect/authorize", (HttpContext context) => Authorize(context, issuer));
        routes.MapPost("/connect/token", TokenAsync);
        routes.MapMethods("/connect/userinfo", ["GET", "POST"], (HttpContext context, CancellationToken _) => UserInfoAsync(context, issuer));
    }

    private static IResult Authorize(HttpContext context, IssuerStandIn issuer)
    {
        if (issuer.DeniesNext)
        {
            issuer.DeniesNext = false;
            return Results.Forbid(Refusal(Errors.AccessDenied, "The person said no."), [Scheme]);
        }

        var request = context.GetOpenIddictServerRequest()!;
        var person = issuer.TakeNext() ?? issuer.Find(context.Request.Query[Chosen].ToString());
        return person is null ? Results.Content(Page(context, issuer), "text/html; charset=utf-8", Encoding.UTF8) : Results.SignIn(Principal(person, request.GetScopes()), null, Scheme);
    }

    private static async Task<IResult> TokenAsync(HttpContext context, CancellationToken _) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal
            ? Results.SignIn(principal, null, Scheme)
            : Results.Forbid(Refusal(Errors.InvalidGrant, "The code is not good."), [Scheme]);

    private static async Task<IResult> UserInfoAsync(HttpContext context, IssuerStandIn issuer) =>
        (await context.AuthenticateAsync(Scheme)).Principal?.GetClaim(Claims.Subject) is { } subject && issuer.Find(subject) is { } person
            ? Results.Json(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [Claims.Subject] = person.Subject,
                [Claims.Name] = person.Name,
                [Claims.Email] = person.Address,
                [Claims.EmailVerified] = person.IsVerified,
            })
            : Results.Challenge(null, [Scheme]);

    private static ClaimsPrincipal Principal(IssuerPerson person, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("issuer", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Address).SetClaim(Claims.EmailVerified, person.IsVerified);
        identity.SetScopes(scopes).SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }

    private static AuthenticationProperties Refusal(string error, string why) => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = why,
    });

    /// <summary>One button an account; a press of it is the sign-in.</summary>
    private static string Page(HttpContext context, IssuerStandIn issuer)
    {
        var asked = string.Concat(context.Request.Query.Where(field => field.Key != Chosen)
            .Select(field => $"<input type=\"hidden\" name=\"{Html(field.Key)}\" value=\"{Html(field.Value.ToString())}\">"));
        var people = string.Concat(issuer.People.Select(person => $"<p><button name=\"{Chosen}\" value=\"{Html(person.Subject)}\">{Html(person.Name)}</button></p>"));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sandbox accounts</title><link rel="icon" href="data:,">
            <style>:root { color-scheme: light dark; } body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem; } button { font: inherit; padding: .6rem 1rem; min-height: 2.75rem; width: 100%; text-align: left; }</style>
            </head>
            <body><main><h1>Sandbox accounts</h1><p>This stands in for the issuer of a clinic's accounts, on this machine alone. There are no passwords.</p>
            <form method="get">{{asked}}{{people}}</form></main></body>
            </html>
            """;
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
