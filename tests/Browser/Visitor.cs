using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>Somebody at the chat page. Whatever form it has, they read, type and press what is there.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly string site;
    readonly List<string> strangers = [], complaints = [];

    internal Visitor(IBrowserContext context, IPage page, string site)
    {
        (this.context, Page, this.site) = (context, page, site);
        Watch(page);
    }

    public IPage Page { get; private set; }

    public bool IsLight { get; private set; }

    public async Task OpenAsync(string query = "")
    {
        await Page.GotoAsync($"/{query}");
        Assert.SkipWhen(
            query.Contains("form=full", StringComparison.Ordinal) && await Page.Locator("body[data-webchat='']").CountAsync() > 0,
            "Web Chat is not built in: it comes from npm.");
        await ReadyAsync();
    }

    public async Task ReadyAsync()
    {
        await Page.Locator("#say:visible, [data-id=webchat-sendbox-input]").First.WaitForAsync();
        IsLight = await Page.Locator("#light").IsVisibleAsync();
        await Theirs.First.WaitForAsync();
    }

    public ILocator Theirs => Page.Locator(IsLight ? ".bubble.theirs" : "#full div[lang]");

    public ILocator Mine => Page.Locator(IsLight ? ".bubble.mine" : "#full .webchat__bubble--from-user");

    public ILocator Box => IsLight ? Page.Locator("#text") : Page.Locator("[data-id=webchat-sendbox-input]");

    /// <summary>Answers that can be pressed now: each has its number. A link is none.</summary>
    public ILocator Choices => Page.Locator(IsLight
        ? ".choices button:not([disabled])"
        : "#full .webchat__suggested-action, #full .ac-pushButton:not([aria-disabled=true])")
        .Filter(new() { HasTextRegex = Numbered() });

    /// <summary>Types something and gives back the answer.</summary>
    public async Task<string> SayAsync(string text)
    {
        var before = await Theirs.CountAsync();
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        return await AnswerAsync(before);
    }

    /// <summary>Presses the button with this number and gives back the answer.</summary>
    public async Task<string> PressAsync(int number)
    {
        var before = await Theirs.CountAsync();
        await Choices.Filter(new() { HasTextRegex = new($"^\\W*{number}\\. ") }).First.ClickAsync();
        return await AnswerAsync(before);
    }

    public async Task<string> AnswerAsync(int before)
    {
        await Theirs.Nth(before).WaitForAsync();
        return await LastAsync();
    }

    public Task<string> LastAsync() => Theirs.Last.InnerTextAsync();

    /// <summary>Another tab of the same browser.</summary>
    public async Task<Visitor> AnotherTabAsync() => new(context, await context.NewPageAsync(), site);

    /// <summary>Until nothing moves any more: Web Chat glides to what is new.</summary>
    public Task SettleAsync() => Page.WaitForTimeoutAsync(800);

    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>A picture for whoever wants to look: into the folder that BOTAPP_PICTURES names.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("BOTAPP_PICTURES") is not { Length: > 0 } folder)
            return;
        await SettleAsync();
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <summary>Nothing left this machine, no script failed, nothing broke the content policy.</summary>
    public void AssertAllIsWell()
    {
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        AssertNothingLeft();
    }

    /// <summary>Where the line was broken on purpose a browser complains; still nothing goes elsewhere.</summary>
    public void AssertNothingLeft() => Assert.True(strangers.Count == 0, string.Join('\n', strangers));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    void Watch(IPage page)
    {
        // Of the sheets that open beside it as well.
        context.Request += (_, request) =>
        {
            if (new[] { site, "data:", $"blob:{site}" }.All(own => !request.Url.StartsWith(own, StringComparison.Ordinal)))
                strangers.Add(request.Url);
        };
        page.WebSocket += (_, socket) =>
        {
            if (!socket.Url.StartsWith(site.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal))
                strangers.Add(socket.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^\W*[0-9]+\. ")]
    private static partial System.Text.RegularExpressions.Regex Numbered();
}
