using System.Security.Cryptography;
using BotApp.Channels.WebChat;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>Direct Line 3.0: tokens and conversations. Messages are in <see cref="DirectLineActivities"/>.</summary>
internal static class DirectLine
{
    public const string Cors = "chat";

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var line = routes.MapGroup("/v3/directline").RequireCors(Cors).AddEndpointFilter<RouteGroupBuilder, Patience>();
        line.MapPost("/tokens/generate", GenerateAsync);
        line.MapGet("/conversations/{chat}/stream", DirectLineActivities.StreamAsync);
        var admitted = line.MapGroup("").AddEndpointFilter<Admission>();
        admitted.MapPost("/tokens/refresh", Refresh);
        admitted.MapPost("/conversations", StartAsync);
        admitted.MapGet("/conversations/{chat}", ReconnectAsync);
        admitted.MapDirectLineActivities();
    }

    /// <summary>
    /// A token for a conversation that is not begun. A page gets one for a stranger; with the secret, a server gets one
    /// for whom it names. Identifiers that begin with <c>dl_</c> are proven ones, so no page may choose one.
    /// </summary>
    static async Task<IResult> GenerateAsync(
        HttpContext http, Passes passes, Limits limits, IOptions<WebChatOptions> options)
    {
        var trusted = Admission.Bearer(http) is { } token && Admission.IsSecret(token, options.Value);
        if (!trusted && http.Request.Headers.Authorization.Count > 0)
            return DirectLineErrors.Forbidden;
        if (!trusted && !options.Value.Public)
            return DirectLineErrors.NoToken;
        if (!trusted && limits.Start(http) is { } seconds)
            return DirectLineErrors.TooMany(http, seconds);
        if (await Bodies.ConversationAsync(http) is not { } request || WrongUser(request.User?.Id, trusted))
            return DirectLineErrors.Wrong("user");
        return Json(Answer(New(request.User?.Id), passes, options.Value));
    }

    static IResult Refresh(HttpContext http, Passes passes, IOptions<WebChatOptions> options) =>
        http.Features.Get<Pass>() is { } pass ? Json(Answer(pass, passes, options.Value)) : DirectLineErrors.Forbidden;

    static async Task<IResult> StartAsync(
        HttpContext http, Chatting chatting, Passes passes, Limits limits, IOptions<WebChatOptions> options)
    {
        if (await Bodies.ConversationAsync(http) is not { } request || WrongUser(request.User?.Id, trusted: true))
            return DirectLineErrors.Wrong("user");
        var pass = http.Features.Get<Pass>() ?? New(request.User?.Id);
        var before = await chatting.FindAsync(pass.Chat, http.RequestAborted);
        if (before is { Ended: true })
            return DirectLineErrors.NoChat;
        if (before is null)
        {
            if (limits.Start(http) is { } seconds)
                return DirectLineErrors.TooMany(http, seconds);
            var welcome = await chatting.OpenAsync(pass, request.Locale, http.RequestAborted);
            if (await chatting.FindAsync(pass.Chat, http.RequestAborted) is null)
                return DirectLineErrors.BotFailed(welcome.Message.Text);
        }
        return Json(Opened(http, pass, passes, options.Value, 0), before is null ? 201 : 200);
    }

    static async Task<IResult> ReconnectAsync(
        string chat, string? watermark, HttpContext http, Chatting chatting, Passes passes,
        IOptions<WebChatOptions> options)
    {
        if (await chatting.FindAsync(chat, http.RequestAborted) is not { Ended: false } known)
            return DirectLineErrors.NoChat;
        var pass = new Pass(chat, known.Person);
        return Json(Opened(http, pass, passes, options.Value, Transcript.Watermark(watermark)));
    }

    public static Pass New(string? person) => new(Random(), person ?? $"dl_{Random()}");

    static ConversationAnswer Opened(
        HttpContext http, Pass pass, Passes passes, WebChatOptions options, long watermark) =>
        Answer(pass, passes, options) with { StreamUrl = StreamUrl(http, pass, passes, watermark) };

    public static ConversationAnswer Answer(Pass pass, Passes passes, WebChatOptions options)
    {
        var life = TimeSpan.FromMinutes(options.TokenMinutes);
        return new(pass.Chat, passes.Write(pass with { Use = Pass.Talk }, life), (int)life.TotalSeconds);
    }

    static string StreamUrl(HttpContext http, Pass pass, Passes passes, long watermark)
    {
        var token = passes.Write(pass with { Use = Pass.Listen }, TimeSpan.FromMinutes(2));
        return $"ws{Address.Of(http)["http".Length..]}/v3/directline/conversations/{pass.Chat}/stream?watermark={watermark}&t={token}";
    }

    static bool WrongUser(string? id, bool trusted) =>
        id is { Length: 0 or > 128 } || (!trusted && id?.StartsWith("dl_", StringComparison.Ordinal) == true);

    static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static IResult Json(ConversationAnswer answer, int status = 200) =>
        Results.Json(answer, DirectLineJson.Default.ConversationAnswer, statusCode: status);
}
