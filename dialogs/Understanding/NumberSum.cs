namespace BotApp.Dialogs.Understanding;

/// <summary>
/// A number while it is being said. Each word leaves room for smaller ones only, so that "eight forty" stays two
/// numbers and "forty eight" is one.
/// </summary>
internal sealed class NumberSum(bool unitsFirst, bool trailing = false)
{
    private readonly Stack<(decimal Value, decimal Scale)> groups = [];
    private decimal group;
    private decimal unit;
    private decimal room = decimal.MaxValue;
    private decimal roomBefore = decimal.MaxValue;
    private decimal last;
    private decimal trail;
    private bool begun;
    private bool zero;

    /// <summary>"两千四百五" is 2,450: a last figure counts the next smaller unit.</summary>
    public decimal Value => trailing && trail >= 100
        && unit is > 0 and < 10 ? Total + group - unit + unit * trail / 10 : Total + group;
    /// <summary>"Twenty": only a figure may follow.</summary>
    public bool EndsInTens => begun && room == 10 && unit >= 20;

    public bool IsOrdinal { get; private set; }
    public bool IsDone { get; private set; }

    /// <param name="leaves">What may follow is smaller than this; 0 for what the number itself says.</param>
    public bool Add(decimal number, decimal leaves = 0, bool joined = false)
    {
        if (begun && number == 0 && room >= 10)
        {
            last = trail = 0;
            return zero = true;                         // 一百零五, không trăm
        }
        if (begun && IsTeen(number, joined))
        {
            (group, unit, room) = (group + number, 0, 1);
            return true;                                // خمسة عشر
        }
        if (begun && unitsFirst && joined && unit is > 0 and < 10 && number is >= 20 and < 100)
        {
            (group, unit, room) = (group + number, 0, 1);
            return true;
        }
        if (begun && (number >= room || number == 0))
            return false;
        if (leaves == 0 && number >= 2000 && Scale(number) is > 1 and var scale)
            return Add(number / scale) && Multiply(scale);      // مليونان
        trail = begun && !joined && room >= 100 && unit == 0 && last == room ? last : 0;
        (begun, roomBefore, unit, group) = (true, room, number, group + number);
        room = leaves > 0 ? leaves : Room(number);
        return true;
    }

    /// <summary>Ten behind the figure, where units go first.</summary>
    public bool IsTeen(decimal number, bool joined) => unitsFirst && !joined && number == 10 && unit is > 0 and < 10;

    public bool Multiply(decimal times)
    {
        if (zero && times < 1000 && unit == 0)
        {
            (zero, room, roomBefore) = (false, times, times);
            return true;
        }
        if (times < 1000)
            return Small(times);
        // What stands before and is smaller is counted in this unit: mil millones, 七千十二億.
        var counted = group;
        while (groups.TryPeek(out var before) && (before.Scale < times || (before.Scale == times && group == 0)))
            counted += groups.Pop().Value;
        counted = counted == 0 ? 1 : counted;
        if (counted > Most / times)
            return false;
        counted *= times;
        groups.Push((counted, times));
        (begun, group, unit, room, roomBefore) = (true, 0, 0, times, times);
        last = times;
        return true;
    }

    /// <summary>A word for an ordinal ends the number, but "dwudziesty pierwszy" has two of them.</summary>
    public bool End(decimal ordinal)
    {
        if (ordinal >= 1000 && groups.Count == 0 && group == 1)
            return false;                               // un millonésimo
        if (ordinal is >= 100 and < 1000 && begun && unit is > 1 and < 10 && Multiply(ordinal))
            return IsOrdinal = IsDone = true;
        if (ordinal >= 1000 && begun ? !Multiply(ordinal) : !Add(ordinal, ordinal is 10 ? 10 : 0))
            return false;
        IsOrdinal = true;
        IsDone = room <= 1 && !unitsFirst;
        return true;
    }

    private const decimal Most = 1_000_000_000_000_000_000m;

    private decimal Total
    {
        get
        {
            var total = 0m;
            foreach (var (value, _) in groups)
                total += value;
            return total;
        }
    }

    private bool Small(decimal times)
    {
        var implied = unit == 0;
        if (begun && (implied ? times >= room : unit >= times && unit > 99 || times * unit >= roomBefore))
            return false;
        group = implied ? group + times : group - unit + unit * times;
        (begun, unit, room) = (true, 0, times);
        roomBefore = last = times;
        return true;
    }

    private static decimal Scale(decimal number) => number % 1_000_000_000 == 0 ? 1_000_000_000
        : number % 1_000_000 == 0 ? 1_000_000 : number % 1000 == 0 ? 1000 : 1;

    private static decimal Room(decimal number) => number switch
    {
        >= 1_000_000 => 1_000_000,
        >= 1000 => 1000,
        >= 100 => 100,
        >= 20 when number % 10 == 0 => 10,
        _ => 1,
    };
}
