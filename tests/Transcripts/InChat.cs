using System.Text.Json.Nodes;
using BotApp.Tests.WebChat;

namespace BotApp.Tests.Transcripts;

/// <summary>The real host, spoken to by a page that speaks Direct Line and none of our languages.</summary>
sealed class InChat : Hosted
{
    readonly Dictionary<string, Page> pages = [];

    InChat(DateTimeOffset now) : base(now)
    {
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InChat(now));

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        if (!pages.TryGetValue(phone, out var page))
            (pages[phone], _) = (page, _) = await Page.OpenAsync(Client, "tlh");
        return string.Join('\n', (await page.SayAsync(text, "tlh")).Skip(1).Select(Read));
    }

    /// <summary>Many choices stand in the text, few beside it.</summary>
    static string Read(JsonNode activity)
    {
        var buttons = activity["suggestedActions"]?["actions"]?.AsArray().Select(button => (string)button!["title"]!) ?? [];
        return string.Join('\n', [(string)activity["text"]!, .. buttons]);
    }
}
