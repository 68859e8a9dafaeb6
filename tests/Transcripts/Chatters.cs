using System.Text.Json.Nodes;
using BotApp.Tests.WebChat;

namespace BotApp.Tests.Transcripts;

/// <summary>Pages of a host, one for each who chats, that speak Direct Line and none of our languages; and text messages of others.</summary>
sealed class Chatters(HttpClient client)
{
    readonly Dictionary<string, Page> pages = [];

    public async Task<string> SayAsync(string id, string who, string text)
    {
        if (who.StartsWith('+'))
            return await InHost.TextAsync(client, id, who, text);
        if (!pages.TryGetValue(who, out var page))
            (pages[who], _) = (page, _) = await Page.OpenAsync(client, "tlh");
        return string.Join('\n', (await page.SayAsync(text, "tlh")).Skip(1).Select(Read));
    }

    /// <summary>What appeared on open pages meanwhile.</summary>
    public async Task ReadAsync(Gone gone)
    {
        foreach (var (who, page) in pages)
            gone.Texts.AddRange((await page.ReadAsync()).Select(activity => (who, Read(activity))));
    }

    /// <summary>Many choices stand in the text, few beside it.</summary>
    static string Read(JsonNode activity)
    {
        var buttons = activity["suggestedActions"]?["actions"]?.AsArray().Select(button => (string)button!["title"]!) ?? [];
        return string.Join('\n', [(string)activity["text"]!, .. buttons]);
    }
}
