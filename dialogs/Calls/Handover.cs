namespace BotApp.Dialogs.Calls;

/// <summary>A call goes to a person: what they should know before they say hello.</summary>
public static class Handover
{
    public static IReadOnlyList<Reply> Of(Conversation conversation, Content content)
    {
        var draft = conversation.Draft;
        List<Value> answers = [];
        if (draft.Reason is { } reason)
            answers.Add(Line("reason", new Value.Sentence($"reason.{content.Reason(reason).Id}")));
        if (draft.Office is { } office)
            answers.Add(Line("office", new Value.Text(office.Name)));
        if (draft.Name is { Length: > 0 } name)
            answers.Add(Line("name", new Value.Person(name)));
        if (conversation.Hold is { } hold)
            answers.Add(Line("time", new Value.Moment(hold.Start)));
        if (conversation.Goal is Goal.Existing { Of: { } appointment })
            answers.Add(Line("time", new Value.Moment(appointment.Start)));
        var first = Reply.Of("call.brief",
            ("ticket", new Value.Literal(conversation.Call?.Ticket ?? "")),
            ("language", new Value.Text(content.In(conversation.Language).Speaker.Called)));
        return answers.Count == 0 ? [first] : [first, Reply.Of("heard", ("items", new Value.Many(answers)))];
    }

    static Value.Sentence Line(string field, Value value) =>
        new($"line.{field}", new Dictionary<string, Value> { ["value"] = value });
}
