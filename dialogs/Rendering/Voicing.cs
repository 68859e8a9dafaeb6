using System.Diagnostics;
using System.Globalization;

namespace BotApp.Dialogs.Rendering;

/// <summary>A reply to sounds: the same sentences as in writing, their values as they are spoken.</summary>
static class Voicing
{
    static readonly Dictionary<string, Value> None = [];

    /// <summary>One utterance, or several where a part is in another language.</summary>
    internal static IEnumerable<Utterance> Of(Reply reply, Content content, Tongue tongue)
    {
        if (reply.Holes.Values.OfType<Value.In>().FirstOrDefault() is { } other)
            return [new(other.Language, [.. Sounds(other.Words, content.In(other.Language))])];
        List<Sound> sounds = [.. Fill(tongue.Sentence(reply.Key, Medium.Voice), reply.Holes, tongue)];
        // Beside a code, the number of the appointment is one to write down as well.
        if (sounds.Exists(sound => sound.Spelled == Spelled.ByWord))
            sounds = [.. sounds.Select(sound => sound.Spelled == Spelled.Plain ? sound with { Spelled = Spelled.ByWord } : sound)];
        return sounds.Count == 0 ? [] : [new(tongue.Code, OneStop(sounds))];
    }

    /// <summary>"6:00 p. m." at the end of a sentence has its full stop already.</summary>
    static List<Sound> OneStop(List<Sound> sounds)
    {
        for (var i = sounds.Count - 1; i > 0; i--)
            if (sounds[i].Text.StartsWith('.') && sounds[i - 1] is { Spelled: Spelled.No, Text: [.., '.'] })
                if (sounds[i].Text.Length == 1)
                    sounds.RemoveAt(i);
                else
                    sounds[i] = sounds[i] with { Text = sounds[i].Text[1..] };
        return sounds;
    }

    /// <summary>"Press 2: ..." in the language of the choice.</summary>
    internal static IEnumerable<Utterance> OfChoice(int key, Value choice, Content content, Tongue tongue)
    {
        if (choice is Value.In { Words: Value.Sentence own } other)
            return Of(Reply.Of(own.Key, ("n", new Value.Count(key))), content, content.In(other.Language));
        return Of(Reply.Of("call.press", ("n", new Value.Count(key)), ("choice", choice)), content, tongue);
    }

    static IEnumerable<Sound> Fill(Template template, IReadOnlyDictionary<string, Value> holes, Tongue tongue) =>
        template.Parts.SelectMany(part => part switch
        {
            Template.Part.Words words => [new Sound(words.Text)],
            Template.Part.Hole hole => Sounds(holes[hole.Name], tongue),
            Template.Part.Plural plural when holes[plural.Name] is Value.Count count => Fill(
                plural.Forms.GetValueOrDefault(Plurals.Category(tongue.Calendar.Plural, count.Number)) ?? plural.Forms["other"],
                holes, tongue),
            _ => throw new UnreachableException(),
        });

    static IEnumerable<Sound> Sounds(Value value, Tongue tongue) => value switch
    {
        Value.Text text => [new(Renderer.Plain(text.Words))],
        Value.Literal literal => [new(literal.Characters, Spelled.Plain)],
        Value.Private secret => [new(secret.Characters, Spelled.Plain)],
        Value.CodeOf code => Twice(new($"{Renderer.CodeFrom}{code.Number}{Renderer.CodeUntil}", Spelled.ByWord), tongue),
        Value.Day day => Parts(tongue.Calendar.Say(day.Date, day.Year)),
        Value.Birth birth => Parts(tongue.Calendar.Say(birth.Date, year: true)),
        Value.Weekday weekday => [new(tongue.Calendar.Weekdays[(int)weekday.Of])],
        Value.Clock clock => Clock(clock.Time, tongue, clock.Alone),
        Value.Moment moment => Moment(moment.At.DateTime, tongue),
        Value.Sentence sentence => Fill(tongue.Sentence(sentence.Key, Medium.Voice), sentence.Holes ?? None, tongue),
        Value.Many many => many.Items.SelectMany((item, i) => i == 0 ? Sounds(item, tongue) : [new(tongue.Calendar.Comma!), .. Sounds(item, tongue)]),
        Value.Count count => [new(count.Number.ToString(CultureInfo.InvariantCulture))],
        // What nobody has recorded cannot be said: the name was given, and that is all.
        Value.Person { Name.Length: > 0 } when tongue.Speaker.Recorded => Sounds(new Value.Sentence("given"), tongue),
        Value.Person { Name.Length: > 0 } person => [new(Renderer.Plain(person.Name))],
        var other => [new(Renderer.Write(other, tongue, Medium.Voice))],
    };

    static IEnumerable<Sound> Twice(Sound code, Tongue tongue) =>
        [code, new("."), new(""), .. Sounds(new Value.Sentence("call.again"), tongue), new(" "), code];

    static IEnumerable<Sound> Moment(DateTime local, Tongue tongue) => Template.Parse(tongue.Calendar.Moment).Parts
        .SelectMany(part => part switch
        {
            Template.Part.Hole { Name: "day" } => Parts(tongue.Calendar.Say(DateOnly.FromDateTime(local), year: false)),
            Template.Part.Hole => Clock(TimeOnly.FromDateTime(local), tongue),
            Template.Part.Words words => [new Sound(words.Text)],
            _ => throw new UnreachableException(),
        });

    /// <summary>Figures are well read by a voice; recordings are put together from the hour, the minutes and the half.</summary>
    static IEnumerable<Sound> Clock(TimeOnly time, Tongue tongue, bool alone = false)
    {
        if (tongue.Speaker is not { Hours: { } hours, Halves: { } halves } || time.Hour is 0 or 12 && time.Minute == 0)
            return [new(alone ? tongue.Calendar.Write(time) : tongue.Calendar.WriteWithin(time))];
        string minutes = time.Minute == 0 ? "" : $"{time.Minute.ToString(CultureInfo.InvariantCulture)} ";
        return Parts([$"{hours[(time.Hour + 11) % 12 + 1]} ", minutes, halves[time.Hour / 12]]);
    }

    static IEnumerable<Sound> Parts(IEnumerable<string> parts) => parts.Where(part => part.Length > 0).Select(part => new Sound(part));
}
