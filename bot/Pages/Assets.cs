using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace BotApp.Bot.Pages;

/// <summary>
/// The files that pages load, out of the program itself: what stands in <c>bot/Pages/assets</c>. A page names them by
/// <see cref="Path"/>, which changes with their content, so that browsers keep them for good.
/// </summary>
internal static class Assets
{
    const string Folder = "assets/";

    /// <summary>Files of this many bytes are squeezed as far as it goes; a larger one would take seconds.</summary>
    const int Small = 256 * 1024;

    static readonly ConcurrentDictionary<string, Asset?> Read = new(StringComparer.Ordinal);
    static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", Get);

    /// <summary>Where a page at the root finds the file: <c>assets/sheet.css?v=4f1c...</c></summary>
    public static string Path(string name) => Read.GetOrAdd(name, Load) is { } asset
        ? $"{Folder}{name}?v={asset.Version}"
        : throw new FileNotFoundException($"bot/Pages/assets has no {name}.");

    static IResult Get(string name, HttpContext http)
    {
        if (!Has(name) || Read.GetOrAdd(name, Load) is not { } asset)
            return Results.NotFound();
        var headers = http.Response.Headers;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl =
            http.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        var encoding = Squeezed.Encoding(http);
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return Results.Bytes(asset.As(encoding), asset.Type, entityTag: new($"\"{asset.Version}{encoding}\""));
    }

    /// <summary>Names that are asked for and not there must not be remembered: there is no end to them.</summary>
    public static bool Has(string name) => typeof(Assets).Assembly.GetManifestResourceInfo(Folder + name) is not null;

    static Asset? Load(string name)
    {
        using var resource = typeof(Assets).Assembly.GetManifestResourceStream(Folder + name);
        if (resource is null)
            return null;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (type is "text/css" or "text/javascript" && bytes.Length < Small)
            bytes = Bare(bytes);
        return new(
            bytes, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    /// <summary>Comments that have a line of their own and indentation stay at home: somebody waits for each byte.</summary>
    static byte[] Bare(byte[] bytes) => Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(bytes).Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)
            && !(line.StartsWith("/*", StringComparison.Ordinal) && line.EndsWith("*/", StringComparison.Ordinal)))));

    sealed record Asset(byte[] Bytes, string Type, string Version)
    {
        readonly Lazy<byte[]> brotli = new(() => Squeezed.Of(Bytes, "br", Level(Bytes)));
        readonly Lazy<byte[]> gzip = new(() => Squeezed.Of(Bytes, "gzip", Level(Bytes)));

        public byte[] As(string encoding) => encoding switch { "br" => brotli.Value, "gzip" => gzip.Value, _ => Bytes };

        static CompressionLevel Level(byte[] bytes) =>
            bytes.Length < Small ? CompressionLevel.SmallestSize : CompressionLevel.Optimal;
    }
}
