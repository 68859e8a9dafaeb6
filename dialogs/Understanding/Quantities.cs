using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// The number in an utterance: "minus 3.5", "2,500.75", "two and a half", "3/4", "五分之一", "1.2M", "three dozen".
/// </summary>
internal static partial class Quantities
{
    private const decimal Most = 1_000_000_000_000_000_000m;

    public static decimal? Read(Heard heard)
    {
        heard = Whole(heard);
        for (var i = 0; i < heard.Count; i++)
            if (!IsOfADate(heard, i) && Signed(heard, i) is { } value)
                return value;
        return null;
    }

    /// <summary>The month of "사월 2일"; the 이 of "this cake".</summary>
    private static bool IsOfADate(Heard heard, int i) => heard.Amount(i) is { Digits: 0 }
        && (heard.Is(i + 1, MarkMonth) && heard.Amount(i + 2) is not null
            || heard.Is(i, This) && heard.Spaced(i + 1) && i + 1 < heard.Count);

    /// <summary>Where no date is meant, words that are units too count as numbers: "이십일" is 21.</summary>
    private static Heard Whole(Heard heard) => heard.Raw.Exists(atom => atom.Is(Number) && atom.Is(Unit))
        ? new(Numbers.Compose(heard.Raw, heard.Tokens, heard.TimeWords, whole: true), heard.Raw, heard.Tokens,
        heard.TimeWords, heard.Listening)
        : heard;

    private static decimal? Signed(Heard heard, int i)
    {
        if (heard.Amount(i) is { Digits: 0, Value: 0 }
            && heard.Amount(i + 1) is { Digits: 0, Value: > 0 and < 10 } after)
            return after.Value;                         // cero uno
        if (Sum(heard, i, out var end) is not { } value)
            return null;
        if (heard.Is(end, Over) && Sum(heard, end + 1, out _) is > 0 and var below)
            value /= below;                             // one over three
        else if (heard.Is(end, Per) && Above(heard, end + 1) is { } above && value > 0)
            value = above / value;                      // 五分之一
        return IsNegative(heard, i) ? -value : value;
    }

    private static bool IsNegative(Heard heard, int i)
    {
        var before = heard.Is(i - 1, '.') || heard.Is(i - 1, ',') ? i - 2 : i - 1;
        return heard.Is(before, Minus) || heard.Is(before, '-') && (before == 0 || heard.Spaced(before)
            && !heard.Spaced(before + 1));
    }

    private static decimal? Above(Heard heard, int i)
    {
        var minus = heard.Is(i, Minus) || heard.Is(i, '-');
        return Sum(heard, minus ? i + 1 : i, out _) is { } value ? minus ? -value : value : null;
    }

    /// <summary>"Two and a half", "1 3/4", "a million and a quarter", "三又五分之一".</summary>
    private static decimal? Sum(Heard heard, int i, out int end)
    {
        if (Term(heard, i, out end) is not { } value)
            return null;
        var last = heard.Atoms[end - 1].Is(Times, out var times) ? times.A < 1000 ? 1 : times.A
            : heard.Amount(i) is { Digits: 0, Value: >= 1_000_000 } round ? Round(round.Value) : 1;
        if (heard.Amount(end) is { Digits: > 0, Value: < 1_000_000 } top
            && heard.Is(end + 1, '/') && heard.Amount(end + 2) is { Value: > 0 and < 1_000_000 } bottom)
        {
            end += 3;
            return value + top.Value / bottom.Value;
        }
        var next = heard.Is(end, And) || heard.Is(end, Point) ? heard.Skip(end + 1, The) : end;
        if (Piece(heard, next, out var after, next > end) is not { } piece)
            return next > end && PerPiece(heard, next, out after) is { } part ? Take(after, value + part, out end)
                : value;
        if (last == 1 && heard.Is(after, Times, out var scale))
            return Take(after + 1, (value + piece) * scale.A, out end);
        return Take(after, heard.Is(after, Times, out scale) ? value + piece * scale.A : value + piece * last, out end);
    }

    /// <summary>The scale that a round number ends with: a million and a half is one and a half million.</summary>
    private static long Round(decimal value) => value % 1_000_000_000_000 == 0 ? 1_000_000_000_000
        : value % 1_000_000_000 == 0 ? 1_000_000_000 : value % 1_000_000 == 0 ? 1_000_000 : 1;

    /// <summary>One number, its decimals, scale and power; or a fraction of one.</summary>
    private static decimal? Term(Heard heard, int i, out int end)
    {
        end = i + 1;
        if (heard.Is(i, '.') || heard.Is(i, ',') || heard.Is(i, Point))
            return heard.Amount(i + 1) is { } tail && !IsMeasure(heard, i + 1) && (i == 0 || heard.Spaced(i) || heard.Is(i - 1, '-'))
                && (!heard.Spaced(i + 1) || heard.Is(i, Point))
                && Decimals(heard, i, new(0, 1), out end) is { } small ? Scaled(heard, ref end, small) : null;
        if (heard.Amount(i) is not { Value: < Most } amount)
            return Piece(heard, i, out end, false) is { } piece ? Scaled(heard, ref end, piece, true) : null;
        if (IsNoNumber(heard, i))
            return null;
        if (heard.Is(i + 1, '/') && !heard.Is(i + 3, '/')
            && heard.Listening.Expected is not (Expected.Time or Expected.Birth)
            && heard.Amount(i + 2) is { Value: > 0 and < 1_000_000 } bottom)
            return Take(i + 3, amount.Value / bottom.Value, out end);
        if (Split(heard, i, amount, out end) is { } split)
            return split;
        end = i + 1;
        if (!amount.Ordinal && Denominator(heard, i + 1, amount.Value, out var after) is { } below)
        {
            end = after;
            return Scaled(heard, ref end, amount.Value / below, true);
        }
        var value = Spaces(heard, i, amount, out end);
        value = Decimals(heard, end, amount with { Value = value }, out var fine) is { } exact
            ? Take(fine, exact, out end)!.Value : value;
        if (Scaled(heard, ref end, value) is not { } scaled)
            return null;
        return (heard.Is(end, Fraction) || heard.Is(end, '-') && heard.Is(end + 1, Fraction))
            && Denominator(heard, end, scaled, out after) is { } parts
            ? Take(after, scaled / parts, out end) : scaled;
    }

    /// <summary>"Twenty twenty fifths": the tens belong to what it is divided by.</summary>
    private static decimal? Split(Heard heard, int i, Amount amount, out int end)
    {
        end = i + 3;
        return amount is { Digits: 0, Ordinal: false } && heard.Amount(i + 1) is { Digits: 0, Ordinal: false } tens && IsTens(tens.Value)
            && heard.Is(i + 2, Fraction, out var part) && part is { A: 1, B: < 10 } ? amount.Value / (tens.Value + part.B) : null;
    }

    private static bool IsTens(decimal value) => value is >= 20 and < 100 && value % 10 == 0;

    /// <summary>"29km", "180 ml": a measure; "一切": a figure inside a word.</summary>
    private static bool IsNoNumber(Heard heard, int i)
    {
        var token = heard.Tokens[heard.Atoms[i].From];
        if (token.Kind == TokenKind.Digits)
            return IsMeasure(heard, Last(heard, i));
        if (token.Kind == TokenKind.Character && Unknown(heard, i - 1, TokenKind.Character, i) && Unknown(heard, i + 1, TokenKind.Character))
            return true;                                // 阳光九九是
        return token.Kind == TokenKind.Character && !Letters.IsHangul(token.Fold[0])
            && heard.Atoms[i].To == heard.Atoms[i].From + 1
            && (Unknown(heard, i + 1, TokenKind.Character) || i > 0 && !heard.Spaced(i) && !heard.Atoms[i - 1].IsKnown
            && heard.Atoms[i - 1].Sign == '\0'
                && heard.Tokens[heard.Atoms[i - 1].From].Kind == TokenKind.Character);
    }

    /// <summary>A unit that we have no word for clings to the figures, or one that only looks like a million ("1m").</summary>
    private static bool IsMeasure(Heard heard, int i) => Unknown(heard, i + 1, TokenKind.Word)
        || heard.Is(i + 1, Scale) && !heard.Spaced(i + 1) && !IsScale(heard, i + 1)
            && !heard.Is(i + 1, Unit) && !heard.Is(i + 1, MarkMinute);

    private static int Last(Heard heard, int i) => (heard.Is(i + 1, '.') || heard.Is(i + 1, ','))
        && !heard.Spaced(i + 1) && heard.Amount(i + 2) is not null && !heard.Spaced(i + 2)
        ? Last(heard, i + 2) : i;

    /// <param name="tight">The atom that must stand tight to the one before it; none: the unknown one itself.</param>
    private static bool Unknown(Heard heard, int i, TokenKind kind, int? tight = null) => i >= 0 && i < heard.Count
        && !heard.Atoms[i].IsKnown && heard.Atoms[i].Sign == '\0' && !heard.Spaced(tight ?? i)
        && heard.Tokens[heard.Atoms[i].From] is { Fold: not ("e" or "x") } token && token.Kind == kind;

    private static decimal? Take(int after, decimal value, out int end)
    {
        end = after;
        return value;
    }
}
