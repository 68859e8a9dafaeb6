namespace BotApp.Dialogs;

/// <summary>A name that is spelled otherwise, told from another name.</summary>
public static class Spellings
{
    /// <summary>A third of the letters may change, or names may be added to those there are. No name yet may become any.</summary>
    public static bool AreOfOneName(string old, string name)
    {
        var (from, to) = (Folding.Fold(old), Folding.Fold(name));
        if (from.Length == 0)
            return true;
        var words = from.Split(' ');
        return words.All(word => to.Split(' ').Contains(word)) || Distance(from, to) <= Math.Max(from.Length, to.Length) / 3;
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
