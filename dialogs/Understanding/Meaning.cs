namespace BotApp.Dialogs.Understanding;

/// <summary>
/// All that one utterance says, whatever was asked. A flow takes what it needs; what is absent is null or empty.
/// </summary>
public sealed record Meaning
{
    /// <summary>The utterance without control characters and lone surrogates, trimmed; otherwise as it was said.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its lines as they were written, where it has several.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What the person wants done, the surest first.</summary>
    public IReadOnlyList<Command> Commands { get; init; } = [];

    /// <summary>A question that has an answer without an appointment: <c>cost</c>, <c>bring</c>, <c>hours</c> ...</summary>
    public string? Topic { get; init; }

    public Answer? Answer { get; init; }

    /// <summary>Days and times wished for or refused, in the order they were said.</summary>
    public IReadOnlyList<Mention> When { get; init; } = [];

    /// <summary>A birth date and its other readings ("03/04/1990"), the likelier first; always in the past.</summary>
    public IReadOnlyList<DateOnly> Births { get; init; } = [];

    /// <summary>Why a birth date was seen but could not be taken.</summary>
    public BirthTrouble? BirthTrouble { get; init; }

    /// <summary>A number, in digits of any script or in words.</summary>
    public decimal? Number { get; init; }

    /// <summary>A choice from a numbered list: "2", "the second one", "number two". From 1; -1 is the last.</summary>
    public int? Choice { get; init; }

    /// <summary>Every run of digits in the order said, as ASCII: "2 6307" is ["2", "6307"].</summary>
    public IReadOnlyList<string> Digits { get; init; } = [];

    /// <summary>Five digits; of ZIP+4 the first five.</summary>
    public string? Zip { get; init; }

    public ZipTrouble? ZipTrouble { get; init; }

    /// <summary>E.164, <c>+1</c> and ten digits for a number of the United States.</summary>
    public string? Phone { get; init; }

    /// <summary>As it was said, spaces folded; a letter case is only mended where all was in lower case.</summary>
    public string? Name { get; init; }

    /// <summary>"My name is ...": a name whatever was asked. Otherwise <see cref="Name"/> is a guess for a question.</summary>
    public bool NameIntroduced { get; init; }

    /// <summary>A receipt number, three letters and ten digits: <c>IOE0912345678</c>.</summary>
    public string? Receipt { get; init; }

    /// <summary>An alien number: <c>A</c> and nine digits, shorter ones filled with zeros on the left.</summary>
    public string? ANumber { get; init; }

    /// <summary>A letter O was taken for a zero, or the like: say it back.</summary>
    public bool Mended { get; init; }

    /// <summary>Eight or nine digits for a case number: an A-number without its A, or one that we never take.</summary>
    public bool Unmarked { get; init; }

    /// <summary>A Social Security number was said. It is not kept anywhere, not even here.</summary>
    public bool SocialSecurity { get; init; }

    /// <summary>The number of an appointment, <c>DEN-26-6307</c>.</summary>
    public string? Confirmation { get; init; }

    /// <summary>From a keypad: the numbers that the same keys may stand for.</summary>
    public IReadOnlyList<string> Confirmations { get; init; } = [];

    /// <summary>The code was keyed in: a digit stands for each letter on its key.</summary>
    public bool Keyed { get; init; }

    /// <summary>The five-character code of an appointment, upper case.</summary>
    public string? Code { get; init; }

    /// <summary>Reasons for a visit, by their identifiers in reasons.json, the likeliest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Office codes that were named ("Portland" is two), and those refused ("not Hialeah").</summary>
    public IReadOnlyList<string> Offices { get; init; } = [];
    public IReadOnlyList<string> OfficesRefused { get; init; } = [];

    /// <summary>How many people will come, where it was said: "for three people", "my wife and I" is 2.</summary>
    public int? People { get; init; }

    /// <summary>How many relatives were named, not whether oneself comes too: "for my wife and two children" is 3.</summary>
    public int? Kin { get; init; }

    /// <summary>"For my wife", "for me", "for my family".</summary>
    public Party? Party { get; init; }

    /// <summary>"I need an interpreter", "no interpreter".</summary>
    public bool? Interpreter { get; init; }

    /// <summary>Which answers are called wrong: "the office is wrong", "not my name".</summary>
    public IReadOnlyList<Field> Wrong { get; init; } = [];

    /// <summary>The language asked for ("español por favor"), and the one the utterance is plainly in.</summary>
    public string? LanguageAsked { get; init; }
    public string? LanguageHeard { get; init; }

    public bool Has(Command command) => Commands.Contains(command);
}

public enum Answer { Yes, No, Maybe }

public enum Party { Self, Other, Several }

public enum Command
{
    Book, Find, Reschedule, Cancel,
    Repeat, Slower, Help, Back, StartOver, Human, ChangeLanguage,
    More, Whichever, Earlier, Later, AnotherDay, AnotherOffice, Skip,
    StopMessages, StartMessages, Stop,
    Wait, LeaveLine, Restore,
    Greeting, Goodbye, Thanks, AboutBot,
}

/// <summary>The answers that a booking is made of; a summary shows them in this order.</summary>
public enum Field { Reason, Zip, Office, Party, Name, Birth, Phone, Case, Interpreter, Time, People }

/// <summary>Why digits in the place of a ZIP are not one that an office can be found for.</summary>
public enum ZipTrouble { TooShort, TooLong, Foreign }

public enum BirthTrouble { Future, TooLongAgo, OtherCalendar, NoYear, NotADate }

/// <summary>One day or time in an utterance.</summary>
/// <param name="Readings">What it can mean, the likeliest first; never empty.</param>
/// <param name="Refused">"Not Thursday", "anything but the morning".</param>
/// <param name="SameDay">"The same day": the day of the appointment spoken of; the readings carry the time alone.</param>
/// <param name="Words">The words it was read from, as said.</param>
/// <param name="Through">"Monday to Friday": the last day was named, so say it back by its name.</param>
public sealed record Mention(
    IReadOnlyList<Reading> Readings, bool Refused, bool SameDay, string Words, bool Through = false);

/// <summary>A point or span of local time, half open.</summary>
/// <param name="Start">Local time of the office.</param>
/// <param name="End">Null for a point, or for one unit of <paramref name="Grain"/>.</param>
/// <param name="Open">"After 3" has its bound in <paramref name="Start"/>, "before 3" in <paramref name="End"/>.</param>
/// <param name="HasDay">False for a time of day alone, whose date is only the next such moment.</param>
/// <param name="HasTime">False for days, weeks and months.</param>
/// <param name="Every">"Any Monday", "on Mondays": the weekday again in every week.</param>
public sealed record Reading(
    DateTime Start, DateTime? End, Grain Grain, Open Open, bool HasDay, bool HasTime, bool Every = false);

public enum Grain { Second, Minute, Hour, Day, Week, Month, Quarter, Year }

public enum Open { Neither, After, Before }
