namespace BotApp.Dialogs;

/// <summary>The conversation, one step at a time. Pure: the same arguments give the same turn.</summary>
public static class Engine
{
    public static Turn Step(Conversation conversation, Input input, Content content, DateTimeOffset now) =>
        new(conversation, []);
}
