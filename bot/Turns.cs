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
    Database database, Conversations conversations, IScheduling scheduling, Codes codes, Content content,
    Interpretation interpretation, Apologies apologies, TimeProvider time)
{
    /// <summary>A turn that wants more done than this goes round in circles.</summary>
    const int MostEffects = 8;

    public async Task<Answer> TakeAsync(Arrival arrival, CancellationToken cancellation)
    {
        try
        {
            var heard = await interpretation.HearAsync(arrival, cancellation);
            var from = conversations.IdOf(arrival.Message.Channel, arrival.Message.From);
            var given = await scheduling.RunAsync(IdOf(arrival.Message), from, begin => database.TransactAsync(
                session => TakeOnceAsync(arrival, heard, session, begin()), cancellation), cancellation);
            return new(codes.Reveal(given.Into is null
                ? given.Message : await interpretation.SettleAsync(arrival, given, cancellation)));
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

    internal static string IdOf(Inbound message) => $"{message.Channel} {message.Id}";

    async Task<Given> TakeOnceAsync(Arrival arrival, Input.Heard heard, Session session, IErrand errand)
    {
        var (id, from) = (IdOf(arrival.Message), conversations.IdOf(arrival.Message.Channel, arrival.Message.From));
        session.Channel = arrival.Message.Channel;
        // Messages of one conversation at once are rare: who was overtaken by another queues.
        if (session.IsAgain)
            session.QueueFor(from);
        var (state, version, given) = await Conversations.Ask(session, from, id);
        if (given is not null)
            return Given.FromJson(given);

        var answer = await AnswerAsync(arrival, heard, Known(arrival, from, state), version, session, errand);
        InboundMessages.Remember(session, id, answer.ToJson(), time.GetUtcNow());
        if (arrival.Keep is { } keep && answer.Into is null)
            await keep(answer.Message, session);
        return answer;
    }

    async Task<Given> AnswerAsync(
        Arrival arrival, Input.Heard heard, Conversation before, long version, Session session, IErrand errand)
    {
        var (message, now) = (arrival.Message, time.GetUtcNow());
        if (await NetworkAnsweredAsync(arrival, before, session, errand))
            return new(new("", [], before.Language));

        var input = arrival.As ?? (arrival.Opens ? new Input.Arrived(message.ReceivedAt) : heard);
        var (after, replies, told) = await ConverseAsync(before, input, session, errand);
        errand.Spoke(before, after);
        Conversations.SaveNext(session, after, version, now);

        // A voice is gone when it has spoken: what it told is written as well, where texts arrive.
        if (message.Channel == "voice")
        {
            foreach (var (number, kind) in told)
                OutboxMessages.Heard(session, number, kind, now);
            return new(CallWords.Of(replies, after, after.Language, content));
        }

        var rendered = Renderer.Render(replies, interpretation.TongueFor(after.Reads), Media.Of(message.Channel));
        foreach (var (number, kind) in told)
            OutboxMessages.Answered(session, number, kind, message.From, rendered.Text, now);
        var said = new Outbound(rendered.Text, rendered.Choices, after.Reads, Media.Name(rendered.Expected))
        {
            Card = Media.Card(rendered.Card),
        };
        return new(said, after.Foreign);
    }

    /// <summary>
    /// The core decides, the scheduler does it and says how it went, until there is nothing more to do.
    /// </summary>
    async Task<(Conversation After, List<Reply> Replies, List<(string Number, string Kind)> Told)> ConverseAsync(
        Conversation conversation, Input input, Session session, IErrand errand)
    {
        var (now, replies, told) = (time.GetUtcNow(), new List<Reply>(), new List<(string, string)>());
        for (var effects = 0; effects <= MostEffects; effects++)
        {
            var turn = Engine.Step(conversation, input, content, now);
            conversation = turn.Next;
            replies.AddRange(turn.Replies);
            if (turn.Effect is null)
                return (conversation, replies, told);
            input = await errand.PerformAsync(turn.Effect, conversation, session, now);
            told.AddRange(Told(input));
        }
        throw new InvalidOperationException($"More than {MostEffects} effects in a turn, then {input.GetType().Name}.");
    }

    /// <summary>
    /// STOP and its like: the network has acted and answered, so we note what it did and say nothing.
    /// </summary>
    async Task<bool> NetworkAnsweredAsync(Arrival arrival, Conversation conversation, Session session, IErrand errand)
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
            await errand.PerformAsync(effect, conversation, session, time.GetUtcNow());
        return effect is not null || arrival.Carrier is Carrier.Helped;
    }

    static Conversation Known(Arrival arrival, string id, string? json)
    {
        var known = Conversations.Read(json) ?? new()
        {
            Id = id,
            Language = arrival.Begins ?? "en",
            Phone = Media.Phone(arrival.Message),
        };
        return arrival.Language is { } language ? known with { Language = language, LanguageSettled = true, Foreign = null } : known;
    }

    /// <summary>What the answer itself tells the person, so that the outbox need not.</summary>
    static IEnumerable<(string Number, string Kind)> Told(Input input) => input switch
    {
        Input.Booked booked => [(booked.Appointment.Number, Kinds.Confirmed)],
        Input.Moved moved => [(moved.Appointment.Number, Kinds.Moved)],
        Input.ProposalTaken taken => [(taken.Appointment.Number, taken.From is null ? Kinds.Confirmed : Kinds.Moved)],
        Input.Cancelled cancelled =>
            cancelled.Others.Prepend(cancelled.Appointment).Select(one => (one.Number, Kinds.Cancelled)),
        _ => [],
    };
}
