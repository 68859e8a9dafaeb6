using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace BotApp.Bot.Pages;

/// <summary>
/// The files that pages load, out of the program itself: what stands in <c>bot/Pages/assets</c>. A page names them by
/// <see cref="Path"/>, which changes with their content, so that browsers keep them for good.
/// </summary>
internal static class Assets
{
    const string Folder = "assets/";

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
        var (encoding, bytes) = http.Request.Headers.AcceptEncoding.ToString() switch
        {
            var accepted when accepted.Contains("br", StringComparison.Ordinal) => ("br", asset.Brotli.Value),
            var accepted when accepted.Contains("gzip", StringComparison.Ordinal) => ("gzip", asset.Gzip.Value),
            _ => ("", asset.Bytes),
        };
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return Results.Bytes(bytes, asset.Type, entityTag: new($"\"{asset.Version}{encoding}\""));
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
        return new(
            bytes, new(() => Squeeze(bytes, to => new BrotliStream(to, CompressionLevel.Optimal))),
            new(() => Squeeze(bytes, to => new GZipStream(to, CompressionLevel.Optimal))), type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    /// <summary>Browsers take Brotli over an encrypted line only.</summary>
    static byte[] Squeeze(byte[] bytes, Func<Stream, Stream> into)
    {
        using var squeezed = new MemoryStream();
        using (var squeezing = into(squeezed))
            squeezing.Write(bytes);
        return squeezed.ToArray();
    }

    sealed record Asset(byte[] Bytes, Lazy<byte[]> Brotli, Lazy<byte[]> Gzip, string Type, string Version);
}
