namespace BotApp.Dialogs.Patterns;

/// <summary>Nothing was understood: shorter, then what can be answered and the ways out, then a person. Never the same twice.</summary>
static class NotUnderstood
{
    internal static Turn Hear(Conversation conversation, Scene scene)
    {
        var next = conversation with { Misses = conversation.Misses + 1 };
        if (conversation.Question.Key is "" or "cancelled")
            return Flows.Wants.Welcome(next, scene);
        return next.Misses switch
        {
            1 => Shorter(next, scene),
            2 => WaysOut(next, scene),
            3 => Handoff.To(next, "notUnderstood"),
            var misses when misses % 2 == 0 => Shorter(next, scene, "missed.again"),
            _ => WaysOut(next, scene),
        };
    }

    internal static Turn Shorter(Conversation conversation, Scene scene, string? key = "missed")
    {
        var open = conversation.Said.LastOrDefault(reply => reply.Choices.Count > 0 && conversation.Question.Options.Count > 0);
        if (open is null && conversation.Question.Options.Count > 0)
        {
            var again = Resume.On(conversation, scene);
            return again with { Replies = [.. Sorry(key), .. again.Replies] };
        }
        var brief = Reply.Of($"short.{conversation.Question.Expected.ToString().ToLowerInvariant()}");
        Reply last = open is null ? brief : brief with { Choices = open.Choices, Expected = open.Expected };
        return new(conversation, [.. Sorry(key), last with { Expected = conversation.Question.Expected }]);
    }

    static IReadOnlyList<Reply> Sorry(string? key) => key is null ? [] : [Reply.Of(key)];

    static Turn WaysOut(Conversation conversation, Scene scene)
    {
        var help = Reply.Of(Help.Key(conversation) ?? "help.anything");
        var ways = Reply.Of("missed.ways", ("hotline", new Value.Literal(scene.Rules.Hotline)));
        return new(conversation, [help, ways with { Expected = conversation.Question.Expected, Choices = Standing(conversation) }]);
    }

    static IReadOnlyList<Value> Standing(Conversation conversation) =>
        conversation.Question.Options.Count == 0 ? []
        : conversation.Said.LastOrDefault(reply => reply.Choices.Count > 0)?.Choices ?? [];
}
