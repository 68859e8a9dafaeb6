using System.Globalization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>The birth date: one reading is taken, two are asked back, what cannot be is refused with the reason.</summary>
static class Births
{
    internal static Taken Take(Taken taken, Meaning meaning, Field? asked, bool correcting, Scene scene)
    {
        var conversation = taken.Conversation;
        if (conversation.Question.Key is "birth.which" or "birth.sure" && conversation.Question.Option(meaning.Choice) is { } chosen)
            return Chosen(taken, chosen);
        if (conversation.Question.Key == "birth.sure" && meaning.Answer == Answer.Yes)
            return Chosen(taken, conversation.Question.Options[0]);
        if (conversation.Question.Key is "birth.which" or "birth.sure" && meaning is { Answer: Answer.No, Births: [] })
            return Chosen(taken, "");
        if (conversation.Draft.Birth is not null && asked != Field.Birth && !correcting)
            return taken;
        return meaning.Births switch
        {
            [] when meaning.BirthTrouble is { } trouble =>
                taken.Saying(Reply.Of($"birth.{trouble.ToString().ToLowerInvariant()}")),
            [] => taken,
            [var only] when Doubtful(only, meaning, scene) => taken with { Asks = Which(conversation, "birth.sure", only) },
            [var only] => Put(taken, only),
            [var first, var second, ..] => taken with { Asks = Which(conversation, "birth.which", first, second) },
        };
    }

    static Taken Chosen(Taken taken, string option) => option.Length == 0
        ? taken.With(Field.Birth, taken.Draft with { Birth = null })
        : Put(taken, DateOnly.ParseExact(option, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    static Taken Put(Taken taken, DateOnly birth) => taken.With(Field.Birth, taken.Draft with { Birth = birth, Same = null });

    /// <summary>A year of two digits that makes a person very old or a child: ask, the century was ours.</summary>
    static bool Doubtful(DateOnly birth, Meaning meaning, Scene scene)
    {
        var year = birth.Year.ToString(CultureInfo.InvariantCulture);
        var age = scene.Now.Year - birth.Year;
        return age is > 75 or < 2 && !meaning.Digits.Any(digits => digits.Contains(year, StringComparison.Ordinal));
    }

    static Turn Which(Conversation conversation, string key, params ReadOnlySpan<DateOnly> readings)
    {
        List<string> options = [];
        List<Value> choices = [];
        foreach (var reading in readings)
        {
            options.Add(reading.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            choices.Add(new Value.Day(reading, Year: true));
        }
        if (options.Count == 1)
        {
            options.Add("");
            choices.Add(new Value.Sentence("birth.other"));
        }
        return new(
            conversation with { Question = new(key, Expected.Birth, options) },
            [Reply.Of(key).Asking(Expected.Birth, choices)]);
    }
}
