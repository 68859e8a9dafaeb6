using System.Runtime.InteropServices;

namespace BotApp.Dialogs.Understanding;

/// <summary>The language an utterance is plainly in, by its script or by words that few languages share.</summary>
internal static class Tongues
{
    public const string Traditional = "zh-Hant";

    public static string? Hear(Said said, List<Sighting> found) =>
        ByScript(said.Tokens, said.Listening.Language) ?? ByWords(said, CollectionsMarshal.AsSpan(found), 0, 0);

    /// <summary>The language of what is said around a name: "I'm Maria Polski" is no Polish.</summary>
    public static string? Around(Said said, int from, int to) =>
        ByScript(said.Tokens, said.Listening.Language) ?? ByWords(said, said.Of(Subject.Offices), from, to);

    private static string? ByScript(Tokens tokens, string spoken)
    {
        int han = 0, kana = 0, hangul = 0, arabic = 0, cyrillic = 0, other = 0;
        // Most characters are the same in both ways of writing: they leave the way as it was.
        var traditional = spoken == Traditional;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Digits or TokenKind.Sign)
                continue;
            switch (tokens[i].Fold[0])
            {
                case >= '\u3040' and <= '\u30FF': kana++; break;
                case >= '\u3400' and <= '\u9FFF': han++; traditional |= tokens[i].Exact[0] != tokens[i].Fold[0]; break;
                case >= '\uAC00' and <= '\uD7A3': hangul++; break;
                case >= '\u0600' and <= '\u06FF': arabic++; break;
                case >= '\u0400' and <= '\u04FF': cyrillic++; break;
                default: other++; break;
            }
        }
        if (kana > 0)
            return null;
        if (han > 0 && han >= 2 * other)
            return traditional ? Traditional : "zh";
        return hangul > 0 && hangul >= 2 * other ? "ko"
            : arabic > other ? "ar" : cyrillic > other ? "ru" : null;
    }

    /// <summary>Part of the name of an office, which is no language's.</summary>
    private static bool IsPlace(ReadOnlySpan<Sighting> found, int word)
    {
        foreach (var sighting in found)
            if (sighting.Language == PhrasebookFiles.NoLanguage && sighting.Start <= word && word < sighting.End)
                return true;
        return false;
    }

    /// <summary>Letters of a number or code: "MIA-26-1007", "7K3M9".</summary>
    private static bool IsCode(Tokens tokens, int at) =>
        tokens.Tight(at) && tokens[at - 1].Kind == TokenKind.Digits
        || at + 1 < tokens.Count && tokens.Tight(at + 1) && (tokens[at + 1].Kind == TokenKind.Digits
            || tokens[at + 1].Is('-') && tokens.Tight(at + 2) && tokens[at + 2].Kind == TokenKind.Digits);

    /// <summary>"Out" is August in Creole: a month or a day of the language spoken is a word of it.</summary>
    private static int OfDays(Said said, int word)
    {
        var spoken = Languages.IndexOf(said.Listening.Language);
        return said.WordLanguages[word] != 0 && spoken >= 0 && Array.Exists(
            said.Vocabulary.TimeWords[Languages.Codes[spoken]].Words.MatchWord(said.Words[word].Fold),
            static sense => sense.Kind is SenseKind.Month or SenseKind.Weekday or SenseKind.Day or SenseKind.Part)
            ? 1 << spoken : 0;
    }

    /// <summary>"Ana Petrova", where it was asked who comes: capitals, and a word of no language.</summary>
    private static bool IsPerson(Said said)
    {
        if (said.Listening.Expected is not (Expected.Party or Expected.Name) || said.Words.Count < 2)
            return false;
        var known = true;
        for (var at = 0; at < said.Words.Count; at++)
        {
            if (said.Words[at].Kind != TokenKind.Word || !char.IsUpper(said.Tokens.Text[said.Words[at].Start]))
                return false;
            known &= said.WordLanguages[at] != 0;
        }
        return !known;
    }

    /// <summary>Each word speaks for the languages that have it, the louder the fewer they are.</summary>
    private static string? ByWords(Said said, ReadOnlySpan<Sighting> found, int from, int to)
    {
        if (IsPerson(said))
            return null;
        Span<double> scores = stackalloc double[Languages.Codes.Count];
        var words = 0;
        for (var at = 0; at < said.Words.Count; at++)
        {
            if (said.Words[at].Kind != TokenKind.Word || said.Words[at].Length == 1 || (from <= at && at < to)
                || said.Vocabulary.Phrases.Words.IsEverywhere(said.Words[at].Fold) || IsPlace(found, at)
                || IsCode(said.Tokens, said.Words.TokenAt(at)))
                continue;
            words++;
            var languages = said.WordLanguages[at] | OfDays(said, at);
            var lacking = said.Vocabulary.Phrases.Words.LackingMarks(said.Words[at]);
            var sharing = System.Numerics.BitOperations.PopCount((uint)languages & 0x7FFFFFFF);
            for (var language = 0; sharing > 0 && language < scores.Length; language++)
                if ((languages >> language & 1) != 0)
                    scores[language] += ((lacking >> language & 1) != 0 ? 0.5 : 1.0) / sharing;
        }
        int best = 0, second = -1;
        for (var language = 1; language < scores.Length; language++)
            if (scores[language] > scores[best])
                (best, second) = (language, best);
            else if (second < 0 || scores[language] > scores[second])
                second = language;
        return scores[best] >= 0.9 && scores[best] >= 0.3 * words && scores[best] > 1.5 * scores[second]
            ? Languages.Codes[best] : null;
    }
}
