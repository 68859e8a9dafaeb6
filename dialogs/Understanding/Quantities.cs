namespace BotApp.Dialogs.Understanding;

/// <summary>The number in an utterance.</summary>
internal static class Quantities
{
    public static decimal? Read(Heard heard)
    {
        foreach (var atom in heard.Atoms)
            if (atom.Amount is { } amount && amount.Value < decimal.MaxValue)
                return amount.Value;
        return null;
    }
}
