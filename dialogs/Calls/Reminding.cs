using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>We have called: what it is about, and three keys. The same words that a text message would have.</summary>
static class Reminding
{
    const string Key = "remind";

    internal static Turn Begin(Conversation conversation, string call, Happening.Reached reached, DateTimeOffset now, Scene scene)
    {
        var next = conversation with
        {
            Call = new() { Id = call, Parked = conversation.Question },
            HeardAt = now,
            Misses = 0,
            Question = new(Key, Expected.Choice, "attend", "move", "cancel"),
            Goal = new Goal.Existing(Deed.Show, reached.Appointment),
        };
        var told = Notices.Of(reached.Kind, reached.Appointment, scene.Content);
        return reached.Kind is Reminders.DayBefore or Reminders.Morning
            ? new(next, [.. told.SkipLast(1), told[^1].Asking(Expected.Choice, [.. Keys(next)])])
            : new(next with { Question = Question.None, Goal = conversation.Goal }, told);
    }

    /// <summary>Null where that is not what was asked.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation is not { Question.Key: Key, Goal: Goal.Existing { Of: { } appointment } goal })
            return null;
        Deed? deed = (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("attend", _) or (null, Answer.Yes) => Deed.Attend,
            ("move", _) => Deed.Move,
            ("cancel", _) => Deed.Cancel,
            _ when meaning.Has(Command.Cancel) => Deed.Cancel,
            _ when meaning.Has(Command.Reschedule) || meaning.When.Count > 0 || meaning.Answer == Answer.No => Deed.Move,
            _ => null,
        };
        var next = conversation with { Question = Question.None, Wish = Wish.Read(meaning.When, DateOnly.FromDateTime(appointment.Start.DateTime)) };
        return deed is { } wanted ? Existing.Do(next, goal with { Deed = wanted }, appointment, scene) : null;
    }

    static IEnumerable<Value> Keys(Conversation conversation) =>
        conversation.Question.Options.Select(option => new Value.Sentence($"call.remind.{option}"));
}
