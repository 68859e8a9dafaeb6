namespace BotApp.Dialogs.Understanding;

/// <summary>Days and times wished for: from what was said to local time.</summary>
internal static class Dates
{
    /// <param name="moving">The tokens of a wish to move an appointment, where there is one.</param>
    public static IReadOnlyList<Mention> Read(Heard heard, IReadOnlyList<(int From, int To)> other, Moving? moving)
    {
        var mentions = new List<Mention>();
        var wishes = Wishes.Read(heard);
        foreach (var wish in moving is { } move ? Moved.Leave(heard, wishes, move) : wishes)
            if (!IsInside(heard, wish, other) && Readings.Of(wish, heard.Listening) is { Count: > 0 } readings)
                mentions.Add(new(readings, wish.Refused, wish.First.Same || wish.Second is { Same: true },
                    Words(heard, wish), IsThrough(wish)));
        return mentions;
    }

    /// <summary>"Monday to Friday", "by Friday": the last day is one of them.</summary>
    private static bool IsThrough(SaidTime wish) => !wish.First.HasTime
        && (wish.Second is { HasTime: false } || wish is { Second: null, Open: Open.Before, Inclusive: true });

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
