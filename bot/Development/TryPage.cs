namespace BotApp.Bot.Development;

/// <summary>The page to try all of it without a phone: texts, calls, the outbox, the clock.</summary>
internal static class TryPage
{
    public static IResult Show() => Results.Stream(
        typeof(TryPage).Assembly.GetManifestResourceStream("try.html")!, "text/html; charset=utf-8");
}
