namespace BotApp.Dialogs.Understanding;

/// <summary>
/// What a word sounds like in a language: spellings that are said alike ("kiero" and "quiero", "zavtra" and "завтра") have the same
/// key. The rules are the language folder's; a letter drawn out counts once in all of them ("pleeease", but "Haas").
/// </summary>
internal sealed class Sounds
{
    private readonly Dictionary<string, string> rules = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="rules">"qu=k": what is written, what is heard.</param>
    /// <exception cref="FormatException">A rule without an equals sign.</exception>
    public Sounds(IEnumerable<string> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Split('=') is not [var written, var heard])
                throw new FormatException($"\"{rule}\" is no rule of sounds: it has to be written=heard.");
            this.rules[written.Trim()] = heard.Trim();
            longest = Math.Max(longest, written.Trim().Length);
        }
    }

    /// <summary>The language has another script, and rules to read it in Latin letters.</summary>
    public bool Transliterates => rules.Any(static rule => rule.Key[0] > 'z' && rule.Value is [>= 'a' and <= 'z', ..]);

    public static Sounds Of(string language) => new(ContentFile.Entries(language, "words.txt")
        .Where(static entry => entry.Sense == "sounds").Select(static entry => entry.Phrase));

    public string Key(string fold)
    {
        var key = new System.Text.StringBuilder(fold.Length + 4);
        var lookup = rules.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < fold.Length;)
        {
            var taken = 0;
            for (var size = Math.Min(longest, fold.Length - at); size > 0 && taken == 0; size--)
                if (lookup.TryGetValue(fold.AsSpan(at, size), out var heard))
                {
                    taken = size;
                    key.Append(heard);
                }
            if (taken == 0)
                key.Append(fold[at]);
            at = Drawn(fold, at + Math.Max(taken, 1));
        }
        return key.ToString();
    }

    /// <summary>The place after a letter that is written three times or more, or twice at the end.</summary>
    private static int Drawn(string fold, int at)
    {
        var end = at;
        while (end < fold.Length && fold[end] == fold[at - 1])
            end++;
        return end - at > 1 || end == fold.Length ? end : at;
    }
}
