namespace BotApp.Bot.Verbs;

/// <summary>Answers webhooks and pages until it is stopped.</summary>
internal static class ServeVerb
{
    public static Verb Verb { get; } = new(
        "serve", "serve", "answers texts, calls and chats on http://localhost:5080; what it does without a verb",
        new HashSet<string>(), async (app, _) =>
        {
            await app.RunAsync();
            return 0;
        });
}
