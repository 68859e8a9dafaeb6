using System.Data.Common;
using System.Text.Json;
using BotApp.Bot.Calls;
using BotApp.Channels;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;

namespace BotApp.Bot;

/// <summary>
/// What is said when a turn failed, in the person's language; and what is logged, which has no word of theirs.
/// </summary>
internal sealed partial class Apologies(
    Database database, Conversations conversations, Content content, TimeProvider time, ILogger<Apologies> log)
{
    public Task<Outbound> ForDatabaseAsync(Arrival arrival, DatabaseUnavailableException fault)
    {
        LogDatabase(fault.InnerException?.GetType().Name ?? "-");
        return SayAsync("sorry.database", arrival);
    }

    public Task<Outbound> ForFaultAsync(Arrival arrival, Exception fault)
    {
        // An exception's message may quote what was said; its type and place do not.
        LogFault(fault.GetType().Name, fault.StackTrace);
        return SayAsync("sorry.fault", arrival);
    }

    async Task<Outbound> SayAsync(string key, Arrival arrival)
    {
        var language = arrival.Language ?? await LanguageOfAsync(arrival.Message) ?? "en";
        if (arrival.Message.Channel == "voice")
            return CallWords.Of([Reply.Of(key)], null, language, content);
        var said = Renderer.Render([Reply.Of(key)], content.In(language), Media.Of(arrival.Message.Channel));
        return new(said.Text, said.Choices, language);
    }

    /// <summary>
    /// That of the conversation, which can often be read when nothing can be written; else that of the words.
    /// </summary>
    async Task<string?> LanguageOfAsync(Inbound message)
    {
        try
        {
            var id = conversations.IdOf(message.Channel, message.From);
            if (await database.ReadAsync(session => Conversations.LoadAsync(session, id)) is { } conversation)
                return conversation.Language;
        }
        catch (Exception fault)
            when (fault is DbException or IOException or JsonException or DatabaseUnavailableException)
        {
            LogUnread(fault.GetType().Name);
        }
        var listening = new Listening("en", time.GetUtcNow().DateTime);
        return Understand.Read(message.Text, listening, content.Vocabulary).LanguageHeard;
    }

    [LoggerMessage(LogLevel.Error, "The database stayed away ({Cause}): the message is to be sent again.")]
    partial void LogDatabase(string cause);

    [LoggerMessage(LogLevel.Error, "A turn failed with {Fault}; the conversation stays as it was.\n{Place}")]
    partial void LogFault(string fault, string? place);

    [LoggerMessage(LogLevel.Warning, "The conversation could not be read for its language ({Fault}).")]
    partial void LogUnread(string fault);
}
