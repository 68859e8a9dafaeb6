namespace BotApp.Tests.Transcripts;

/// <summary>The real host, spoken to by pages.</summary>
sealed class InChat : Hosted
{
    readonly Chatters chatters;

    InChat(DateTimeOffset now) : base(now) => chatters = new(Client);

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InChat(now));

    public override Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt) =>
        chatters.SayAsync(id, phone, text);

    public override async Task PassAsync(TimeSpan by)
    {
        await base.PassAsync(by);
        await chatters.ReadAsync(Gone);
    }
}
