namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Days, times and numbers in the conversation's language, helped out by another where its words are said.
/// </summary>
internal static class Timetable
{
    /// <param name="other">Tokens that say something else: no day or time is read inside them.</param>
    /// <param name="counting">Tokens that count people, and nothing else.</param>
    /// <param name="moving">Tokens that ask to move an appointment.</param>
    public static Meaning Read(
        Meaning meaning, Tokens tokens, Listening listening, Vocabulary vocabulary, IReadOnlyList<(int From, int To)> other,
        IReadOnlyList<(int From, int To)>? counting = null, Moving? moving = null)
    {
        var heard = Hear(tokens, listening, vocabulary, counting ?? []);
        var (births, trouble) = Births.Read(heard);
        if (listening.Expected is Expected.Zip && meaning.Zip is null && (InPieces(heard) is { Length: 5 } five ? five : InOne(heard)) is { } zip)
            meaning = meaning with { Zip = zip, ZipTrouble = null };
        if (listening.Expected is Expected.Phone && meaning.Phone is null && InPieces(heard) is { } digits)
            meaning = meaning with { Phone = Phones.Spoken(digits) };
        return meaning with
        {
            When = Dates.Read(heard, other, moving),
            Number = Quantities.Read(heard),
            Births = births,
            BirthTrouble = listening.Expected == Expected.Birth ? trouble : null,
        };
    }

    /// <summary>"Thirty-three one twenty-six": numbers in words, one behind the other; null where something else is said.</summary>
    private static string? InPieces(Heard heard)
    {
        var digits = new System.Text.StringBuilder();
        foreach (var atom in heard.Atoms)
            if (atom.Amount is { Ordinal: false, Value: >= 0 and < 1000, IsWhole: true } amount)
                digits.Append(amount.Digits > 0 ? heard.Tokens[atom.From].Fold : $"{amount.Int}");
            else if (atom.Amount is not null || digits.Length > 0 && atom.Sign == '\0' && !atom.Is(SenseKind.And))
                return null;
        return digits.Length > 0 ? digits.ToString() : null;
    }

    /// <summary>"Trente-trois mille cent vingt-six": one number in words.</summary>
    private static string? InOne(Heard heard)
    {
        var numbers = heard.Atoms.Where(static atom => atom.Amount is not null).Take(2).ToList();
        return numbers is [{ Amount: { Ordinal: false, Digits: 0 or 5, Value: >= 501 and < 100_000, IsWhole: true } amount }]
            ? amount.Int.ToString("00000", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static Heard Hear(
        Tokens tokens, Listening listening, Vocabulary vocabulary, IReadOnlyList<(int From, int To)> counting)
    {
        var tongue = vocabulary.TimeWords[Languages.Codes[Math.Max(0, Languages.IndexOf(listening.Language))]];
        var raw = Atoms.Of(tokens, tongue, vocabulary.Phrases.Words);
        if (Other(raw, tokens, listening, tongue, vocabulary) is { } other)
        {
            raw = Atoms.Of(tokens, tongue, vocabulary.Phrases.Words, other);
            if (!raw.Exists(atom => tongue.Leads(tokens, atom.From)))
                tongue = other;
        }
        foreach (var (from, to) in counting)
            for (var i = 0; i < raw.Count; i++)
                if (raw[i].From >= from && raw[i].To <= to)
                    raw[i] = new(raw[i].From, raw[i].To, [], null, '\0', raw[i].Spaced);
        return new(Numbers.Compose(raw, tokens, tongue), raw, tokens, tongue, listening);
    }

    /// <summary>
    /// The language of the first unknown word that is a day or the like elsewhere; a name is asked for as a name.
    /// </summary>
    private static TimeWords? Other(List<Atom> atoms, Tokens tokens, Listening listening, TimeWords tongue,
        Vocabulary vocabulary)
    {
        if (listening.Expected is Expected.Name or Expected.Office or Expected.Zip or Expected.Code)
            return null;
        foreach (var atom in atoms)
            if (!atom.IsKnown && atom.Sign == '\0')
                foreach (var other in vocabulary.TimeWords.Values)
                    if (other != tongue && other.Leads(tokens, atom.From))
                        return other;
        return null;
    }
}
