using System.Globalization;
using BotApp.Channels;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Translation;

namespace BotApp.Bot;

/// <summary>
/// Brings in an interpreter where a person speaks a language without a folder: for their words before the turn, for the
/// answer after it. Both take time, so neither happens inside of the turn's transaction.
/// </summary>
internal sealed class Interpretation(
    Interpreter interpreter, Database database, Conversations conversations, Content content, TimeProvider time)
{
    /// <summary>Less sure than this, the service has guessed.</summary>
    const double Sure = 0.7;

    /// <summary>English with what is filled in between isolates, so that it can be kept from the interpreter.</summary>
    readonly Tongue pivot = content.Tongues[Interpreter.Pivot] with
    {
        Calendar = content.Tongues[Interpreter.Pivot].Calendar with { RightToLeft = true },
    };

    /// <summary>The words as the engine hears them: as they are, or in English.</summary>
    public async Task<Input.Heard> HearAsync(Arrival arrival, CancellationToken cancellation)
    {
        var message = arrival.Message;
        var heard = new Input.Heard(message.Text, message.ReceivedAt);
        if (!interpreter.IsThere || arrival.Carrier is not null || message.Channel == "voice" || !message.Text.Any(char.IsLetter)
            || await UnansweredAsync(arrival, cancellation) is not { } conversation)
            return heard;
        return Foreign.Needs(conversation, heard, content, time.GetUtcNow()) switch
        {
            Wanted.Translation => await TranslateAsync(heard, conversation.Foreign!, cancellation),
            Wanted.Language => await FindOutAsync(heard, cancellation),
            _ => heard,
        };
    }

    /// <summary>The tongue to render an answer in, before it is translated where it must be.</summary>
    public Tongue TongueFor(string language) => Locales.Of(language, content) is null ? pivot : content.In(language);

    /// <summary>
    /// The answer that a draft becomes, kept in its place: whoever asks for it again, even now, gets the same.
    /// </summary>
    public async Task<Outbound> SettleAsync(Arrival arrival, Given draft, CancellationToken cancellation)
    {
        var said = await SayAsync(draft.Message, draft.Into!, cancellation) ?? Untranslated(draft.Message, draft.Into!);
        try
        {
            return await database.TransactAsync(session => SettleAsync(arrival, draft, said, session), cancellation);
        }
        catch (DatabaseUnavailableException)
        {
            return said; // What the turn changed is kept, and this is what came of it.
        }
    }

    static async Task<Outbound> SettleAsync(Arrival arrival, Given draft, Outbound said, Session session)
    {
        var id = Turns.IdOf(arrival.Message);
        if (!await InboundMessages.SettleAsync(session, id, draft.ToJson(), new Given(said).ToJson()))
            return await InboundMessages.AnswerTo(session, id) is { } given ? Given.FromJson(given).Message : said;
        if (arrival.Keep is { } keep)
            await keep(said, session);
        return said;
    }

    /// <summary>Replies in any language, through the interpreter where it has no folder; in English where that fails.</summary>
    public async Task<Outbound> SayAsync(
        IReadOnlyList<Reply> replies, string language, Medium medium, CancellationToken cancellation)
    {
        var rendered = Renderer.Render(replies, TongueFor(language), medium);
        var said = new Outbound(rendered.Text, rendered.Choices, language, Media.Name(rendered.Expected))
        {
            Card = Media.Card(rendered.Card),
        };
        return Locales.Of(language, content) is not null ? said
            : await SayAsync(said, language, cancellation) ?? Bare(said);
    }

    /// <returns>Null where the interpreter could not say it all.</returns>
    async Task<Outbound?> SayAsync(Outbound english, string language, CancellationToken cancellation)
    {
        var isolate = CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;
        if (await interpreter.SayAsync(english.Lines(), language, isolate, cancellation) is not { } said)
            return null;
        var at = 0;
        return english.Reword(_ => said[at++]) with { Language = language };
    }

    /// <summary>In English, and which of our languages the person may rather read.</summary>
    Outbound Untranslated(Outbound english, string language)
    {
        var offer = Foreign.Offer("translated.not", language, content);
        var said = Renderer.Render([offer], content.Tongues[Interpreter.Pivot], Medium.Sms).Text;
        return Bare(english with { Text = $"{english.Text}\n{said}" });
    }

    static Outbound Bare(Outbound english) => english.Reword(Bare) with { Language = Interpreter.Pivot };

    static string Bare(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    /// <returns>Null where the message has its answer already.</returns>
    Task<Conversation?> UnansweredAsync(Arrival arrival, CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        var message = arrival.Message;
        var id = conversations.IdOf(message.Channel, message.From);
        return await InboundMessages.AnswerTo(session, Turns.IdOf(message)) is not null ? null
            : await Conversations.LoadAsync(session, id) ?? new() { Id = id, Language = Interpreter.Pivot };
    }, cancellation);

    async Task<Input.Heard> FindOutAsync(Input.Heard heard, CancellationToken cancellation) =>
        await interpreter.DetectAsync(heard.Text, cancellation) switch
        {
            null or { Score: < Sure } => heard,
            var found when Locales.Of(found.Language, content) is { } ours => heard with { From = new(ours) },
            { IsTranslationSupported: true } found => await TranslateAsync(heard, found.Language, cancellation),
            var found => heard with { From = new(found.Language, Lost: true) },
        };

    async Task<Input.Heard> TranslateAsync(Input.Heard heard, string language, CancellationToken cancellation) =>
        await interpreter.HearAsync(heard.Text, language, cancellation) is { } english
            ? heard with { Text = english, From = new(language) }
            : heard with { From = new(language, Lost: true) };
}
