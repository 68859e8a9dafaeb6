using BotApp.Channels.Sms;
using BotApp.Channels.Voice;
using BotApp.Dialogs.Calls;
using BotApp.Infra.Outbox;
using Microsoft.Extensions.Options;
using TwiML = BotApp.Channels.Voice.TwiML;
using Webhook = BotApp.Channels.Voice.Webhook;

namespace BotApp.Bot.Calls;

/// <summary>Twilio's webhooks for phone calls.</summary>
internal static class PhoneCalls
{
    const int MostTries = 3;

    public static IServiceCollection AddPhoneCalls(this IServiceCollection services) => services
        .AddSingleton<CallTurns>().AddSingleton<Prompts>().AddSingleton<Espeak>().AddSingleton<Brief>();

    public static void MapPhoneCalls(this IEndpointRouteBuilder routes)
    {
        var voice = routes.MapGroup("/voice").RequireTwilioSignature();
        voice.MapPost("", BeginAsync);
        voice.MapPost("/turn", TurnAsync);
        voice.MapPost("/status", StatusAsync);
        voice.MapPost("/out", ReachAsync);
        voice.MapPost("/whisper", WhisperAsync);
        // What it fetches to play comes without the fields of a webhook and may come by a cache of Twilio's: a list of
        // sentences that anybody may hear needs no signature.
        routes.MapGet("/voice/prompts/{language}/{name}.wav", PromptAsync);
    }

    static Task<IResult> BeginAsync(HttpContext http, CallTurns turns, int again = 0) =>
        AnswerAsync(http, turns, 0, again, _ => new Happening.Began());

    static Task<IResult> TurnAsync(HttpContext http, CallTurns turns, int n, IOptions<VoiceOptions> options, int again = 0) =>
        AnswerAsync(http, turns, n, again, webhook => What(webhook, options.Value));

    static async Task<IResult> AnswerAsync(
        HttpContext http, CallTurns turns, int number, int again, Func<Webhook, Happening> what)
    {
        var (webhook, wrong) = Webhook.Read((await Fields.OfAsync(http))!);
        if (webhook is null)
            return Wrong(wrong!);
        // Whoever was put through has had their talk.
        if (webhook.Dialled is "completed" or "answered")
            return Twiml(TwiML.HangUp);
        var answer = await turns.TakeAsync(webhook, $"{webhook.CallSid} {number}", what(webhook), http.RequestAborted);
        var line = turns.Line(number);
        return Twiml(answer.Kept ? TwiML.Write(answer.Message, line)
            : again < MostTries ? TwiML.Again(answer.Message, line, $"{http.Request.Path}?n={number}&again={again + 1}")
            : TwiML.Only(answer.Message.Spoken!.Open, line, hangUp: true));
    }

    /// <summary>A call of ours is answered: a person hears why, a machine only that we called.</summary>
    static async Task<IResult> ReachAsync(
        HttpContext http, CallTurns turns, OutboxMessages outbox, TimeProvider time, string? m = null)
    {
        var (webhook, wrong) = Webhook.Read((await Fields.OfAsync(http))!);
        if (webhook is null)
            return Wrong(wrong!);
        if (await outbox.ToldAsync(m, time.GetUtcNow(), http.RequestAborted) is not { } message
            || Why(message) is not { } reached)
            return Twiml(TwiML.HangUp);
        if (webhook.IsMachine)
            return Twiml(TwiML.Only(turns.ForMachine(message.Language), turns.Line(0), hangUp: true));
        var answer = await turns.TakeAsync(webhook, $"{webhook.CallSid} 0", reached, http.RequestAborted, message.Language);
        return Twiml(TwiML.Write(answer.Message, turns.Line(0)));
    }

    static Happening? Why(DueMessage message) => message switch
    {
        { Proposal: { } proposal } => new Happening.Proposed(proposal),
        { Appointment: { } appointment } => new Happening.Reached(message.Kind, appointment),
        _ => null,
    };

    static Happening What(Webhook webhook, VoiceOptions options) => webhook switch
    {
        { Dialled: not null } => new Happening.NobodyThere(),
        { Digits: { } keys } => new Happening.Pressed(keys),
        { Speech: { } words } => new Happening.Said(words, Unsure: webhook.Confidence < options.SureFrom),
        _ => new Happening.Silent(),
    };

    static async Task<IResult> StatusAsync(
        HttpContext http, CallTurns turns, OutboxMessages outbox, TimeProvider time)
    {
        var (webhook, wrong) = Webhook.Read((await Fields.OfAsync(http))!);
        if (webhook is null)
            return Wrong(wrong!);
        if (webhook is { Ours: true, IsOver: true, Status: not "completed" })
            await outbox.UnansweredAsync(webhook.CallSid, time.GetUtcNow(), http.RequestAborted);
        else if (webhook.IsOver)
            await turns.TakeAsync(webhook, $"{webhook.CallSid} over", new Happening.Ended(), http.RequestAborted);
        return Results.NoContent();
    }

    /// <summary>Heard only by the person who takes the call over: what was said so far.</summary>
    static async Task<IResult> WhisperAsync(string c, CallTurns turns, Brief brief, CancellationToken cancellation) =>
        Twiml(TwiML.Only(await brief.OfAsync(c, cancellation), turns.Line(0), hangUp: false));

    /// <summary>Kept by Twilio for an hour, or each sentence of each call would be fetched anew.</summary>
    static async Task<IResult> PromptAsync(
        string language, string name, HttpContext http, Prompts prompts, CancellationToken cancellation)
    {
        if (await prompts.FileAsync(language, name, cancellation) is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.File(file, "audio/wav", lastModified: File.GetLastWriteTimeUtc(file), enableRangeProcessing: true);
    }

    static IResult Twiml(string xml) => Results.Text(xml, TwiML.ContentType);

    static IResult Wrong(string field) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: $"The field {field} is missing or cannot be right.",
        extensions: new Dictionary<string, object?> { ["field"] = field });
}
