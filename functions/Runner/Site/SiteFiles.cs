using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoadWatch.Runner.Site;

/// <summary>The few files that pages use. Their addresses hold a hash of what is in them, so browsers may keep them for ever.</summary>
public static class SiteFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Type)> Files = new(StringComparer.Ordinal);

    public static string Style { get; } = Add("site.css", "text/css; charset=utf-8");

    public static string Charts { get; } = Add("charts.css", "text/css; charset=utf-8");

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

    private static string Add(string file, string type)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var name = $"{Path.GetFileNameWithoutExtension(file)}-{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]}{Path.GetExtension(file)}";
        Files[name] = (bytes.ToArray(), type);
        return $"/api/assets/{name}";
    }
}
