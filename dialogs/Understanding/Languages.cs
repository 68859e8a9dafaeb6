namespace BotApp.Dialogs.Understanding;

/// <summary>The languages that have a folder; their order breaks ties.</summary>
internal static class Languages
{
    private static readonly IReadOnlyList<string> First =
        ["en", "es", "ar", "zh", "ht", "fr", "ko", "pl", "pt", "tl", "ru", "vi"];

    /// <summary>A folder that is added comes last.</summary>
    public static readonly IReadOnlyList<string> Codes =
        [.. ContentFile.Languages().OrderBy(Place).ThenBy(static code => code, StringComparer.Ordinal)];

    private static int Place(string code) => First.ToList().IndexOf(code) is var at and >= 0 ? at : int.MaxValue;

    /// <summary>The folder of a language tag: <c>zh</c> for <c>zh-Hant</c>; -1 where it has none.</summary>
    public static int IndexOf(string tag)
    {
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        var code = dash < 0 ? tag : tag[..dash];
        for (var i = 0; i < Codes.Count; i++)
            if (string.Equals(Codes[i], code, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
