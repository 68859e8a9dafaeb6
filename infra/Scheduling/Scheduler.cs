using System.Diagnostics;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>Performs what the core decided, inside the turn's own transaction, and answers as the core understands it.</summary>
public sealed class Scheduler(IOptions<BookingOptions> options, Codes codes, Random random) : IScheduling, IErrand
{
    public Task<T> RunAsync<T>(
        string turn, string conversation, Func<Func<IErrand>, Task<T>> work, CancellationToken cancellation) =>
        work(() => this);

    Task<Input> IErrand.PerformAsync(Effect effect, Conversation conversation, Session session, DateTimeOffset now) =>
        PerformAsync(effect, conversation, session, now);

    /// <summary>The outbox finds the conversation where its reminders are.</summary>
    public void Spoke(Conversation before, Conversation after) { }

    public async Task<Input> PerformAsync(
        Effect effect, Conversation conversation, Session session, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var occasion = new Occasion(session, conversation, now, options.Value);
        var outcome = await PerformAsync(effect, occasion);
        Trail.Note(occasion, effect, outcome);
        return outcome;
    }

    /// <summary>What a booking will have to know, asked ahead with other questions.</summary>
    /// <param name="free">The time, where they hold none.</param>
    public Questions Ask(
        Draft draft, string office, DateTimeOffset? free, Conversation conversation, Session session, DateTimeOffset now) =>
        new(new(session, conversation, now, options.Value), draft, office, free);

    public async Task<Input> BookAsync(
        Effect.Book book, Questions asked, Conversation conversation, Session session, DateTimeOffset now)
    {
        var occasion = new Occasion(session, conversation, now, options.Value);
        var outcome = await Bookings.BookAsync(occasion, book, random, asked);
        Trail.Note(occasion, book, outcome);
        return outcome;
    }

    private Task<Input> PerformAsync(Effect effect, Occasion occasion) =>
        effect switch
        {
            Effect.FindOffices find => Places.FindAsync(occasion, find),
            Effect.FindOfficesByCode find => Places.FindByCodeAsync(occasion, find),
            Effect.FindTimes find => Times.FindAsync(occasion, find),
            Effect.HoldTime hold => Holds.HoldAsync(occasion, hold),
            Effect.LetGo => Holds.LetGoAsync(occasion),
            Effect.Book book => Bookings.BookAsync(occasion, book, random),
            Effect.Move move => Changes.MoveAsync(occasion, move, random),
            Effect.Cancel cancel => Changes.CancelAsync(occasion, cancel, random),
            Effect.Attend attend => Changes.AttendAsync(occasion, attend),
            Effect.CorrectName correct => Changes.CorrectNameAsync(occasion, correct),
            Effect.FindByPhone find => Lookups.ByPhoneAsync(occasion, find),
            Effect.FindByCode find => Lookups.ByCodeAsync(occasion, find, codes),
            Effect.FindByPerson find => Lookups.ByPersonAsync(occasion, find),
            Effect.HandOff handOff => HandOffAsync(occasion, handOff),
            Effect.StopMessages stop => StopMessagesAsync(occasion, stop),
            Effect.StartMessages start => StartMessagesAsync(occasion, start),
            Effect.SendText send => Reaching.TextAsync(occasion, send),
            Effect.PreferCalls prefer => Reaching.PreferCallsAsync(occasion, prefer),
            Effect.JoinLine join => Line.JoinAsync(occasion, join),
            Effect.LeaveLine leave => Line.LeaveAsync(occasion, leave, random),
            Effect.Answer answer => Reactions.AnswerAsync(occasion, answer, random),
            _ => throw new UnreachableException(),
        };

    private static async Task<Input> HandOffAsync(Occasion occasion, Effect.HandOff handOff)
    {
        var (session, conversation, now, _) = occasion;
        return new Input.HandedOff(
            await Tickets.OpenAsync(session, handOff.Reason, conversation.Id, conversation.Reads, now));
    }

    private static async Task<Input> StopMessagesAsync(Occasion occasion, Effect.StopMessages stop)
    {
        await OptOuts.AddAsync(occasion.Session, stop.Phone, occasion.Now);
        await Reaching.StopCallsAsync(occasion.Session, stop.Phone);
        return new Input.Done();
    }

    private static async Task<Input> StartMessagesAsync(Occasion occasion, Effect.StartMessages start)
    {
        await OptOuts.RemoveAsync(occasion.Session, start.Phone);
        return new Input.Done();
    }
}
