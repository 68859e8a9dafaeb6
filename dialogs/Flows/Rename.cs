using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>The spelling of a booked name may be corrected. Another person's name is refused: places are not passed on.</summary>
static class Rename
{
    internal static Turn Begin(Conversation conversation, Goal.Existing goal) => goal.Name is { } name
        ? To(conversation, goal, name)
        : new(conversation with { Question = new("rename", Expected.Name, Handoff.InPlaceOfName(conversation)) },
            [Reply.Of("rename", ("number", new Value.Literal(goal.Of!.Number)))
                .Asking(Expected.Name, [.. Handoff.InPlaceOfName(conversation).Select(_ => Handoff.Choice)])]);

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning) =>
        meaning.Name is { } name ? To(conversation, goal, name) : null;

    /// <summary>A name that was to come by text after a booking on the phone.</summary>
    internal static Turn? HearLater(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation is { Question: { Key: "name.later", Options: [var number] } } && meaning.Name is { } name
            ? new(conversation with { Goal = new Goal.Existing(Deed.Rename), Question = Question.None }, [], new Effect.CorrectName(number, name))
            : null;

    internal static Turn Told(Conversation conversation, Appointment appointment) => new(
        StartOver.Clear(conversation),
        [Reply.Of("renamed", ("number", new Value.Literal(appointment.Number)), ("name", new Value.Person(appointment.Name)))]);

    static Turn To(Conversation conversation, Goal.Existing goal, string name) => Similar(goal.Of!.Name, name)
        ? new(conversation, [], new Effect.CorrectName(goal.Of.Number, name))
        : new(StartOver.Clear(conversation), [Reply.Of("rename.refused", ("number", new Value.Literal(goal.Of.Number)))]);

    /// <summary>A third of the letters may change, or names may be added to those there are.</summary>
    static bool Similar(string old, string name)
    {
        var (from, to) = (Folding.Fold(old), Folding.Fold(name));
        if (from.Length == 0)
            return true;
        var words = from.Split(' ');
        return words.All(word => to.Split(' ').Contains(word)) || Distance(from, to) <= Math.Max(from.Length, to.Length) / 3;
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
