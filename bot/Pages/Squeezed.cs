using System.IO.Compression;

namespace BotApp.Bot.Pages;

/// <summary>What goes out, made smaller where the browser takes that. Browsers take Brotli over an encrypted line only.</summary>
internal static class Squeezed
{
    /// <summary>What of <c>br</c>, <c>gzip</c> and, for neither, nothing the browser takes.</summary>
    public static string Encoding(HttpContext http) => http.Request.Headers.AcceptEncoding.ToString() switch
    {
        var accepted when accepted.Contains("br", StringComparison.Ordinal) => "br",
        var accepted when accepted.Contains("gzip", StringComparison.Ordinal) => "gzip",
        _ => "",
    };

    public static byte[] Of(byte[] bytes, string encoding, CompressionLevel level) => encoding switch
    {
        "br" => Into(bytes, to => new BrotliStream(to, level)),
        "gzip" => Into(bytes, to => new GZipStream(to, level)),
        _ => bytes,
    };

    static byte[] Into(byte[] bytes, Func<Stream, Stream> squeeze)
    {
        using var squeezed = new MemoryStream();
        using (var squeezing = squeeze(squeezed))
            squeezing.Write(bytes);
        return squeezed.ToArray();
    }
}
