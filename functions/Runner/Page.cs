using System.Text;
using System.Text.Encodings.Web;
using LoadWatch.Core.Telling;

namespace LoadWatch.Runner;

/// <summary>Pages that a runner sees: no script, nothing from elsewhere, readable on a phone and on paper.</summary>
internal static class Page
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#14211b;--paper:#fbfaf6;--quiet:#4b5b53;--line:#cfd8d2;--mark:#0b6b4f}
        @media(prefers-color-scheme:dark){:root{--ink:#e9efe9;--paper:#121a16;--quiet:#a9b8af;--line:#33443b;--mark:#6fd3b0}}
        body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:42rem;background:var(--paper);color:var(--ink);font:1.05rem/1.55 system-ui,sans-serif}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem}h2{font-size:1.2rem;margin:0}
        ol{padding:0;list-style:none;counter-reset:n}li{border-top:1px solid var(--line);padding:1rem 0}
        .dose{color:var(--mark);font-weight:600;margin:.1rem 0 .4rem}p{margin:.3rem 0}.quiet{color:var(--quiet)}
        @media print{body{font-size:10.5pt;max-width:none}li{break-inside:avoid;padding:.4rem 0}}
        """;

    public static IResult Of(string title, string sentence, int status = StatusCodes.Status200OK) =>
        new Html($"<h1>{E(title)}</h1><p>{E(sentence)}</p>", title, status, Index: false);

    public static IResult Of(Routine routine, Physio? physio)
    {
        var body = new StringBuilder($"<h1>{E(routine.Title)}</h1><p>{E(routine.Why)}</p><ol>");
        foreach (var exercise in routine.Exercises)
        {
            body.Append($"<li><h2>{E(exercise.Name)}</h2><p class=dose>{E(exercise.Dose)}</p><p>{E(exercise.How)}</p>")
                .Append($"<p><strong>Feel:</strong> {E(exercise.Feel)}</p><p><strong>Common mistake:</strong> {E(exercise.Mistake)}</p></li>");
        }

        var call = physio is null ? "your physio" : $"{physio.Name}, {physio.Phone}";
        body.Append("</ol><p><strong>Posture test:</strong> stand with head, shoulders, buttocks and heels against a wall. If that feels unnatural, "
            + "your alignment is worth a physio's look.</p>")
            .Append("<p>Aches in the IT band, the hip flexors or the sole of the foot can start higher up the chain.</p>")
            .Append($"<p><strong>Stop</strong> if it hurts. Sore or unsure? Call {E(call)}.</p>")
            .Append("<p class=quiet>This routine switches muscles on before a run. It is general information, no diagnosis and no promise.</p>");
        return new Html(body.ToString(), routine.Title, StatusCodes.Status200OK, Index: true);
    }

    private static string E(string text) => HtmlEncoder.Default.Encode(text);

    private sealed record Html(string Body, string Title, int Status, bool Index) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            context.Response.StatusCode = Status;
            context.Response.ContentType = "text/html; charset=utf-8";
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            if (!Index)
            {
                headers["X-Robots-Tag"] = "noindex";
            }

            return context.Response.WriteAsync(
                $"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{E(Title)} - LoadWatch</title><style>{Style}</style><main>{Body}</main></html>",
                context.RequestAborted);
        }
    }
}
