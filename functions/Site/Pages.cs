using LoadWatch.Core.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoadWatch.Site;

/// <summary>Answers with pages.</summary>
internal static class Pages
{
    /// <summary>A page of a component, whose parameters are given by name.</summary>
    public static IResult Show<T>(int status, params (string Name, object? Value)[] parameters)
        where T : IComponent => new RazorComponentResult<T>(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal))
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    public static IResult Show<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => Show<T>(StatusCodes.Status200OK, parameters);

    /// <summary>A title and a sentence.</summary>
    public static IResult Message(
        Words words, string title, string sentence, int status = StatusCodes.Status200OK, bool isSignedIn = false, (string Path, string Label)? next = null) =>
        Show<MessagePage>(
            status,
            (nameof(MessagePage.W), words),
            (nameof(MessagePage.Title), title),
            (nameof(MessagePage.Sentence), sentence),
            (nameof(MessagePage.IsSignedIn), isSignedIn),
            (nameof(MessagePage.Next), next?.Path),
            (nameof(MessagePage.NextLabel), next?.Label));

    /// <summary>To another page, by GET.</summary>
    public static RedirectHttpResult To(string path) => TypedResults.Redirect(path);
}
