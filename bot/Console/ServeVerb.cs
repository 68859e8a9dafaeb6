namespace BotApp.Bot.Verbs;

/// <summary>Answers webhooks and pages until it is stopped.</summary>
internal static class ServeVerb
{
    public static Verb Verb { get; } = new(
        "serve", "serve", "answers texts, calls and chats on http://localhost:5080; what it does without a verb",
        new HashSet<string>(), async (app, _) =>
        {
            var stopping = app.Lifetime.ApplicationStopping;
            try
            {
                await app.RunAsync();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // It was stopped before it had begun.
            }
            return 0;
        });
}
