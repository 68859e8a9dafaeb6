using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Puts number words and digits together: "twenty five", "soixante-dix", "三百五十", "2,500", "21st".</summary>
internal static class Numbers
{
    /// <param name="whole">
    /// The numbers alone matter: a word that is also a unit counts ("이십일" is 21; in a date it is day 20).
    /// </param>
    public static List<Atom> Compose(List<Atom> atoms, Tokens tokens, TimeWords tongue, bool whole = false)
    {
        var result = new List<Atom>(atoms.Count);
        for (var i = 0; i < atoms.Count;)
        {
            var amount = Read(atoms, i, tokens, tongue, whole, out var end);
            if (amount is null)
                result.Add(atoms[i++]);
            else
            {
                result.Add(end == i + 1 ? atoms[i] with { Amount = amount }
                    : new(atoms[i].From, atoms[end - 1].To, [], amount, '\0', atoms[i].Spaced));
                i = end;
            }
        }
        return result;
    }

    private static Amount? Read(
        List<Atom> atoms, int i, Tokens tokens, TimeWords tongue, bool whole, out int end)
    {
        end = i;
        if (atoms[i].Is(OrdinalBefore))
            return AfterMark(atoms, i, tokens, tongue, whole, out end);
        var amount = atoms[i].Amount is { } written ? Digits(atoms, i, written, tongue, out end)
            : Run(atoms, i, tokens, whole, out end) ?? Words(atoms, i, tongue, whole, out end);
        return amount is null ? null : Marked(atoms, amount, ref end);
    }

    /// <summary>"第三", "ika-3".</summary>
    private static Amount? AfterMark(
        List<Atom> atoms, int i, Tokens tokens, TimeWords tongue, bool whole, out int end)
    {
        end = i;
        var next = i + 1 < atoms.Count && atoms[i + 1].Sign == '-' ? i + 2 : i + 1;
        if (next >= atoms.Count || atoms[next].Is(OrdinalBefore)
            || Read(atoms, next, tokens, tongue, whole, out var after) is not { } amount)
            return null;
        end = after;
        return amount with { Ordinal = true };
    }

    /// <summary>"21st", "5-го", "3º".</summary>
    private static Amount Marked(List<Atom> atoms, Amount amount, ref int end)
    {
        var at = end;
        if (at < atoms.Count && atoms[at].Is(OrdinalMark) && atoms[at].To > atoms[at].From + 1)
        {
            end++;                                      // 세 번째
            return amount with { Ordinal = true };
        }
        if (at + 1 < atoms.Count && atoms[at].Sign is '-' or '.' && !atoms[at].Spaced && !atoms[at + 1].Spaced)
            at++;
        if (at >= atoms.Count || atoms[at].Spaced || amount.Digits == 0 || !atoms[at].Is(OrdinalMark)
            || at + 1 < atoms.Count && atoms[at + 1] is { Spaced: false } next
                && (next.Amount is not null || next.Sign is '+' or '-'))
            return amount;
        end = at + 1;
        return amount with { Ordinal = true };
    }

    /// <summary>"1,234,567", "3 million", "3万5千".</summary>
    private static Amount Digits(List<Atom> atoms, int i, Amount written, TimeWords tongue, out int end)
    {
        end = i + 1;
        var amount = written;
        var separator = tongue.DecimalComma ? '.' : ',';
        while (written.Digits <= 3 && end + 1 < atoms.Count && atoms[end].Sign == separator && !atoms[end].Spaced
            && atoms[end + 1] is { Spaced: false, Amount: { Digits: 3 } group } && amount.Digits < 15)
        {
            amount = new(amount.Value * 1000 + group.Value, amount.Digits + 3);
            end += 2;
        }
        if (end + 1 < atoms.Count && atoms[end].Is(Some) && atoms[end + 1].Is(Times))
            end++;                                      // 500余万
        if (end >= atoms.Count || !atoms[end].Is(Times) || amount.Digits > 12
            || i > 1 && atoms[i - 1].Sign is '.' or ',' && !atoms[i].Spaced && atoms[i - 2].Amount is not null)
            return amount;
        var sum = new NumberSum(tongue.UnitsFirst);
        sum.Add(amount.Value);
        var (last, value) = (end, amount);
        for (var at = end; at < atoms.Count && at < i + 12; at++)
        {
            var fits = atoms[at].Is(Times, out var times) ? sum.Multiply(times.A)
                : atoms[at].Amount is { Ordinal: false, Digits: < 5 } more ? sum.Add(more.Value)
                : !atoms[at].Spaced && atoms[at].Is(Number, out var figure) && figure.A > 0 && sum.Add(figure.A);     // 3백오십
            if (!fits)
                break;
            (last, value) = (at + 1, new(sum.Value));
            if (at + 2 < atoms.Count && atoms[at + 1].Is(And)
                && atoms[at + 1].Sign == '\0' && atoms[at + 2].Amount is { Ordinal: false } joined
                && sum.Add(joined.Value))
                (last, value) = (at + 3, new(sum.Value));
        }
        end = last;
        return value;
    }

    /// <summary>Figures said one by one, "二零二六", "이공일육".</summary>
    private static Amount? Run(List<Atom> atoms, int i, Tokens tokens, bool whole, out int end)
    {
        end = i;
        long value = 0;
        if (IsUnitOf(atoms, i))
            return null;
        while (end < atoms.Count && end < i + 15 && atoms[end].Is(Number, out var figure) && figure.A < 10
            && !atoms[end].Is(Times) && tokens[atoms[end].From].Kind == TokenKind.Character
            && (end == i || !atoms[end].Spaced) && (whole || end == i || !IsUnitLast(atoms, end)))
        {
            value = value * 10 + figure.A;
            end++;
        }
        if (end < i + 2 || (end < atoms.Count && atoms[end].Is(Times)))
        {
            end = i;
            return null;
        }
        return new(value, end - i);
    }

    /// <summary>The 일 of "10일이 좋아요": it says what the figures before it count.</summary>
    private static bool IsUnitOf(List<Atom> atoms, int i) => i > 0 && !atoms[i].Spaced
        && (atoms[i - 1].Amount is { Digits: > 0 } && (atoms[i].Is(MarkDay) || atoms[i].Is(MarkMonth))
            || atoms[i].Is(Filler) && (atoms[i - 1].Is(MarkDay) || atoms[i - 1].Is(Weekday) || atoms[i - 1].Is(Month))
                && (i + 1 == atoms.Count || atoms[i + 1].Spaced));

    private static bool IsUnitLast(List<Atom> atoms, int at) => atoms[at].Is(Unit)
        && !(at + 1 < atoms.Count && (atoms[at + 1].Is(Unit) || atoms[at + 1].Is(Number)));

    private static Amount? Words(List<Atom> atoms, int i, TimeWords tongue, bool whole, out int end)
    {
        end = i;
        if (!atoms[i].Is(Number) && !atoms[i].Is(Ordinal) && !atoms[i].Is(Times) || IsUnitOf(atoms, i))
            return null;
        if (atoms[i].Is(Times) && !atoms[i].Spaced && i > 0 && atoms[i - 1].Amount is { Digits: > 0 })
            return null;                                // 4.78万亿
        var sum = new NumberSum(tongue.UnitsFirst, tongue.Trailing);
        var point = i > 0 && atoms[i - 1].Is(Point);
        for (var at = i; at < atoms.Count && at < i + 24; at++)
        {
            if (at > i && IsTight(atoms, at) && atoms[at + 1].Is(And))
                at++;                                   // trente-et-un
            var joined = at > i && atoms[at].Is(And) && at + 1 < atoms.Count;
            if (joined && tongue.UnitsFirst && at + 2 < atoms.Count && atoms[at + 2].Is(MarkMinute))
                break;                                  // الرابعة واربعون دقيقة
            if (joined && tongue.UnitsFirst && atoms[at + 1].Is(The) && at + 2 < atoms.Count)
                at++;
            if (joined && (atoms[at + 1].Is(Fraction) && !atoms[at + 1].Is(Number) || IsPart(atoms, at + 1)))
                break;                                  // two million and three fifths
            if (joined || at > i && (IsHyphen(atoms, at) || IsComma(atoms, at)))
                at++;
            if (joined && IsTight(atoms, at))
                at++;
            if (at > i && atoms[at].Is(Some) && at + 1 < atoms.Count && atoms[at + 1].Is(Times))
                at++;
            if (sum.IsDone || point && atoms[at].Is(Times, out var big) && big.A > 1000
                || !Take(sum, atoms, at, at == i, joined, whole))
                break;
            end = at + 1;
        }
        return end == i ? null : new(sum.Value, 0, sum.IsOrdinal);
    }

    /// <summary>Less than one whole: "three fifths", not "thirty fifths".</summary>
    private static bool IsPart(List<Atom> atoms, int at) =>
        at + 1 < atoms.Count && atoms[at + 1].Is(Fraction, out var part) && !atoms[at + 1].Is(Unit)
        && !(atoms[at].Is(Number, out var count) && count.A >= part.B);

    private static bool IsTight(List<Atom> atoms, int at) => at + 1 < atoms.Count && atoms[at].Sign == '-'
        && !atoms[at].Spaced && !atoms[at + 1].Spaced;

    /// <summary>"Nine thousand, six hundred".</summary>
    private static bool IsComma(List<Atom> atoms, int at) => atoms[at].Sign == ',' && at + 2 < atoms.Count
        && atoms[at - 1].Is(Times, out var scale) && scale.A >= 1000
        && atoms[at + 1].Is(Number) && atoms[at + 2].Is(Times, out var hundred) && hundred.A == 100;

    /// <summary>"Twenty-first", "vingt-cinq"; with spaces too where tens are followed by a figure.</summary>
    private static bool IsHyphen(List<Atom> atoms, int at) => atoms[at].Sign == '-' && at + 1 < atoms.Count
        && (IsTight(atoms, at)
            || atoms[at - 1].Is(Number, out var tens) && tens.A is >= 20 and < 100 && tens.A % 10 == 0
            && atoms[at + 1].Is(Number, out var figure) && figure.A is > 0 and < 10);

    private static bool Take(NumberSum sum, List<Atom> atoms, int at, bool first, bool joined, bool whole)
    {
        var atom = atoms[at];
        if (!first && !whole && atom.Is(Unit) && !atom.Is(Ordinal) && IsUnitLast(atoms, at))
            return false;
        if (sum.IsOrdinal && !atom.Is(Ordinal) && !joined && !(atom.Is(Number, out var ten) && sum.IsTeen(ten.A, joined)))
            return false;
        if (!first && !sum.IsOrdinal && atom.Is(Ordinal) && atom.Is(Fraction))
            return false;                               // veinte quintos
        if (atom.Is(Times, out var times) && !(first && atom.Is(Number)))
            return sum.Multiply(times.A);
        if (atom.Is(Number, out var number) && sum.Add(number.A, number.B, joined))
            return true;
        if (!first && atom.Amount is { Digits: 1, Value: > 0 } figure && sum.EndsInTens)
            return sum.Add(figure.Value);               // twenty 3
        return atom.Is(Ordinal, out var ordinal) && sum.End(ordinal.A);
    }
}
