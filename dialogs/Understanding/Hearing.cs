namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Reads an utterance once against the phrasebook: which lists and words begin at each place, then which phrases.
/// The work is bounded: a place keeps so many phrases under way and no more.
/// </summary>
internal readonly ref partial struct Hearing
{
    private const int MostUnderWay = 96;
    private const int LongestGap = 5;
    private const int LongestSoft = 12;
    private const int AnyLanguage = -1;
    private const int MostFound = 600;

    private readonly Phrasebook book;
    private readonly Spoken spoken;
    private readonly Scratch scratch;
    private readonly List<Sighting> found;

    private readonly int spokenIn;
    private readonly bool bySound;

    private Hearing(Phrasebook book, Spoken spoken, int spokenIn, bool bySound, Scratch scratch, List<Sighting> found) =>
        (this.book, this.spoken, this.spokenIn, this.bySound, this.scratch, this.found) =
            (book, spoken, spokenIn, bySound, scratch, found);

    /// <summary>All phrases of all languages in the utterance, in no order, and what language each word may be of.</summary>
    /// <param name="bySound">Words that sound alike or have a typing error are found too: not where a name is asked for.</param>
    /// <param name="spokenIn">The language of the conversation: its words go before those of others that are written alike.</param>
    public static (List<Sighting> Found, int[] Languages, bool[] Fillers) Of(
        Spoken spoken, Phrasebook book, int spokenIn, bool bySound)
    {
        var scratch = Scratch.Take(spoken.Count, book.AtomCount);
        var hearing = new Hearing(book, spoken, spokenIn, bySound, scratch, []);
        var languages = hearing.FindWords();
        hearing.FindAtoms();
        hearing.FindPhrases();
        return (hearing.found, languages, hearing.FillersSaid());
    }

    private int[] FindWords()
    {
        var languages = new int[spoken.Count];
        for (var at = 0; at < spoken.Count; at++)
        {
            ref readonly var token = ref spoken[at];
            var from = scratch.Words.Count;
            scratch.Words.AddRange(book.Words.Find(token));
            languages[at] = book.Words.IsMarked(token, out var marked) ? book.Words.LanguagesOf(marked) : LanguagesSince(from);
            if (token.Kind == TokenKind.Word)
            {
                var open = scratch.Words.Count;
                book.Words.FindOpen(token.Fold, scratch.Words);
                languages[at] |= LanguagesSince(open);
                if (token.Fold[0] > '\u0590')
                    book.Words.FindGlued(token.Fold, scratch.Words);
                // Who writes marks writes what is meant.
                var alike = scratch.Words.Count;
                if (bySound && spokenIn >= 0)
                    book.Words.FindAlike(token, scratch.Words, spokenIn);
                if (bySound && scratch.Words.Count == from)
                    book.Words.FindAlike(token, scratch.Words);
                if (languages[at] == 0)
                    languages[at] = LanguagesSince(alike);
                if (bySound && scratch.Words.Count == from)
                    book.Words.FindMisspelt(token.Fold, scratch.Words);
            }
            scratch.WordEnds[at] = scratch.Words.Count;
            scratch.Soft[at] = book.Words.SoftIn(token);
        }
        return languages;
    }

    /// <summary>The languages of the words found last.</summary>
    private int LanguagesSince(int from)
    {
        var languages = 0;
        for (var i = from; i < scratch.Words.Count; i++)
            languages |= book.Words.LanguagesOf(scratch.Words[i]);
        return languages;
    }

    private ReadOnlySpan<int> WordsAt(int at)
    {
        var from = at == 0 ? 0 : scratch.WordEnds[at - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scratch.Words)[from..scratch.WordEnds[at]];
    }

    private void FindAtoms()
    {
        for (var at = 0; at < spoken.Count; at++)
        {
            FindAtoms(at, at, 0);
            scratch.ItemEnds[at] = scratch.Items.Count;
        }
        scratch.OpenAt[0] = true;
        for (var at = 0; at < spoken.Count; at++)
            if (spoken.Opens(at))
                scratch.OpenAt[at] = true;
        for (var at = 0; at < spoken.Count; at++)
            if (scratch.OpenAt[at] && scratch.Filler[at] > 0)
                scratch.OpenAt[at + scratch.Filler[at]] = true;
        for (var at = spoken.Count; at >= 0; at--)
            scratch.ClosedAt[at] = spoken.Opens(at) || scratch.Filler[at] > 0 && scratch.ClosedAt[at + scratch.Filler[at]];
    }

    private void FindAtoms(int at, int place, int node)
    {
        foreach (var word in WordsAt(place))
        {
            if (!book.TryList(node, word, out var next))
                continue;
            var length = place + 1 - at;
            foreach (var atom in book.ListsAt(next))
            {
                scratch.Items.Add((atom, length));
                if (atom == Phrasebook.Fillers && !IsLikeName(at))
                    scratch.Filler[at] = length;
            }
            if (place + 1 < spoken.Count && !spoken.Opens(place + 1))
                FindAtoms(at, place + 1, next);
        }
    }

    /// <summary>Where a name is asked for, "Ana" is one, though it is a filler of a language that is not spoken here.</summary>
    private bool IsLikeName(int at)
    {
        if (bySound || !char.IsUpper(spoken.Tokens.Text[spoken[at].Start]))
            return false;
        foreach (var word in WordsAt(at))
            if (spokenIn >= 0 && (book.Words.LanguagesOf(word) >> spokenIn & 1) != 0)
                return false;
        return true;
    }

    private bool[] FillersSaid()
    {
        var fillers = new bool[spoken.Count];
        for (var at = 0; at < spoken.Count; at++)
            for (var i = 0; i < scratch.Filler[at]; i++)
                fillers[at + i] = true;
        return fillers;
    }

    private void FindPhrases()
    {
        for (var at = 0; at < spoken.Count; at++)
        {
            Stamp(at);
            Begin(at);
            var left = MostUnderWay;
            for (var i = scratch.Heads[at]; i >= 0 && left-- > 0; i = scratch.States[i].Next)
                Advance(at, scratch.States[i]);
        }
    }

    /// <summary>Remembers for each atom here where its lengths are listed.</summary>
    private void Stamp(int at)
    {
        var from = at == 0 ? 0 : scratch.ItemEnds[at - 1];
        for (var i = from; i < scratch.ItemEnds[at]; i++)
        {
            ref var stamp = ref scratch.Stamps[scratch.Items[i].Atom];
            scratch.Earlier.Add(stamp > from ? stamp : 0);
            stamp = i + 1;
        }
        scratch.From = from;
    }

    private void Begin(int at)
    {
        for (var i = scratch.From; i < scratch.ItemEnds[at]; i++)
        {
            var (atom, length) = scratch.Items[i];
            if (book.TryStart(Phrasebook.Root, atom, out var node))
                Reach(at + length, new(node, at, length, 0, AnyLanguage, -1));
            if (scratch.OpenAt[at] && book.TryStart(Phrasebook.OpeningRoot, atom, out node))
                Reach(at + length, new(node, at, length, 0, AnyLanguage, -1));
        }
    }

    private void Advance(int at, State state)
    {
        if (spoken.Opens(at) && at > 0)
            return;
        if (state.Gap == 0 && book.AfterGap(state.Node) is > 0 and var after)
            Advance(at, state with { Node = after, Gap = 1 });
        if (state.Gap > 0 && state.Gap <= Limit(at))
            Enqueue(at + 1, state with { Gap = state.Gap + 1 });
        if (state.Gap == 0 && (state.Languages & scratch.Soft[at]) is not 0 and var still && at < state.Start + LongestSoft)
            Enqueue(at + 1, state with { Languages = still });
        foreach (var (atom, node) in book.From(state.Node))
            for (var i = scratch.Stamps[atom]; i > scratch.From; i = scratch.Earlier[i - 1])
            {
                var length = scratch.Items[i - 1].Length;
                Reach(at + length, new(node, state.Start, state.Weight + length, 0, state.Languages, -1));
            }
    }

    /// <summary>A character of a script without spaces is about half a word.</summary>
    private int Limit(int at) => spoken[at].Kind == TokenKind.Character ? 2 * LongestGap : LongestGap;

    private void Reach(int at, State state)
    {
        foreach (var leaf in book.LeavesAt(state.Node))
            if ((!leaf.Closing || scratch.ClosedAt[at]) && (state.Languages == AnyLanguage || (state.Languages >> leaf.Language & 1) != 0) && found.Count < MostFound)
                found.Add(new(leaf.Sense, leaf.Language, state.Start, at, state.Weight));
        if (at < spoken.Count && (book.From(state.Node).Length > 0 || book.AfterGap(state.Node) > 0))
            Enqueue(at, state);
    }

    private void Enqueue(int at, State state)
    {
        if (at >= spoken.Count || scratch.Waiting[at] >= MostUnderWay)
            return;
        scratch.Waiting[at]++;
        scratch.States.Add(state with { Next = scratch.Heads[at] });
        scratch.Heads[at] = scratch.States.Count - 1;
    }
}
