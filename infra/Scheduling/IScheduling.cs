using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Where appointments are made: in tables of our own (<see cref="Scheduler"/>), or by an API elsewhere.</summary>
public interface IScheduling
{
    /// <summary>
    /// Runs a turn. What it wants done is done by the errand that it begins inside of its transaction. The work may run
    /// more than once, so it must do nothing outside of the session, and each time begin anew.
    /// </summary>
    /// <param name="turn">Names it: a turn that is taken again does nothing twice.</param>
    /// <param name="conversation">Whose turn it is.</param>
    Task<T> RunAsync<T>(
        string turn, string conversation, Func<Func<IErrand>, Task<T>> work, CancellationToken cancellation);
}

/// <summary>Does what the core decided, and answers as the core understands it.</summary>
public interface IErrand
{
    Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session, DateTimeOffset now);

    /// <summary>A turn is over: reminders are to come in the language that is spoken now.</summary>
    void Spoke(Conversation before, Conversation after);
}
