using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Cancelling, which is asked back once: it cannot be undone, the time goes to someone else.</summary>
static class Cancel
{
    internal static Turn Sure(Conversation conversation, Goal.Existing goal)
    {
        var appointment = goal.Of!;
        List<(string Option, Value Choice)> ways =
        [
            ("cancel", goal.All == true ? Together.Persons("cancel.sure.all", goal.People) : new Value.Sentence("cancel.sure.cancel")),
            ("keep", new Value.Sentence("cancel.sure.keep")), ("move", new Value.Sentence("cancel.sure.move")),
        ];
        if (goal is { All: null, Company.Count: > 0 and var others })
            ways.Add(("all", Together.Persons("cancel.sure.all", others + 1)));
        var told = goal.All == true
            ? Reply.Of("cancel.sure.group", ("n", new Value.Count(goal.People)),
                ("when", new Value.Moment(appointment.Start)), ("office", new Value.Text(appointment.Office.Name)))
            : Confirmed.Told("cancel.sure", appointment);
        return new(
            conversation with { Question = new("cancel.sure", Expected.Choice, [.. ways.Select(way => way.Option)]), Wish = Wish.Any },
            [told.Asking(Expected.Choice, [.. ways.Select(way => way.Choice)])]);
    }

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene) =>
        (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("cancel", _) or (null, Answer.Yes) => Go(conversation, goal),
            ("all", _) => Go(conversation, goal with { All = true }),
            ("keep", _) or (null, Answer.No) => Reschedule.Kept(conversation, goal),
            ("move", _) => Existing.Do(conversation, goal with { Deed = Deed.Move }, goal.Of!, scene),
            _ when meaning.Has(Command.Cancel) => Go(conversation, goal),
            _ when meaning.When.Count > 0 || meaning.Has(Command.Reschedule) => Existing.Do(
                conversation with { Wish = Wish.Read(meaning.When, DateOnly.FromDateTime(goal.Of!.Start.DateTime)) },
                goal with { Deed = Deed.Move }, goal.Of!, scene),
            _ => null,
        };

    static Turn Go(Conversation conversation, Goal.Existing goal) =>
        new(conversation, [], new Effect.Cancel(goal.Of!.Number, goal.Others));

    internal static Turn Told(Conversation conversation, Input.Cancelled cancelled)
    {
        var (one, others) = (cancelled.Appointment, cancelled.Others);
        var told = Reply.Of(others.Count > 0 ? "cancelled.group" : "cancelled", ("number", new Value.Literal(one.Number)),
            ("when", new Value.Moment(one.Start)), ("n", new Value.Count(others.Count + 1)));
        return others.Count > 0 || conversation.Call is not null
            ? new(StartOver.Clear(conversation), [told])
            : new(
                StartOver.Clear(conversation) with { Goal = new Goal.Existing(Deed.Show, one), Question = new("cancelled", Expected.Choice, "again") },
                [told.Asking(Expected.Choice, new Value.Sentence("cancelled.again"))]);
    }

    /// <summary>
    /// Who wants it back is asked for nothing again. That time opens to others after a while and may not be free: then the
    /// nearest are offered.
    /// </summary>
    internal static Turn? Back(Conversation conversation, Appointment one, Meaning meaning, Scene scene) =>
        conversation.Question.Option(meaning.Choice) is null && !meaning.Has(Command.Restore) && !meaning.Has(Command.Back) ? null
        : Book.Next(
            conversation with
            {
                Goal = new Goal.Book(PhoneChecked: true),
                Question = Question.None,
                Wish = Offer.At(one.Start),
                Draft = Draft.Of(one, conversation.Phone),
            }, scene);
}
