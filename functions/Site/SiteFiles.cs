using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoadWatch.Site;

/// <summary>The few files that pages use. Their addresses hold a hash of what is in them, so browsers may keep them for ever.</summary>
public static class SiteFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Type)> Files = new(StringComparer.Ordinal);

    public static string Style { get; } = Add("site.css", "text/css; charset=utf-8");

    public static string RoutineStyle { get; } = Add("routine.css", "text/css; charset=utf-8", with: "pictures.css");

    public static string RoutineScript { get; } = Add("routine.js", "text/javascript; charset=utf-8");

    public static string Charts { get; } = Add("charts.css", "text/css; charset=utf-8");

    /// <summary>A clinic's pages, with charts among them.</summary>
    public static string Clinic { get; } = Add("clinic.css", "text/css; charset=utf-8", with: "charts.css");

    public static string Icon { get; } = Add("icon.svg", "image/svg+xml");

    public static string OpenScript { get; } = Add("open.js", "text/javascript; charset=utf-8");

    public static void MapSiteFiles(this IEndpointRouteBuilder api) => api.MapGet("/assets/{file}", (string file, HttpResponse response) => Find(file, response));

    private static Results<FileContentHttpResult, NotFound> Find(string file, HttpResponse response)
    {
        if (!Files.TryGetValue(file, out var found))
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(found.Bytes, found.Type);
    }

    /// <summary>The text of a file that goes into pages.</summary>
    public static string Text(string file) => Encoding.UTF8.GetString(Read(file));

    private static string Add(string file, string type, string? with = null)
    {
        byte[] bytes = with is null ? Read(file) : [.. Read(file), .. Read(with)];
        var name = $"{Path.GetFileNameWithoutExtension(file)}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}{Path.GetExtension(file)}";
        Files[name] = (bytes, type);
        return $"/api/assets/{name}";
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
