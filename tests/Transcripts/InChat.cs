using System.Text.Json.Nodes;
using BotApp.Tests.WebChat;

namespace BotApp.Tests.Transcripts;

/// <summary>
/// The real host, spoken to by a page that speaks Direct Line and none of our languages; and by the text messages of others.
/// </summary>
sealed class InChat : Hosted
{
    readonly Dictionary<string, Page> pages = [];

    InChat(DateTimeOffset now) : base(now)
    {
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InChat(now));

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        if (phone.StartsWith('+'))
            return await InHost.TextAsync(Client, id, phone, text);
        if (!pages.TryGetValue(phone, out var page))
            (pages[phone], _) = (page, _) = await Page.OpenAsync(Client, "tlh");
        return string.Join('\n', (await page.SayAsync(text, "tlh")).Skip(1).Select(Read));
    }

    /// <summary>What appeared on open pages meanwhile.</summary>
    public override async Task PassAsync(TimeSpan by)
    {
        await base.PassAsync(by);
        foreach (var (who, page) in pages)
            Gone.Texts.AddRange((await page.ReadAsync()).Select(activity => (who, Read(activity))));
    }

    /// <summary>Many choices stand in the text, few beside it.</summary>
    static string Read(JsonNode activity)
    {
        var buttons = activity["suggestedActions"]?["actions"]?.AsArray().Select(button => (string)button!["title"]!) ?? [];
        return string.Join('\n', [(string)activity["text"]!, .. buttons]);
    }
}
