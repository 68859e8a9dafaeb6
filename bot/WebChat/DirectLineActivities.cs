using BotApp.Channels.Activities;
using BotApp.Channels.WebChat;
using BotApp.Infra.Data;

namespace BotApp.Bot.WebChat;

/// <summary>Direct Line 3.0: what is said, both ways.</summary>
internal static class DirectLineActivities
{
    /// <summary>Where a server ends a chat for its visitor, or a page changes its language.</summary>
    const string LanguageEvent = "language";

    public static void MapDirectLineActivities(this IEndpointRouteBuilder admitted)
    {
        admitted.MapGet("/conversations/{chat}/activities", ListAsync);
        admitted.MapPost("/conversations/{chat}/activities", PostAsync);
        admitted.MapPost("/conversations/{chat}/upload", RefuseAsync);
    }

    static async Task<IResult> ListAsync(string chat, string? watermark, HttpContext http, Transcript transcript) =>
        await transcript.AfterAsync(chat, Transcript.Watermark(watermark), http.RequestAborted) is { } news
            ? Results.Json(news.Set, ActivityJson.Wire.ActivitySet)
            : DirectLineErrors.NoChat;

    static async Task<IResult> PostAsync(string chat, HttpContext http, Chatting chatting, Limits limits)
    {
        if (limits.Speak(chat) is { } seconds)
            return DirectLineErrors.TooMany(http, seconds);
        if (await Bodies.ReadAsync(http) is not { } body)
            return DirectLineErrors.TooLarge;
        if (ActivityJson.Read(body) is not { Type: { Length: > 0 and <= 100 } type } activity)
            return DirectLineErrors.Wrong("type");
        if (await chatting.FindAsync(chat, http.RequestAborted) is not { Ended: false } known)
            return DirectLineErrors.NoChat;
        return type switch
        {
            "message" => await SayAsync(known, activity, http, chatting),
            "event" when activity is { Name: LanguageEvent, Locale: { } locale } =>
                Result(chat, await chatting.SpeakAsync(known, locale, http.RequestAborted)),
            "endOfConversation" => await EndAsync(chat, http, chatting),
            // Typing, events of others, what is to come: taken, and nothing more.
            _ => Taken(chat),
        };
    }

    static async Task<IResult> SayAsync(Chat chat, Activity activity, HttpContext http, Chatting chatting)
    {
        var (said, wrong) = Said.Read(activity);
        if (said is null)
            return DirectLineErrors.Wrong(wrong!);
        if (said.Text.Length == 0 && activity.Attachments is { Count: > 0 })
            return await TextOnlyAsync(chat, http, chatting);
        var answer = await chatting.SayAsync(chat, said, http.RequestAborted);
        if (!answer.Kept)
            return DirectLineErrors.BotFailed(answer.Message.Text);
        if (said.ClientId is null)
            return Taken(chat.Id);
        return await chatting.SentAsync(chat.Id, said.ClientId, http.RequestAborted) switch
        {
            null => DirectLineErrors.BotFailed(answer.Message.Text),
            var (number, before) => before.Text == said.Text
                ? Id(Transcript.IdOf(chat.Id, number))
                : DirectLineErrors.Conflict,
        };
    }

    static async Task<IResult> EndAsync(string chat, HttpContext http, Chatting chatting)
    {
        await chatting.EndAsync(chat, http.RequestAborted);
        return Taken(chat);
    }

    /// <summary>A file or picture: its bytes are not even read. The bot says so in the chat too.</summary>
    static async Task<IResult> RefuseAsync(string chat, HttpContext http, Chatting chatting, Limits limits)
    {
        if (limits.Speak(chat) is { } seconds)
            return DirectLineErrors.TooMany(http, seconds);
        return await chatting.FindAsync(chat, http.RequestAborted) is { Ended: false } known
            ? await TextOnlyAsync(known, http, chatting)
            : DirectLineErrors.NoChat;
    }

    static async Task<IResult> TextOnlyAsync(Chat chat, HttpContext http, Chatting chatting) =>
        DirectLineErrors.Of(415, "TextOnly", await chatting.RefuseAsync(chat, http.RequestAborted));

    public static async Task StreamAsync(
        string chat, string? watermark, string? t, HttpContext http, Passes passes, Streams streams, Chatting chatting)
    {
        var (pass, standing) = passes.Read(t ?? "", Pass.Listen);
        var refusal = pass is null && standing == Standing.Expired ? DirectLineErrors.Expired
            : pass?.Chat != chat ? DirectLineErrors.Forbidden
            : !http.WebSockets.IsWebSocketRequest ? DirectLineErrors.Wrong("Upgrade")
            : !streams.HasRoom(chat) ? DirectLineErrors.TooMany(http, 5)
            : await chatting.FindAsync(chat, http.RequestAborted) is not { Ended: false } ? DirectLineErrors.NoChat
            : null;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(http);
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await streams.RunAsync(socket, chat, Transcript.Watermark(watermark), http.RequestAborted);
    }

    static IResult Result(string chat, Answer? answer) =>
        answer is { Kept: false } ? DirectLineErrors.BotFailed(answer.Message.Text) : Taken(chat);

    /// <summary>For what leaves no trace in the transcript.</summary>
    static IResult Taken(string chat) => Id($"{chat}|{Guid.NewGuid():N}");

    static IResult Id(string id) => Results.Json(new ResourceAnswer(id), DirectLineJson.Default.ResourceAnswer);
}
