using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Reads times of day: "half past ten", "15h30", "las tres menos cuarto", "下午三点半", "без пяти восемь".
/// </summary>
internal static partial class Clocks
{
    public static Clock? Read(Heard heard, int i, out int end) => heard.ClockAt(i, out end);

    public static Clock? ReadOnce(Heard heard, int i, out int end)
    {
        var (at, led) = (i, false);
        while (at < i + 4 && (heard.Is(at, At) || heard.Is(at, Around) || heard.Is(at, AtHour) || heard.Is(at, The)
            || heard.Is(at, '@')) && heard.Amount(at) is null)
        {
            led |= heard.Is(at, At) || heard.Is(at, AtHour) || heard.Is(at, '@');
            at++;
        }
        var clock = Word(heard, at, out end) ?? Fraction(heard, at, out end) ?? Lessened(heard, at, out end)
            ?? Figures(heard, at, led, out end);
        if (clock is null)
            return null;
        if (clock is { Grain: Grain.Minute, Minute: > 0 } && heard.Is(end, Less) && heard.Is(end - 1, MarkMinute))
            (clock, end) = (Clock.Of(clock.Hour, -clock.Minute, true, clock.Plain), end + 1);      // 열한 시 십 분 전
        end = Half(heard, end, ref clock);
        if (clock is { Grain: Grain.Hour, Settled: true } && Turned(heard, end, clock, out var after) is { } turned)
            (clock, end) = (turned, after);
        return clock;
    }

    /// <summary>"Noon", "midi et demi".</summary>
    private static Clock? Word(Heard heard, int i, out int end)
    {
        end = i + 1;
        if (!heard.Is(i, SenseKind.Clock, out var word))
            return null;
        var hour = word.A == 0 ? 24 : (int)word.A;
        if (Amount12(heard, end, hour) is var same && same > end)
            return Take(ref end, same, Clock.Of(hour, 0, false, Plain.Sure)) with { Settled = true };
        return (With(heard, hour, Plain.Sure, heard.Amount(end)?.Digits != 1, ref end) ?? Clock.Of(hour, 0, false,
            Plain.Sure)) with
        { Settled = true };
    }

    /// <summary>"정오 12시": the hour is said again in figures.</summary>
    private static int Amount12(Heard heard, int i, int hour) =>
        heard.Amount(i) is { Ordinal: false } again && again.Within(0, 24) && again.Int % 12 == hour % 12
        && (again.Digits > 0 || heard.Is(i + 1, MarkHour))
        && !heard.Is(i + 1, MarkMinute) && !heard.Is(i + 1, ':') && !IsDay(heard, i + 1)
            ? heard.Is(i + 1, MarkHour) ? i + 2 : i + 1 : i;

    /// <summary>"8pm menos cuarto", "8 pm e meia".</summary>
    private static Clock? Turned(Heard heard, int i, Clock clock, out int end)
    {
        var less = heard.Is(i, Minus) || heard.Is(i, Less);
        end = i;
        if (!less && !heard.Is(i, And) || !heard.Is(heard.Skip(i + 1, The), SenseKind.Fraction)
            || Minutes(heard, i + 1, out end) is not { } minutes)
            return null;
        return clock with
        {
            Hour = less ? (clock.Hour + 23) % 24 : clock.Hour,
            Minute = less ? 60 - minutes
            : minutes,
            Grain = Grain.Minute
        };
    }

    /// <summary>"Quarter past ten", "five to eight", "half eight", "wpół do ósmej", "десять минут девятого".</summary>
    private static Clock? Fraction(Heard heard, int i, out int end)
    {
        end = i;
        if (heard.Is(i, HalfTo))
            return Hour(heard, heard.Skip(i + 1, The, AtHour), out end) is { } next
                ? Clock.Of(next, -30, true, Plain.Sure) : null;
        if (Minutes(heard, i, out var after) is not { } minutes)
            return null;
        var spoken = heard.Is(i, SenseKind.Fraction) || heard.Is(after - 1, MarkMinute) || heard.Is(after - 1, Unit);
        var past = heard.Is(after, Past);
        var till = heard.Is(after, Till) && !(heard.Is(after, To) && heard.Is(i - 1, From))
            && (spoken || !heard.Is(after, To) && !heard.Is(after, Until) || minutes % 5 == 0 && (minutes > 9
            || heard.Amount(i)?.Digits == 0));
        if ((past || till) && Hour(heard, heard.Skip(after + 1, The, AtHour), out end) is { } hour)
            return Noon(heard, end, Clock.Of(hour, past ? minutes : -minutes, true, Plain.Sure));
        if (heard.TimeWords.IntoHour && spoken && heard.Amount(after) is { Ordinal: true }
            && Hour(heard, after, out end) is { } into)
            return Clock.Of(into, minutes - 60, true, Plain.Sure);
        if (heard.Is(i, SenseKind.Fraction, out var half) && half.B == 2 && !heard.Is(after, Unit)
            && Hour(heard, after, out end) is { } whole)
            return Clock.Of(whole, heard.TimeWords.HalfBefore ? -30 : 30, true, Plain.Led);
        return null;
    }

    /// <summary>"Quarter past noon" is settled, as noon is.</summary>
    private static Clock Noon(Heard heard, int end, Clock clock) =>
        heard.Is(end - 1, SenseKind.Clock) ? clock with { Settled = true } : clock;

    /// <summary>"Без пяти восемь", "za pięć ósma".</summary>
    private static Clock? Lessened(Heard heard, int i, out int end)
    {
        end = i;
        return heard.Is(i, Less) && Minutes(heard, i + 1, out var after) is { } minutes
            && Hour(heard, after, out end) is { } hour ? Clock.Of(hour, -minutes, true, Plain.Sure) : null;
    }

    private static Clock Take(ref int end, int after, Clock clock)
    {
        end = after;
        return clock;
    }

    /// <summary>Minutes as a number or a fraction of the hour, with the word for minutes where it is there.</summary>
    private static int? Minutes(Heard heard, int i, out int after)
    {
        after = i;
        i = heard.Skip(i, The);
        int? minutes = heard.Is(i, SenseKind.Fraction, out var part) ? (int)(60 * part.A / part.B)
            : heard.Amount(i) is { Ordinal: false } amount && amount.Within(1, 59) ? amount.Int : null;
        if (minutes is null)
            return null;
        after = heard.Is(i + 1, Filler) && heard.Is(i + 2, MarkMinute) ? i + 2 : i + 1;
        if (heard.Is(after, MarkMinute) || heard.Is(after, Unit, out var unit) && unit.A == (long)Grain.Minute)
            after++;
        return minutes;
    }

    private static int? Hour(Heard heard, int i, out int end)
    {
        end = i + 1;
        if (heard.Is(i, SenseKind.Clock, out var word))
            return word.A == 0 ? 24 : (int)word.A;
        if (heard.Amount(i) is not { } amount || !amount.Within(0, 24))
            return null;
        if (heard.Is(end, MarkHour) || heard.Is(end, OClock))
            end++;
        return amount.Int;
    }

    /// <summary>am, pm and o'clock after the figures.</summary>
    private static int Half(Heard heard, int end, ref Clock clock)
    {
        for (var most = 0; most < 3; most++)
        {
            if (heard.Is(end, Around) && heard.Amount(end) is null && (heard.Is(end + 1, Am) || heard.Is(end + 1, Pm)))
                end++;
            var (am, pm) = (heard.Is(end, Am), heard.Is(end, Pm));
            if (am || pm)
                clock = (am && pm ? clock : clock.In(pm)) with { Plain = Plain.Sure };
            else if (heard.Is(end, OClock))
                clock = clock with { Plain = Plain.Sure };
            else
                break;
            end++;
        }
        return Named(heard, end, ref clock);
    }

    /// <summary>"12h00 (meio-dia)", "o 12:00 w południe": which twelve is meant.</summary>
    private static int Named(Heard heard, int end, ref Clock clock)
    {
        var bracket = heard.Is(end, '(');
        var at = bracket ? end + 1 : heard.Skip(end, On, At);
        if (clock is not { Hour: 0 or 12 or 24, Minute: 0 } || !heard.Is(at, SenseKind.Clock, out var word) || word.A % 12 != 0)
            return end;
        if (clock.Plain == Plain.Bare && !bracket && heard.Is(at - 1, At))
            return end;                                 // le 12 à midi
        clock = clock with { Hour = word.A == 12 ? 12 : 24, Settled = true, Plain = Plain.Sure };
        return bracket && heard.Is(at + 1, ')') ? at + 2 : at + 1;
    }
}
