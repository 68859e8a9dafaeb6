using BotApp.Dialogs;

namespace BotApp.Bot;

/// <summary>Which of our languages a browser or a channel means.</summary>
internal static class Locales
{
    /// <param name="tag">BCP 47, in any case: <c>es-MX</c>, <c>zh-TW</c>, <c>fil</c>.</param>
    /// <returns>The folder of the language; null where we do not speak it.</returns>
    public static string? Of(string? tag, Content content)
    {
        for (var part = tag ?? ""; part.Length > 0; part = Shorter(part))
            if (content.Tongues.Values.FirstOrDefault(tongue => tongue.Code.Equals(part, StringComparison.OrdinalIgnoreCase)
                || tongue.Calendar.Tags.Contains(part, StringComparer.OrdinalIgnoreCase)) is { } tongue)
                return tongue.Code;
        return null;
    }

    /// <summary>The first one of <c>Accept-Language</c>, by its weights, that we speak.</summary>
    public static string? Accepted(HttpRequest request, Content content) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Where(language => language.Quality != 0)
            .Select(language => Of(language.Value.Value, content))
            .FirstOrDefault(code => code is not null);

    static string Shorter(string tag) => tag.LastIndexOf('-') is var dash and > 0 ? tag[..dash] : "";
}
