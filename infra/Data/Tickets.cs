using System.Globalization;

namespace BotApp.Infra.Data;

/// <summary>What a person must look at: a wish to talk to someone, or a refusal that needs judgement.</summary>
public static class Tickets
{
    /// <summary>One ticket a conversation, reason and day, however often a person asks.</summary>
    /// <returns>The ticket's number, <c>T-1042</c>, to be told to the person.</returns>
    public static async Task<string> OpenAsync(
        Session session, string reason, string conversation, string language, DateTimeOffset now)
    {
        if (await session.FirstAsync(
            "SELECT number FROM tickets WHERE conversation = $1 AND reason = $2 AND created_at > $3",
            static row => row.GetString(0), conversation, reason, now.AddDays(-1)) is { } open)
            return open;
        var number = $"T-{(await Counters.NextAsync(session, "tickets", 0)).ToString(CultureInfo.InvariantCulture)}";
        await session.ExecuteAsync(
            "INSERT INTO tickets (number, reason, conversation, language, created_at) VALUES ($1, $2, $3, $4, $5)",
            number, reason, conversation, language, now);
        return number;
    }
}
