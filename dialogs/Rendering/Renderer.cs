using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BotApp.Dialogs.Rendering;

/// <summary>Replies to words. Pure: the same replies in another language are the same call with another tongue.</summary>
public static class Renderer
{
    /// <summary>The code of an appointment stands in the text as its number between these two, until the edge.</summary>
    public const char CodeFrom = '\uE000', CodeUntil = '\uE001';

    /// <summary>So does the link to its sheet.</summary>
    public const char LinkFrom = '\uE002', LinkUntil = '\uE003';

    public static Rendered Render(IReadOnlyList<Reply> replies, Tongue tongue, Medium medium)
    {
        var text = new StringBuilder();
        IReadOnlyList<string> choices = [];
        foreach (var reply in replies)
        {
            if (text.Length > 0)
                text.Append(medium == Medium.Chat ? "\n\n" : "\n");
            Fill(text, tongue.Sentence(reply.Key, medium), reply.Holes, tongue, medium);
            if (reply.Choices.Count > 0)
                choices = [.. reply.Choices.Select(choice => Write(choice, tongue, medium))];
        }
        return new(
            text.ToString(), choices, replies.Count == 0 ? Understanding.Expected.Anything : replies[^1].Expected,
            AppointmentCard.Of(replies, tongue, medium));
    }

    static void Fill(
        StringBuilder text, Template template, IReadOnlyDictionary<string, Value> holes, Tongue tongue, Medium medium)
    {
        foreach (var part in template.Parts)
            switch (part)
            {
                case Template.Part.Words words:
                    // "6:00 p. m." at the end of a sentence has its full stop already.
                    text.Append(words.Text.StartsWith('.') && text.Length > 0 && text[^1] == '.' ? words.Text[1..] : words.Text);
                    break;
                case Template.Part.Hole hole:
                    text.Append(Write(holes[hole.Name], tongue, medium));
                    break;
                case Template.Part.Plural plural when holes[plural.Name] is Value.Count count:
                    var category = Plurals.Category(tongue.Calendar.Plural, count.Number);
                    Fill(text, plural.Forms.GetValueOrDefault(category) ?? plural.Forms["other"], holes, tongue, medium);
                    break;
                default:
                    throw new UnreachableException();
            }
    }

    internal static string Write(Value value, Tongue tongue, Medium medium) => value switch
    {
        Value.Text text => Isolate(Plain(text.Words), tongue),
        Value.Literal literal => Isolate(literal.Characters, tongue),
        Value.Count count => count.Number.ToString(CultureInfo.InvariantCulture),
        Value.Day day => tongue.Calendar.Write(day.Date, day.Year, medium == Medium.Sms),
        Value.Weekday weekday => tongue.Calendar.Weekdays[(int)weekday.Of],
        Value.Clock { Alone: true } clock => tongue.Calendar.Write(clock.Time),
        Value.Clock clock => tongue.Calendar.WriteWithin(clock.Time),
        Value.Moment moment => tongue.Calendar.Write(moment.At.DateTime, medium == Medium.Sms),
        Value.Sentence sentence => Nested(sentence, tongue, medium),
        Value.Many many => string.Join(
            many.Lines && medium != Medium.Voice ? "\n" : tongue.Calendar.Comma,
            many.Items.Select(item => Write(item, tongue, medium))),
        Value.CodeOf code => Isolate($"{CodeFrom}{code.Number}{CodeUntil}", tongue),
        Value.Person { Name: "" } => Nested(new("name.later"), tongue, medium),
        // Not isolated: a phone would take the marks for a part of the address.
        Value.LinkTo link => $"{LinkFrom}{link.Number}{LinkUntil}",
        Value.Person person => Isolate(medium == Medium.Sms ? Initials(person.Name) : Plain(person.Name), tongue),
        Value.Private secret => Isolate(medium == Medium.Sms ? Tail(secret.Characters) : secret.Characters, tongue),
        Value.In other => Write(other.Words, tongue, medium),
        Value.Birth birth => medium == Medium.Sms
            ? Write(new Value.Sentence("given"), tongue, medium)
            : tongue.Calendar.Write(birth.Date, year: true, brief: false),
        _ => throw new UnreachableException(),
    };

    static string Nested(Value.Sentence sentence, Tongue tongue, Medium medium)
    {
        var text = new StringBuilder();
        Fill(text, tongue.Sentence(sentence.Key, medium), sentence.Holes ?? None, tongue, medium);
        return text.ToString();
    }

    static readonly Dictionary<string, Value> None = [];

    /// <summary>A text message is read over a shoulder and kept by carriers: of a name only its initials go out.</summary>
    static string Initials(string name) => string.Join(' ', Plain(name)
        .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant() + "."));

    static string Tail(string characters) => characters.Length <= 4 ? characters : "..." + characters[^4..];

    /// <summary>Nobody's name or words can pretend to be the place of a code or a link.</summary>
    internal static string Plain(string words) => words.AsSpan().ContainsAnyInRange(CodeFrom, LinkUntil)
        ? string.Concat(words.Where(letter => letter is < CodeFrom or > LinkUntil))
        : words;

    /// <summary>First-strong isolates, so that a code or a name keeps its own direction (Unicode UAX #9).</summary>
    static string Isolate(string words, Tongue tongue) => tongue.Calendar.RightToLeft ? $"\u2068{words}\u2069" : words;
}

/// <param name="Choices">To be numbered from 1 by the channel.</param>
/// <param name="Card">In a chat, where an appointment is told.</param>
public sealed record Rendered(
    string Text, IReadOnlyList<string> Choices, Understanding.Expected Expected, AppointmentCard? Card = null);
