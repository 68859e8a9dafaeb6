using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <param name="Raw">The atoms before numbers were put together.</param>
/// <summary>
/// An utterance as atoms of one language, with what the listener knows: what the readers of days look at.
/// </summary>
internal sealed record Heard(List<Atom> Atoms, List<Atom> Raw, Tokens Tokens, TimeWords TimeWords, Listening Listening)
{
    private readonly (Day? Day, int End, bool Known)[] days = new (Day?, int, bool)[Atoms.Count + 1];
    private readonly (Clock? Clock, int End, bool Known)[] clocks = new (Clock?, int, bool)[Atoms.Count + 1];

    public int Count => Atoms.Count;

    /// <summary>Each place is read once, however many readers ask: time stays linear.</summary>
    public Day? DayAt(int i, out int end)
    {
        end = i;
        if (i >= Count)
            return null;
        if (!days[i].Known)
        {
            days[i] = (null, i, true);                  // what reads itself reads nothing
            var day = Days.ReadOnce(this, i, out var after);
            days[i] = (day, after, true);
        }
        end = days[i].End;
        return days[i].Day;
    }

    /// <inheritdoc cref="DayAt"/>
    public Clock? ClockAt(int i, out int end)
    {
        end = i;
        if (i >= Count)
            return null;
        if (!clocks[i].Known)
        {
            var clock = Clocks.ReadOnce(this, i, out var after);
            clocks[i] = (clock, after, true);
        }
        end = clocks[i].End;
        return clocks[i].Clock;
    }
    public DateTime Now => Listening.Now;

    public bool Is(int i, SenseKind kind) => i >= 0 && i < Atoms.Count && Atoms[i].Is(kind);

    public bool Is(int i, SenseKind kind, out Sense sense)
    {
        sense = default;
        return i >= 0 && i < Atoms.Count && Atoms[i].Is(kind, out sense);
    }

    public bool Is(int i, char sign) => i >= 0 && i < Atoms.Count && Atoms[i].Sign == sign;

    public Amount? Amount(int i) => i >= 0 && i < Atoms.Count ? Atoms[i].Amount : null;

    public bool Spaced(int i) => i < 0 || i >= Atoms.Count || Atoms[i].Spaced;

    /// <summary>Words and signs that may stand between the parts of one date.</summary>
    public bool IsFiller(int i) => i < Atoms.Count && i >= 0 && Atoms[i].Amount is null
        && (Atoms[i].Sign is ',' or '\'' or '(' or ')' or '[' or ']' or '"' or '|' or '@'
            || Atoms[i].Is(At) || Atoms[i].Is(On) || Atoms[i].Is(Of) || Atoms[i].Is(The)
            || Atoms[i].Is(Filler) || Atoms[i].Is(Around));

    public int Skip(int i, SenseKind first, SenseKind second = The)
    {
        for (var most = 0; most < 4 && (Is(i, first) || Is(i, second)) && Amount(i) is null; most++)
            i++;
        return i;
    }
}
