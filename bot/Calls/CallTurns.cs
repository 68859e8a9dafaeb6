using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Channels.Voice;
using BotApp.Dialogs;
using BotApp.Dialogs.Calls;
using Microsoft.Extensions.Options;
using Line = BotApp.Channels.Voice.Line;
using Webhook = BotApp.Channels.Voice.Webhook;

namespace BotApp.Bot.Calls;

/// <summary>The moments of a call as turns like any other, and what their answers are written with.</summary>
internal sealed class CallTurns(
    Turns turns, Content content, Prompts prompts, TimeProvider time, IOptions<VoiceOptions> voice, IOptions<TwilioOptions> twilio)
{
    /// <param name="id">The same for a webhook that comes again.</param>
    /// <param name="language">To speak from here on; null leaves it to the conversation.</param>
    public Task<Answer> TakeAsync(
        Webhook webhook, string id, Happening what, CancellationToken cancellation, string? language = null)
    {
        var now = time.GetUtcNow();
        var message = new Inbound(id, "voice", webhook.Person, (what as Happening.Said)?.Text ?? "", now);
        return turns.TakeAsync(new(message, Language: language, As: new Input.Phoned(webhook.CallSid, what, now)), cancellation);
    }

    /// <summary>What an answering machine keeps: that we called, and nothing about whom or what.</summary>
    public IReadOnlyList<Saying> ForMachine(string language) =>
        CallWords.Of([Reply.Of("call.machine")], null, language, content).Spoken!.Open;

    /// <param name="turn">Number of the answer in its call.</param>
    public Line Line(int turn) => new(
        twilio.Value.PublicUrl?.TrimEnd('/') ?? "", turn, language => CallWords.Speaker(content.In(language), prompts),
        voice.Value.TransferTo, voice.Value.RingSeconds);
}
