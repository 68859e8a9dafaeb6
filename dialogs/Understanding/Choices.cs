using System.Globalization;

namespace BotApp.Dialogs.Understanding;

/// <summary>A choice from a numbered list: "2", "#2", "the second one".</summary>
internal static class Choices
{
    /// <summary>"The last one", however many there are.</summary>
    public const int Last = -1;

    private const int Most = 99;

    public static int? Read(Said said) => InWords(said) ?? Alone(said) ?? Introduced(said);

    /// <summary>"The second one": no name, whatever was asked.</summary>
    public static int? InWords(Said said)
    {
        foreach (var sighting in said.Of(Subject.Choices))
            if (sighting.Sense.Name == "last")
                return Last;
            else if (int.TryParse(sighting.Sense.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var choice))
                return choice;
        return null;
    }

    /// <summary>A short number first, and nothing after it but the last digits of an appointment ("2 6307").</summary>
    private static int? Alone(Said said)
    {
        var words = said.Words;
        var at = 0;
        while (at < words.Count && said.Fillers[at])
            at++;
        if (at >= words.Count || Number(words[at]) is not { } choice || IsPartOfMore(said, at))
            return null;
        for (var next = at + 1; next < words.Count; next++)
            if (!said.Fillers[next] && !(next == at + 1 && words[next] is { Kind: TokenKind.Digits, Fold.Length: >= 4 }))
                return null;
        return choice;
    }

    /// <summary>A time, a fraction, a part of a longer number.</summary>
    private static bool IsPartOfMore(Said said, int word)
    {
        var at = said.Words.TokenAt(word) + 1;
        return at < said.Tokens.Count && (said.Tokens[at].Is(':') || said.Tokens[at].Is('/') || said.Tokens[at].Is('-')
            || said.Tokens[at].Is('%')) && at + 1 < said.Tokens.Count;
    }

    private static int? Introduced(Said said)
    {
        foreach (var sighting in said.Of(Subject.Choices))
            if (sighting.Sense.Name == "number" && sighting.End < said.Words.Count && Number(said.Words[sighting.End]) is { } choice)
                return choice;
        return null;
    }

    private static int? Number(in Token token) =>
        token.Kind == TokenKind.Digits && token.Fold.Length <= 2
        && int.Parse(token.Fold, CultureInfo.InvariantCulture) is >= 1 and <= Most and var choice ? choice : null;
}
