using BotApp.Infra.Data;

namespace BotApp.Tests.Data;

public class ChatTests
{
    [Fact]
    public async Task Messages_are_numbered_without_gaps_however_many_write_at_once()
    {
        await using var premises = await Premises.SmallAsync();
        await OpenAsync(premises);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => AddAsync(premises, $"page-{n}", "hello", "hello back")));

        var read = await ReadAsync(premises, 0, 100);
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), read.Select(message => message.Number));
        Assert.All(read.Chunk(2), pair => Assert.Equal([true, false], pair.Select(message => message.ByPerson)));
        Assert.Equal([31L, 32, 33], (await ReadAsync(premises, 30, 3)).Select(message => message.Number));
    }

    [Fact]
    public async Task A_message_of_a_page_is_kept_once()
    {
        await using var premises = await Premises.SmallAsync();
        await OpenAsync(premises);
        await AddAsync(premises, "same", "hello");
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync(premises, "same", "hello"));
        Assert.Single(await ReadAsync(premises, 0, 10));
        var sent = await premises.Database.ReadAsync(session => Chats.SentAsync(session, "chat", "same"), Premises.Cancelled);
        Assert.Equal(1, sent?.Number);
    }

    [Fact]
    public async Task A_chat_that_has_ended_takes_no_more()
    {
        await using var premises = await Premises.SmallAsync();
        await OpenAsync(premises);
        await AddAsync(premises, null, "hello");
        await premises.Database.TransactAsync(async session =>
        {
            await Chats.EndAsync(session, "chat", premises.Now);
            return true;
        }, Premises.Cancelled);
        Assert.Empty(await ReadAsync(premises, 0, 10));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(premises, null, "hello?"));
    }

    [Fact]
    public async Task What_was_said_is_forgotten_two_days_after_the_last_word()
    {
        await using var premises = await Premises.SmallAsync();
        await OpenAsync(premises);
        await premises.Database.TransactAsync(async session =>
        {
            Conversations.Save(session, new() { Id = "conversation", Language = "en" }, premises.Now);
            InboundMessages.Remember(session, "webchat back", "back", premises.Now);
            return await Task.FromResult(true);
        }, Premises.Cancelled);
        await AddAsync(premises, null, "hello", "back");
        premises.Clock.Set(premises.Now.AddHours(47));
        await AddAsync(premises, null, "again");
        premises.Clock.Set(premises.Now.AddHours(47));
        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(3, (await ReadAsync(premises, 0, 10)).Count);

        premises.Clock.Set(premises.Now.AddHours(2));
        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM chat_messages"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM conversations"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM inbound_messages"));
    }

    [Fact]
    public async Task Chats_with_news_are_found_by_when_they_had_them()
    {
        await using var premises = await Premises.SmallAsync();
        await OpenAsync(premises);
        premises.Clock.Set(premises.Now.AddMinutes(1));
        await AddAsync(premises, null, "hello");
        Assert.Equal([("chat", 1)], await TouchedAsync(premises, premises.Now));
        Assert.Empty(await TouchedAsync(premises, premises.Now.AddSeconds(1)));
    }

    static Task<bool> OpenAsync(Premises premises) => premises.Database.TransactAsync(
        session => Chats.OpenAsync(session, "chat", "person", "conversation", "en", premises.Now), Premises.Cancelled);

    static Task<bool> AddAsync(Premises premises, string? clientId, string said, string? answer = null) =>
        premises.Database.TransactAsync(async session =>
        {
            NewChatMessage[] messages = [new(true, clientId, null, said), .. answer is null ? Array.Empty<NewChatMessage>() : [new(false, null, $"webchat {answer}", answer)]];
            await Chats.AddAsync(session, "chat", null, premises.Now, messages);
            return true;
        }, Premises.Cancelled);

    static Task<List<ChatMessage>> ReadAsync(Premises premises, long watermark, int most) => premises.Database.ReadAsync(
        session => Chats.AfterAsync(session, "chat", watermark, most), Premises.Cancelled);

    static Task<List<(string Id, long Last)>> TouchedAsync(Premises premises, DateTimeOffset since) =>
        premises.Database.ReadAsync(session => Chats.TouchedAsync(session, since), Premises.Cancelled);
}
