using BotApp.Bot.Calls;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot;

/// <summary>
/// The whole way of one message, whatever channel it came by. All that it changes is one transaction: the conversation,
/// what the scheduler did, the messages planned, and the answer under the message's identifier. A message that comes
/// again, even at the same moment, gets that answer again and changes nothing.
/// </summary>
internal sealed class Turns(
    Database database, Conversations conversations, Scheduler scheduler, Codes codes, Content content,
    Apologies apologies, TimeProvider time)
{
    /// <summary>A turn that wants more done than this goes round in circles.</summary>
    const int MostEffects = 8;

    public async Task<Answer> TakeAsync(Arrival arrival, CancellationToken cancellation)
    {
        try
        {
            var message = await database.TransactAsync(session => TakeOnceAsync(arrival, session), cancellation);
            return new(Reveal(message));
        }
        catch (DatabaseUnavailableException fault)
        {
            return new(await apologies.ForDatabaseAsync(arrival, fault), Kept: false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(await apologies.ForFaultAsync(arrival, fault));
        }
    }

    async Task<Outbound> TakeOnceAsync(Arrival arrival, Session session)
    {
        var id = $"{arrival.Message.Channel} {arrival.Message.Id}";
        if (await InboundMessages.AnswerToAsync(session, id) is { } given)
            return OutboundJson.Read(given);

        var answer = await AnswerAsync(arrival, session);
        await InboundMessages.RememberAsync(session, id, OutboundJson.Write(answer), time.GetUtcNow());
        return answer;
    }

    async Task<Outbound> AnswerAsync(Arrival arrival, Session session)
    {
        var (message, now) = (arrival.Message, time.GetUtcNow());
        var before = await LoadAsync(arrival, session);
        if (await NetworkAnsweredAsync(arrival, before, session))
            return new("", [], before.Language);

        var heard = arrival.As ?? new Input.Heard(message.Text, message.ReceivedAt);
        var (after, replies, told) = await ConverseAsync(before, heard, session);
        await Conversations.SaveAsync(session, after, now);

        // A voice is gone when it has spoken: what it told is written as well.
        if (message.Channel == "voice")
            return CallWords.Of(replies, after, after.Language, content);
        var rendered = Renderer.Render(replies, content.In(after.Language), Media.Of(message.Channel));
        foreach (var (number, kind) in told)
            await OutboxMessages.AnsweredAsync(session, number, kind, message.From, rendered.Text, now);
        return new(rendered.Text, rendered.Choices, after.Language, Media.Name(rendered.Expected));
    }

    /// <summary>
    /// The core decides, the scheduler does it and says how it went, until there is nothing more to do.
    /// </summary>
    async Task<(Conversation After, List<Reply> Replies, List<(string Number, string Kind)> Told)> ConverseAsync(
        Conversation conversation, Input input, Session session)
    {
        var (now, replies, told) = (time.GetUtcNow(), new List<Reply>(), new List<(string, string)>());
        for (var effects = 0; effects <= MostEffects; effects++)
        {
            var turn = Engine.Step(conversation, input, content, now);
            conversation = turn.Next;
            replies.AddRange(turn.Replies);
            if (turn.Effect is null)
                return (conversation, replies, told);
            input = await scheduler.PerformAsync(turn.Effect, conversation, session, now);
            if (Told(input) is { } message)
                told.Add(message);
        }
        throw new InvalidOperationException($"More than {MostEffects} effects in a turn, then {input.GetType().Name}.");
    }

    /// <summary>
    /// STOP and its like: the network has acted and answered, so we note what it did and say nothing.
    /// </summary>
    async Task<bool> NetworkAnsweredAsync(Arrival arrival, Conversation conversation, Session session)
    {
        var phone = arrival.Message.From;
        Effect? effect = arrival.Carrier switch
        {
            Carrier.Stopped => new Effect.StopMessages(phone),
            Carrier.Started => new Effect.StartMessages(phone),
            Carrier.StartedIfStopped when await OptOuts.HasAsync(session, phone) => new Effect.StartMessages(phone),
            _ => null,
        };
        if (effect is not null)
            await scheduler.PerformAsync(effect, conversation, session, time.GetUtcNow());
        return effect is not null || arrival.Carrier is Carrier.Helped;
    }

    async Task<Conversation> LoadAsync(Arrival arrival, Session session)
    {
        var message = arrival.Message;
        var id = conversations.IdOf(message.Channel, message.From);
        var known = await Conversations.LoadAsync(session, id)
            ?? new() { Id = id, Language = "en", Phone = Media.Phone(message) };
        return arrival.Language is { } language ? known with { Language = language, LanguageSettled = true } : known;
    }

    /// <summary>What the answer itself tells the person, so that the outbox need not.</summary>
    static (string Number, string Kind)? Told(Input input) => input switch
    {
        Input.Booked booked => (booked.Appointment.Number, Kinds.Confirmed),
        Input.Moved moved => (moved.Appointment.Number, Kinds.Moved),
        Input.Cancelled cancelled => (cancelled.Appointment.Number, Kinds.Cancelled),
        _ => null,
    };

    /// <summary>Codes are put in at the last moment: what is kept has only their places.</summary>
    Outbound Reveal(Outbound message) =>
        message with
        {
            Text = codes.Reveal(message.Text),
            Choices = [.. message.Choices.Select(codes.Reveal)],
            Spoken = message.Spoken?.With(codes.Reveal),
        };
}
