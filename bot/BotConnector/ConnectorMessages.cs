using BotApp.Bot.WebChat;
using BotApp.Channels;
using BotApp.Channels.Activities;
using BotApp.Channels.BotConnector;
using BotApp.Dialogs;

namespace BotApp.Bot.BotConnector;

/// <summary>
/// <c>POST /api/messages</c>: activities of Azure Bot Service, the Emulator and other connectors. What is said is
/// answered through the address that came with it before the request is: a channel that sends it again, because we did
/// not get through, gets the same answer.
/// </summary>
internal static class ConnectorMessages
{
    const string Channel = "bot";
    const int Most = 256 * 1024;

    public static void MapBotConnector(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", ReceiveAsync);

    static async Task<IResult> ReceiveAsync(
        HttpContext http, ChannelTokens tokens, Turns turns, Content content, ConnectorClient connector, TimeProvider time)
    {
        var receivedAt = time.GetUtcNow();
        if (await Bodies.ReadAsync(http, Most) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (ActivityJson.Read(body) is not { Type: { Length: > 0 } } activity)
            return Wrong("type");
        if (await IsGoodAsync(tokens, http, activity) is not { } good)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (!good)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (activity.Type == "invoke")
            return Results.StatusCode(StatusCodes.Status501NotImplemented);
        if (activity.Type != "message" && !Incoming.Arrives(activity))
            return Results.Ok(); // Typing, the end of a conversation, others coming and going: nothing to say.
        if (Incoming.AddressOf(activity) is not { } address)
            return Wrong("conversation");
        var expectsReplies = activity.DeliveryMode == "expectReplies";
        if (!expectsReplies && !(Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            return Wrong("serviceUrl");
        var answer = await turns.TakeAsync(ArrivalOf(activity, address, content, receivedAt), http.RequestAborted);
        return expectsReplies
            ? Replied(activity, answer)
            : await SentAsync(connector, activity, answer, http.RequestAborted);
    }

    /// <returns>Null while the issuer cannot be asked for its keys: nobody is let in, and the channel may send again.</returns>
    static async Task<bool?> IsGoodAsync(ChannelTokens tokens, HttpContext http, Activity activity)
    {
        try
        {
            return await tokens.AreGoodAsync(http.Request.Headers.Authorization, activity, http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A channel's locale is often its own setting and not the person's language: it counts until they speak.</summary>
    static Arrival ArrivalOf(Activity activity, string address, Content content, DateTimeOffset receivedAt)
    {
        var arrives = Incoming.Arrives(activity);
        var id = activity.Id is { Length: > 0 and <= 500 } given ? given : Guid.NewGuid().ToString("N");
        return new(new Inbound($"{address} {id}", Channel, address, arrives ? "" : Incoming.TextOf(activity), receivedAt), Opens: arrives)
        {
            Begins = Locales.Of(activity.Locale, content),
        };
    }

    static IResult Replied(Activity activity, Answer answer) => Results.Json(
        new ExpectedReplies(answer.IsSilent ? [] : [Incoming.Reply(activity, answer.Message)]), ActivityJson.Wire.ExpectedReplies);

    static async Task<IResult> SentAsync(
        ConnectorClient connector, Activity activity, Answer answer, CancellationToken cancellation) =>
        answer.IsSilent || await connector.ReplyAsync(activity, Incoming.Reply(activity, answer.Message), cancellation)
            ? Results.Ok()
            : Results.StatusCode(StatusCodes.Status502BadGateway);

    static IResult Wrong(string field) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: $"The field {field} is missing or cannot be right.");
}
