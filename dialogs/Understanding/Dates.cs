namespace BotApp.Dialogs.Understanding;

/// <summary>Days and times wished for: from what was said to local time.</summary>
internal static class Dates
{
    public static IReadOnlyList<Mention> Read(Heard heard, IReadOnlyList<(int From, int To)> other)
    {
        var mentions = new List<Mention>();
        foreach (var wish in Wishes.Read(heard))
            if (!IsInside(heard, wish, other) && Readings.Of(wish, heard.Listening) is { Count: > 0 } readings)
                mentions.Add(new(readings, wish.Refused, wish.First.Same || wish.Second is { Same: true },
                    Words(heard, wish), wish.Second is { HasTime: false } && !wish.First.HasTime));
        return mentions;
    }

    private static bool IsInside(Heard heard, SaidTime wish, IReadOnlyList<(int From, int To)> other)
    {
        foreach (var (from, to) in other)
            if (from <= heard.Atoms[wish.From].From && heard.Atoms[Math.Min(wish.To, heard.Count) - 1].To <= to)
                return true;
        return false;
    }

    private static string Words(Heard heard, SaidTime wish) =>
        heard.Tokens.Said(heard.Atoms[wish.From].From, heard.Atoms[Math.Min(wish.To, heard.Count) - 1].To);
}
