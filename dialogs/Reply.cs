using System.Text.Json.Serialization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>Something to say, by key: the language folder has the sentence, the channel makes the bytes.</summary>
/// <param name="Key">A key of sentences.json.</param>
/// <param name="Holes">What the sentence's holes are filled with, by name.</param>
/// <param name="Choices">Offered answers, numbered from 1 in this order; empty for none.</param>
/// <param name="Expected">What the answer should be: for keypads, hints and buttons.</param>
public sealed record Reply(
    string Key, IReadOnlyDictionary<string, Value> Holes, IReadOnlyList<Value> Choices,
    Expected Expected = Expected.Anything)
{
    public static Reply Of(string key, params ReadOnlySpan<(string Name, Value Value)> holes)
    {
        var filled = new Dictionary<string, Value>(holes.Length);
        foreach (var (name, value) in holes)
            filled[name] = value;
        return new(key, filled, []);
    }

    public Reply Asking(Expected expected, params IReadOnlyList<Value> choices) =>
        this with { Expected = expected, Choices = choices };
}

/// <summary>A value in a sentence, not yet in any language's words.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Text), "x"), JsonDerivedType(typeof(Literal), "l"), JsonDerivedType(typeof(Count), "n")]
[JsonDerivedType(typeof(Day), "d"), JsonDerivedType(typeof(Clock), "c"), JsonDerivedType(typeof(Moment), "m")]
[JsonDerivedType(typeof(Sentence), "s"), JsonDerivedType(typeof(Many), "a"), JsonDerivedType(typeof(CodeOf), "k")]
[JsonDerivedType(typeof(LinkTo), "u"), JsonDerivedType(typeof(Person), "p"), JsonDerivedType(typeof(Private), "h"), JsonDerivedType(typeof(Birth), "b")]
[JsonDerivedType(typeof(Weekday), "w")]
[JsonDerivedType(typeof(In), "i")]
public abstract record Value
{
    private Value() { }

    /// <summary>What an office or a street is called: said as it stands, set apart in right-to-left text.</summary>
    public sealed record Text(string Words) : Value;

    /// <summary>A number, ZIP, phone or form name: left to right, ASCII, spelled out by voice.</summary>
    public sealed record Literal(string Characters) : Value;

    public sealed record Count(int Number) : Value;

    /// <summary>A date with its weekday; <paramref name="Year"/> says the year too (birth dates).</summary>
    public sealed record Day(DateOnly Date, bool Year = false) : Value;

    public sealed record Weekday(DayOfWeek Of) : Value;

    /// <param name="Alone">On a line by itself, without what stands before a time in a sentence ("las").</param>
    public sealed record Clock(TimeOnly Time, bool Alone = false) : Value;

    /// <summary>Day and time at the office, by the offset it carries.</summary>
    public sealed record Moment(DateTimeOffset At) : Value;

    /// <summary>Another sentence of the language folder, <c>reason.adit.name</c>.</summary>
    public sealed record Sentence(string Key, IReadOnlyDictionary<string, Value>? Holes = null) : Value;

    /// <summary>Several in one sentence, with the commas of the language.</summary>
    /// <param name="Lines">Each on a line of its own, where it is read and not heard.</param>
    public sealed record Many(IReadOnlyList<Value> Items, bool Lines = false) : Value;

    /// <summary>The code of an appointment. Only the edge puts it in: it is stored nowhere, said nowhere else.</summary>
    public sealed record CodeOf(string Number) : Value;

    /// <summary>Where the sheet of an appointment is. As with its code, only the edge puts it in.</summary>
    public sealed record LinkTo(string Number) : Value;

    /// <summary>A person's name: whole in a chat, initials in a text message.</summary>
    public sealed record Person(string Name) : Value;

    /// <summary>A case number or phone: its last four characters in a text message.</summary>
    public sealed record Private(string Characters) : Value;

    /// <summary>A birth date: in a text message only that it was given.</summary>
    public sealed record Birth(DateOnly Date) : Value;

    /// <summary>On the phone, said in another language than the rest: the way out for who does not speak it.</summary>
    public sealed record In(string Language, Value Words) : Value;
}
