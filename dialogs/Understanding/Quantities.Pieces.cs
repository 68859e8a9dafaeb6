using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Parts of numbers: "three quarters", "2 of 5", "1,234.5", "5 million".</summary>
internal static partial class Quantities
{
    /// <summary>"三分之一" behind a whole number.</summary>
    private static decimal? PerPiece(Heard heard, int i, out int end)
    {
        end = i;
        return heard.Amount(i) is { Value: > 0 and < 1_000_000 } below && heard.Is(i + 1, Per)
            && Term(heard, i + 2, out end) is { } above ? above / below.Value : null;
    }

    /// <summary>"Half", "three quarters", "two fifths", "a fifth".</summary>
    private static decimal? Piece(Heard heard, int i, out int end, bool led)
    {
        end = i + 1;
        if (heard.Is(i, Fraction, out var part))
            return (decimal)part.A / part.B;
        if (heard.Amount(i) is { Ordinal: false, Value: > 0 and < 1000 } count
            && Denominator(heard, i + 1, count.Value, out end) is { } below)
            return count.Value / below;
        return led && heard.Is(i - 1, The)
            && heard.Amount(i) is { Ordinal: true, Value: > 2 } one ? 1 / one.Value : null;
    }

    /// <summary>"Fifths", "- fourth", "cincoavos".</summary>
    private static decimal? Denominator(Heard heard, int i, decimal count, out int end)
    {
        var at = heard.Is(i, '-') ? i + 1 : i;
        end = at + 1;
        if (heard.Is(at, Fraction, out var part) && part.A == 1)
            return part.B;
        if (heard.Amount(at) is { Value: > 2 and < 1_000_000_000_000_000 } below && heard.Is(end, Avos))
        {
            end++;
            return below.Value;
        }
        return heard.Amount(at) is { Ordinal: true, Digits: 0, Value: > 2 } ordinal && (count == 1
            || heard.Is(at, Fraction)) ? ordinal.Value : null;
    }

    /// <summary>"1 234 567".</summary>
    private static decimal Spaces(Heard heard, int i, Amount amount, out int end)
    {
        var value = amount.Value;
        for (end = i + 1; amount.Digits is > 0 and < 4 && end < i + 6
            && heard.Amount(end) is { Digits: 3, Ordinal: false } group; end++)
            value = value * 1000 + group.Value;
        return value;
    }

    /// <summary>"3.14", "3,14", "three point one four".</summary>
    private static decimal? Decimals(Heard heard, int i, Amount whole, out int end)
    {
        end = i;
        var sign = whole.Digits > 0 && !heard.Spaced(i + 1) && (whole.Value == 0 || !heard.Spaced(i))
            && (heard.Is(i, '.') || heard.Is(i, ','));
        if (!sign && !heard.Is(i, Point) || heard.Amount(i + 1) is not { IsWhole: true }
            || Denominator(heard, i + 2, 2, out _) is not null)
            return null;
        var (value, scale) = (whole.Value, 1m);
        for (end = i + 1; end < i + 10
            && heard.Amount(end) is { Digits: < 16, Value: < Most, Ordinal: false } next; end++)
        {
            if (end > i + 1 && (sign || next.Digits > 0 || next.Value > 9) || scale < 0.000_000_000_01m)
                break;
            for (var figures = Figures(next); figures > 0; figures--)
                scale /= 10;
            value += next.Value * scale;
        }
        return value;
    }

    private static int Figures(Amount amount)
    {
        var figures = amount.Digits;
        for (var rest = amount.Value; amount.Digits == 0 && rest >= 1; rest = decimal.Truncate(rest / 10))
            figures++;
        return Math.Max(figures, 1);
    }

    /// <summary>"2.2 million", "10k", "1.2M", "1.3e6", "2^5".</summary>
    private static decimal? Scaled(Heard heard, ref int end, decimal value, bool piece = false)
    {
        var next = piece ? heard.Skip(heard.Is(end, '-') ? end + 1 : end, The) : end;
        if (heard.Is(next, Times, out var whole) && value < Most / whole.A)
        {
            (end, value) = (next + 1, value * whole.A);
            if (heard.Is(end, Times, out whole) && value < Most / whole.A && !piece)
                (end, value) = (end + 1, value * whole.A);
            return value;
        }
        if (heard.Is(end, Times, out var times) && value < Most / times.A)
            (end, value) = (end + 1, value * times.A);
        else if (heard.Is(end, Scale, out var scale) && value < Most / scale.A && IsScale(heard, end))
            (end, value) = (end + 1, value * scale.A);
        else if (!heard.Spaced(end) && Power(heard, ref end, value) is { } powered)
            value = powered;
        return value;
    }

    /// <summary>A million is written with a great M: "1m" is a metre.</summary>
    private static bool IsScale(Heard heard, int i) => heard.Tokens[heard.Atoms[i].From] is var token
        && (token.Fold is not ("m" or "г") || char.IsUpper(heard.Tokens.Text[token.Start]));

    private static decimal? Power(Heard heard, ref int end, decimal value)
    {
        if (end < heard.Count && heard.Tokens[heard.Atoms[end].From].Fold == "x"
            && heard.Amount(end + 1) is { Value: 10 } && heard.Is(end + 2, '^') && heard.Amount(end + 3) is { Value: < 15 } tens)
            return Take(end + 4, value * (decimal)Math.Pow(10, tens.Int), out end);
        var times = heard.Is(end, '^');
        if (!times && (end >= heard.Count || heard.Tokens[heard.Atoms[end].From].Fold != "e"))
            return null;
        var at = heard.Is(end + 1, '+') || heard.Is(end + 1, '-') ? end + 2 : end + 1;
        if (heard.Amount(at) is not { Value: < 28 } power)
            return null;
        var raised = Math.Pow(times ? (double)value : 10, heard.Is(end + 1, '-') ? -power.Int : power.Int);
        var product = times ? raised : (double)value * raised;
        end = at + 1;
        return double.IsFinite(product) && Math.Abs(product) < 1e27 ? (decimal)product : null;
    }
}
