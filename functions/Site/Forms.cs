using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LoadWatch.Site;

/// <summary>What a form was filled with, and what is wrong with it, field by field.</summary>
public sealed class Filled
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <summary>The most characters that a field takes; what is longer is cut and then found wrong.</summary>
    private const int Longest = 400;

    public static Filled Of(IFormCollection form, int longest = Longest)
    {
        var filled = new Filled();
        foreach (var field in form)
        {
            var value = field.Value.ToString();
            filled._values[field.Key] = value.Length > longest ? value[..longest] : value;
        }

        return filled;
    }

    public string this[string field]
    {
        get => _values.GetValueOrDefault(field, "");
        set => _values[field] = value;
    }

    public bool IsTicked(string field) => this[field].Length > 0;

    public bool IsRight => _errors.Count == 0;

    public string? Error(string field) => _errors.GetValueOrDefault(field);

    public void Wrong(string field, string sentence) => _errors.TryAdd(field, sentence);
}

/// <summary>Forms of pages: each carries a token that only our own pages hand out.</summary>
internal static class Forms
{
    private const int MostBytes = 64 * 1024;

    /// <summary>
    /// Whether Content-Type says that the body is a form's fields, in UTF-8: all that browsers and the carrier post here. Nobody sends
    /// files, and the framework's own reading throws at some other character sets, such as UTF-7.
    /// </summary>
    public static bool HasFields(this HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Routes whose every POST needs the token; without it a page says what to do.</summary>
    public static RouteGroupBuilder WithForms(this RouteGroupBuilder group)
    {
        group.WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        group.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            if (HttpMethods.IsPost(context.Request.Method) && !await IsOursAsync(context))
            {
                var words = context.Words();
                return Pages.Message(words, words.Site.FormTooOld, words.Site.FormTooOldWhy, StatusCodes.Status400BadRequest, Session.Of(context) is not null);
            }

            return await next(invocation);
        });
        return group;
    }

    private static async Task<bool> IsOursAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFields() && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // No form at all, or one that is too large to be ours.
            return false;
        }
    }

    /// <summary>The form of a request that <see cref="WithForms"/> let through.</summary>
    public static async Task<Filled> FilledAsync(this HttpContext context) => Filled.Of(await context.Request.ReadFormAsync(context.RequestAborted));

    /// <summary>The same, where a field holds more than a line or two.</summary>
    public static async Task<Filled> FilledAsync(this HttpContext context, int longest) => Filled.Of(await context.Request.ReadFormAsync(context.RequestAborted), longest);
}
