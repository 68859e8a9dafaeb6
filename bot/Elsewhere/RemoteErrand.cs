using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Elsewhere;

/// <summary>What a turn wants of the API: an effect, or that the language be noted in which it ended.</summary>
internal sealed record Wanted(Effect? Effect, Conversation Conversation)
{
    public bool IsLike(Wanted other) => Effect?.GetType() == other.Effect?.GetType();
}

/// <summary>One run of a turn: what was done elsewhere for it in earlier runs comes from there, the rest is wanted.</summary>
internal sealed class RemoteErrand(IReadOnlyList<(Wanted Wanted, Input Input)> outcomes, Scheduler own) : IErrand
{
    int next;

    public async Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session, DateTimeOffset now)
    {
        // Tickets, calls that come in and chats are ours, wherever appointments are made; texts about an appointment are theirs.
        if (effect is Effect.HandOff or Effect.SendText { Number: null } or Effect.Answer { Phone: null })
            return await own.PerformAsync(effect, conversation, session, now);
        var outcome = Of(new(effect, conversation));
        // Whoever wants no more messages, or calls in their place, is heard by both: we write to people too.
        if (effect is Effect.StopMessages or Effect.StartMessages or Effect.PreferCalls)
            await own.PerformAsync(effect, conversation, session, now);
        return outcome;
    }

    public void Spoke(Conversation before, Conversation after)
    {
        if (before.Reads != after.Reads)
            Of(new(null, after));
    }

    Input Of(Wanted wanted)
    {
        var place = next++;
        // A turn that ran past midnight may want something else in its second run.
        return place < outcomes.Count && outcomes[place].Wanted.IsLike(wanted)
            ? outcomes[place].Input
            : throw new WantedElsewhereException(wanted, place);
    }
}

/// <summary>
/// Ends a transaction, so that nothing of it is kept, because something has yet to be done elsewhere. It is caught in one
/// place and is nobody's fault.
/// </summary>
internal sealed class WantedElsewhereException(Wanted wanted, int place) : Exception
{
    public Wanted Wanted => wanted;

    /// <summary>The how manieth of its turn it is.</summary>
    public int Place => place;
}
