using BotApp.Channels;
using BotApp.Channels.WebChat;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;

namespace BotApp.Bot.WebChat;

/// <summary>
/// A web chat's turns. What a page shows is written in the transaction of the turn: it has both or neither, and a
/// message that a page sends again, because its line broke before the answer, is the same message.
/// </summary>
internal sealed class Chatting(
    Turns turns, Database database, Conversations conversations, Content content, Bells bells, TimeProvider time)
{
    const string Channel = "webchat";

    /// <summary>When an answer takes longer the page shows that we are at it.</summary>
    static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(700);

    public Task<Chat?> FindAsync(string chat, CancellationToken cancellation) =>
        database.ReadAsync(session => Chats.FindAsync(session, chat), cancellation);

    /// <summary>Opens a chat with the welcome. Asked twice, it is the same chat.</summary>
    public async Task<Answer> OpenAsync(Pass pass, string? locale, CancellationToken cancellation)
    {
        var language = Locales.Of(locale, content);
        var arrival = new Arrival(Inbound(pass.Chat, "open", ""), Language: language, Opens: true)
        {
            Keep = async (answer, session) =>
            {
                var now = time.GetUtcNow();
                var conversation = conversations.IdOf(Channel, pass.Chat);
                await Chats.OpenAsync(session, pass.Chat, pass.Person, conversation, language ?? "", now);
                await Chats.AddAsync(session, pass.Chat, null, now, [.. Answered(answer, $"{pass.Chat} open")]);
            },
        };
        return await turns.TakeAsync(arrival, cancellation);
    }

    /// <summary>A message of the person's. The page's own name for it makes it the same message when it comes again.</summary>
    public async Task<Answer> SayAsync(Chat chat, Said said, CancellationToken cancellation)
    {
        var arrival = ArrivalOf(chat, said.Locale, said.ClientId ?? Guid.NewGuid().ToString("N"), said.Text);
        return await TakeAsync(arrival with
        {
            Keep = (answer, session) => Chats.AddAsync(
                session, chat.Id, Locales.Of(said.Locale, content), time.GetUtcNow(),
                [new(true, said.ClientId, null, said.ToJson()), .. Answered(answer, arrival.Message.Id)]),
        }, cancellation);
    }

    /// <summary>The page was set to another language: what was asked last is asked again in it. Nothing was said.</summary>
    public async Task<Answer?> SpeakAsync(Chat chat, string locale, CancellationToken cancellation)
    {
        if (Locales.Of(locale, content) is not { } language || language == chat.Locale)
            return null;
        var arrival = ArrivalOf(chat, locale, Guid.NewGuid().ToString("N"), content.In(language).Calendar.OwnName);
        return await TakeAsync(arrival with
        {
            Keep = (answer, session) => Chats.AddAsync(
                session, chat.Id, language, time.GetUtcNow(), [.. Answered(answer, arrival.Message.Id)]),
        }, cancellation);
    }

    /// <summary>The message that a page sent under its own name for it, with its number.</summary>
    public async Task<(long Number, Said Said)?> SentAsync(string chat, string clientId, CancellationToken cancellation) =>
        await database.ReadAsync(session => Chats.SentAsync(session, chat, clientId), cancellation) is { } message
            ? (message.Number, Said.FromJson(message.Body))
            : null;

    /// <summary>Something else than text was sent: the bot says that it reads text alone.</summary>
    /// <returns>What was said.</returns>
    public async Task<string> RefuseAsync(Chat chat, CancellationToken cancellation)
    {
        var text = await database.TransactAsync(async session =>
        {
            var conversation = await Conversations.LoadAsync(session, conversations.IdOf(Channel, chat.Id));
            var tongue = content.In(conversation?.Language ?? chat.Locale);
            var said = Renderer.Render([Reply.Of("chat.textonly")], tongue, Medium.Chat);
            var answer = new Outbound(said.Text, [], tongue.Code);
            await Chats.AddAsync(session, chat.Id, null, time.GetUtcNow(), [.. Answered(answer, null)]);
            return said.Text;
        }, cancellation);
        bells.Ring(chat.Id);
        return text;
    }

    /// <summary>The person is done, perhaps on a computer that others use: all that was said is forgotten at once.</summary>
    public async Task EndAsync(string chat, CancellationToken cancellation)
    {
        await database.TransactAsync(async session =>
        {
            await Chats.EndAsync(session, chat, time.GetUtcNow());
            return true;
        }, cancellation);
        bells.Ring(chat);
    }

    /// <summary>The locale counts when the page's language changes: within it, people may write in another one.</summary>
    Arrival ArrivalOf(Chat chat, string? locale, string id, string text)
    {
        var language = Locales.Of(locale, content);
        return new(Inbound(chat.Id, id, text), Language: language == chat.Locale ? null : language);
    }

    Inbound Inbound(string chat, string id, string text) => new($"{chat} {id}", Channel, chat, text, time.GetUtcNow());

    /// <param name="id">Of the message that was answered, where there was one.</param>
    static IEnumerable<NewChatMessage> Answered(Outbound answer, string? id) => answer is { Text: "", Choices: [] }
        ? []
        : [new(false, null, id is null ? null : $"{Channel} {id}", OutboundJson.Write(answer))];

    async Task<Answer> TakeAsync(Arrival arrival, CancellationToken cancellation)
    {
        // The answer does not wait for this: whoever has none by then sees that one is being written.
        var turn = turns.TakeAsync(arrival, cancellation);
        if (await Task.WhenAny(turn, Task.Delay(Noticeable, time, cancellation)) != turn)
            bells.Ring(arrival.Message.From, Peal.Typing);
        var answer = await turn;
        bells.Ring(arrival.Message.From);
        return answer;
    }
}
