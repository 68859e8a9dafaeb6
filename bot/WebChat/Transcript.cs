using System.Globalization;
using BotApp.Channels.Activities;
using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.WebChat;

/// <summary>What was said in a chat, as its pages read it: by watermark, the same in every process.</summary>
internal sealed class Transcript(Database database, Codes codes)
{
    /// <summary>So many messages go out together; who has more to catch up with asks again.</summary>
    const int Page = 100;

    public static Account Bot { get; } = new() { Id = "botapp", Name = "BotApp", Role = "bot" };

    /// <summary>Anything that is no number is the beginning: older clients say "-".</summary>
    public static long Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string IdOf(string chat, long number) =>
        $"{chat}|{number.ToString("0000000", CultureInfo.InvariantCulture)}";

    /// <returns>Null where the chat is gone or has ended.</returns>
    public Task<(ActivitySet Set, long Last)?> AfterAsync(
        string id, long watermark, CancellationToken cancellation = default) => database.ReadAsync(async session =>
        {
            if (await Chats.FindAsync(session, id) is not { Ended: false } chat)
                return null;
            var messages = await Chats.AfterAsync(session, id, watermark, Page);
            var last = messages.Count > 0 ? messages[^1].Number : Math.Min(watermark, chat.Last);
            return ((ActivitySet, long)?)(new(
                [.. messages.Select(message => Read(chat, message))],
                last.ToString(CultureInfo.InvariantCulture)), last);
        }, cancellation);

    Activity Read(Chat chat, ChatMessage message) => Content(chat, message) with
    {
        Id = IdOf(chat.Id, message.Number),
        Timestamp = message.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ChannelId = "directline",
        Conversation = new() { Id = chat.Id },
        From = message.ByPerson ? new() { Id = chat.Person, Role = "user" } : Bot,
    };

    Activity Content(Chat chat, ChatMessage message) => message.ByPerson
        ? Said.FromJson(message.Body).Echo()
        : ActivityText.Write(codes.Reveal(OutboundJson.Read(message.Body))) with
        {
            Recipient = new() { Id = chat.Person, Role = "user" },
        };
}
