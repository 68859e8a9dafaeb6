using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Times in figures, and what may follow an hour: "10:15", "1530", "15h30", "ten fifteen".</summary>
internal static partial class Clocks
{
    private static Clock? Figures(Heard heard, int i, bool led, out int end)
    {
        end = i + 1;
        if (heard.Amount(i) is not { IsWhole: true } amount || IsTail(heard, i) || amount.Ordinal && heard.Is(i, Weekday))
            return null;
        if (amount.Digits is 3 or 4)
            return Packed(heard, i, amount, led, out end);
        if (!amount.Within(0, 24) || heard.Is(i, The) && heard.Is(i - 1, At) && !heard.Is(i - 1, AtHour) && !heard.Is(i + 1, MarkHour))
            return null;                                // "a una persona"
        var hour = amount.Int;
        var whole = heard.Is(i, AtHour);                 // dizè: the hour is in the word
        var plain = whole ? Plain.Sure : led ? Plain.Led : Plain.Bare;
        if (Separated(heard, i, hour, plain, out end) is { } written)
            return written;
        end = i + 1;
        var marked = heard.Is(end, MarkHour) || heard.Is(end, OClock);
        if (marked)
            (end, plain) = (end + 1, Plain.Sure);
        marked |= whole;
        return With(heard, hour, plain, marked, ref end);
    }

    /// <summary>The end of another number, "37.1", "$12".</summary>
    private static bool IsTail(Heard heard, int i) => heard.Is(i - 1, '$') || heard.Is(i - 1, '€')
        || !heard.Spaced(i) && i > 1 && !heard.Spaced(i - 1) && heard.Amount(i - 2) is not null
            && heard.Atoms[i - 1].Sign is '.' or ',' or '/' or ':';

    /// <summary>What follows the hour: minutes, "and a half", "less a quarter", or nothing.</summary>
    private static Clock? With(Heard heard, int hour, Plain plain, bool marked, ref int end)
    {
        if (heard.Is(end, And) && (heard.Is(heard.Skip(end + 1, The), SenseKind.Fraction) || plain != Plain.Bare || IsInWords(heard, end))
            && Minutes(heard, heard.Skip(end + 1, The), out var joined) is { } and && !IsDay(heard, joined)
            && !(heard.Amount(joined - 1) is not null && (heard.Is(joined, MarkHour) || heard.Is(joined, ':')
            || (heard.Is(joined, Am) || heard.Is(joined, Pm)) && !IsMinuteOnly(heard.Amount(joined - 1)!))))
            return Take(ref end, joined, Clock.Of(hour, and, true, Sooner(heard, plain, end + 1)));
        if ((heard.Is(end, Minus) || heard.Is(end, Less))
            && Minutes(heard, heard.Skip(end + 1, The), out var less) is { } minus)
            return Take(ref end, less, Clock.Of(hour, -minus, true, Plain.Sure));
        if (heard.Is(end, Fives) && Minutes(heard, end + 1, out var five) is { } fives)
            return Take(ref end, five, Clock.Of(hour, fives < 12 ? fives * 5 : fives, true, Plain.Sure));    // 三點踏三
        if (heard.Amount(end) is { Digits: < 2, Value: 0 }
            && heard.Amount(end + 1) is { Digits: < 2, Value: > 0 and < 10, Ordinal: false } oh)
            return Take(ref end, end + 2, Clock.Of(hour, oh.Int, true, plain));
        if (IsDay(heard, end) && !marked)
            return null;
        if (heard.Amount(end - 1) is { Digits: 0 } && Hyphen(heard, end) is var joint && joint > end
            && heard.Amount(joint) is { Value: >= 10 and < 60 } half)
            return Take(ref end, joint + 1, Clock.Of(hour, half.Int, true, plain));
        if (Minutes(heard, end, out var after) is { } minutes && IsMinutes(heard, end, plain, marked)
            && !IsDay(heard, after))
            return Take(ref end, after, Clock.Of(hour, minutes, true, marked ? Plain.Sure : plain));
        return Clock.Of(hour, 0, false, plain);
    }

    /// <summary>"Duas e vinte": hour and minutes, and no two hours.</summary>
    private static bool IsInWords(Heard heard, int and) => heard.Amount(and - 1) is { Digits: 0 }
        && !heard.Is(and - 2, Between) && !heard.Is(and - 2, From)
        && heard.Amount(and + 1) is { Digits: 0, Ordinal: false } minutes && (minutes.Value > 12 || minutes.Value is 5 or 10);

    /// <summary>"Las ocho y diez pm": in words, and hardly a second hour ("10 and 11 am").</summary>
    private static bool IsMinuteOnly(Amount amount) => amount.Digits == 0 && (amount.Value > 12 || amount.Value % 5 == 0);

    private static Plain Sooner(Heard heard, Plain plain, int i) =>
        heard.Is(heard.Skip(i, The), SenseKind.Fraction) ? Plain.Sure : plain;

    /// <summary>A number after the hour that is not its minutes: "3 15 March", "at 9 two days later".</summary>
    private static bool IsDay(Heard heard, int after) =>
        heard.Is(after, Month) || heard.Is(after, MarkMonth) || heard.Is(after, MarkDay)
        || heard.Is(after, Of) && heard.Is(heard.Skip(after, Of), Month)
        || heard.Is(after, Unit, out var unit) && unit.A != (long)Grain.Minute && !heard.Is(after, MarkMinute)
        && !heard.Is(after, MarkHour);

    /// <summary>"Five-thirty".</summary>
    private static int Hyphen(Heard heard, int i) =>
        heard.Is(i, '-') && !heard.Spaced(i) && !heard.Spaced(i + 1)
            && heard.Amount(i + 1) is { Digits: 0 } ? i + 1 : i;

    private static bool IsMinutes(Heard heard, int i, Plain plain, bool marked) =>
        heard.Amount(i) is { Ordinal: false } amount
            ? amount.Digits == 0 ? amount.Value >= 10 || marked || heard.Is(i + 1, MarkMinute)
                : marked || (plain != Plain.Bare && amount.Digits == 2)
            : (marked || heard.Is(i + 1, Part) || i + 1 == heard.Count) && heard.Is(i, SenseKind.Fraction);

    /// <summary>"10:15", "10.15", "10h15".</summary>
    private static Clock? Separated(Heard heard, int i, int hour, Plain plain, out int end)
    {
        end = i + 1;
        var colon = heard.Is(end, ':') || heard.Is(end, MarkHour) && !heard.Spaced(end) && !heard.Spaced(end + 1);
        if (!(colon || heard.Is(end, '.') && !heard.Spaced(end) && !heard.Spaced(end + 1))
            || heard.Amount(end + 1) is not { Digits: 2, Value: < 60 } minutes)
            return null;
        if (!colon && heard.Is(end + 2, '.') && !heard.Spaced(end + 2) && heard.Amount(end + 3) is not null
            && !heard.Spaced(end + 3))
            return null;                                // 12.10.2026
        end += 2;
        var clock = Clock.Of(hour, minutes.Int, true, colon ? Plain.Sure : plain) with
        {
            IsPadded = hour < 10 && heard.Amount(i)!.Digits == 2,
        };
        if (heard.Is(end, ':') && heard.Amount(end + 1) is { Digits: 2, Value: < 60 } seconds)
        {
            end += 2;
            return clock with { Second = seconds.Int, Grain = Grain.Second };
        }
        if (heard.Is(end, MarkMinute) || heard.Is(end, MarkHour))
            end++;
        return clock;
    }

    /// <summary>"730 in the evening", "1530 hours"; a year is none.</summary>
    private static Clock? Packed(Heard heard, int i, Amount amount, bool led, out int end)
    {
        end = i + 1;
        var (hour, minute) = (amount.Int / 100, amount.Int % 100);
        var marked = heard.Is(end, MarkHour) || heard.Is(end, OClock)
            || heard.Is(end, Unit, out var unit) && unit.A == (long)Grain.Hour;
        var told = marked || heard.Is(end, Am) || heard.Is(end, Pm);
        if (!told && !IsToldBehind(heard, end) && (IsJoined(heard, end) || IsJoined(heard, i - 1) || heard.Is(i - 1, '+')
            || heard.Is(i - 1, ')') && !heard.Spaced(i)))
            return null;                                // a phone number
        if (hour > 24 || minute > 59 || !told && amount.Digits == 4 && amount.Int is >= 1900 and < 2100)
            return null;
        end += marked ? 1 : 0;
        return new(hour, minute, Grain.Minute, hour is 0 or > 12 || amount.Digits == 4 && hour < 10,
            told ? Plain.Sure : led ? Plain.Led : Plain.Bare);
    }

    /// <summary>"630-930am".</summary>
    private static bool IsToldBehind(Heard heard, int i) => heard.Is(i, '-') && heard.Amount(i + 1) is { Digits: <= 4 }
        && (heard.Is(i + 2, Am) || heard.Is(i + 2, Pm));

    private static bool IsJoined(Heard heard, int i) => heard.Is(i, '-') && !heard.Spaced(i) && !heard.Spaced(i + 1);
}
