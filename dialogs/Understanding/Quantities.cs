using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>The number in an utterance: "minus three point five", "2,500.75", "two and a half", "3/4", "一百二十三".</summary>
internal static class Quantities
{
    public static decimal? Read(Heard heard)
    {
        for (var i = 0; i < heard.Count; i++)
            if (At(heard, i) is { } value)
                return value;
        return null;
    }

    private static decimal? At(Heard heard, int i)
    {
        var negative = i > 0 && (heard.Is(i - 1, Minus) || heard.Is(i - 1, '-') && heard.Spaced(i - 1) && !heard.Spaced(i));
        var value = heard.Amount(i) is { Value: < decimal.MaxValue } amount ? Whole(heard, i, amount) : Part(heard, i);
        return negative ? -value : value;
    }

    private static decimal Whole(Heard heard, int i, Amount amount)
    {
        var next = i + 1;
        if (Decimals(heard, next, amount, out var end) is { } fine)
            return Scaled(heard, end, fine);
        if (heard.Is(next, '/') && heard.Amount(next + 1) is { Value: > 0 and < 1_000_000 } below)
            return amount.Value / below.Value;
        if (heard.Amount(next) is { Digits: > 0, Value: > 0 and < 1_000_000 } top && amount.Digits > 0
            && heard.Is(next + 1, '/') && heard.Amount(next + 2) is { Value: > 0 and < 1_000_000 } bottom)
            return amount.Value + top.Value / bottom.Value;     // 1 3/4
        if (heard.Is(next, Fraction, out var of) && of.A == 1 && of.B > 2)
            return amount.Value / of.B;                 // two thirds
        var and = heard.Is(next, And) ? heard.Skip(next + 1, The) : next;
        if (heard.Is(and, Fraction, out var more))
            return amount.Value + (decimal)more.A / more.B;
        if (and > next && heard.Amount(and) is { Ordinal: false, Value: < 20 } count && heard.Is(and + 1, Fraction, out var pieces) && pieces.A == 1)
            return amount.Value + count.Value / pieces.B;
        return amount.Value;
    }

    /// <summary>"3.14", "3,14", "three point one four".</summary>
    private static decimal? Decimals(Heard heard, int i, Amount whole, out int end)
    {
        end = i;
        var sign = whole.Digits > 0 && !heard.Spaced(i) && !heard.Spaced(i + 1) && (heard.Is(i, '.') || heard.Is(i, ','));
        if (!sign && !heard.Is(i, Point) || heard.Amount(i + 1) is not { IsWhole: true } first)
            return null;
        var (value, scale) = (whole.Value, 1m);
        for (end = i + 1; end < i + 10 && heard.Amount(end) is { Digits: < 10, Value: < 1_000_000_000, Ordinal: false } next; end++)
        {
            if (end > i + 1 && (sign || next.Digits > 0 || next.Value > 9))
                break;
            for (var figures = next.Digits > 0 ? next.Digits : next.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).Length; figures > 0; figures--)
                scale /= 10;
            value += next.Value * scale;
        }
        return value;
    }

    private static decimal Scaled(Heard heard, int i, decimal value) =>
        heard.Is(i, Times, out var times) && times.A < 10_000_000_000_000 ? value * times.A : value;

    /// <summary>"Half", "a quarter", "half a million".</summary>
    private static decimal? Part(Heard heard, int i)
    {
        if (!heard.Is(i, Fraction, out var part))
            return null;
        var at = heard.Skip(i + 1, The, Of);
        return Scaled(heard, at, (decimal)part.A / part.B);
    }
}
