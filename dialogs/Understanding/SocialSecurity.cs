namespace BotApp.Dialogs.Understanding;

/// <summary>Social Security numbers are recognised only to be forgotten: nothing after this sees their digits.</summary>
internal static class SocialSecurity
{
    private const char Blot = '*';

    /// <summary>The text with every such number blotted out; the same text when there is none.</summary>
    public static string Blank(Said said)
    {
        var called = said.Has(Subject.Details, "social");
        var text = said.Tokens.Text;
        var result = text;
        foreach (var run in DigitRun.Find(said))
            if (IsOne(run, called, said.Tokens))
            {
                var (start, end) = (said.Tokens[run.From].Start, said.Tokens[run.To - 1].End);
                result = string.Concat(result.AsSpan(0, start), new string(Blot, end - start), result.AsSpan(end));
            }
        return result;
    }

    /// <summary>Three, two and four digits; or nine of them called by the name.</summary>
    private static bool IsOne(DigitRun run, bool called, Tokens tokens) =>
        run.Groups is [{ Length: 3 }, { Length: 2 }, { Length: 4 }] && !run.Clings(tokens)
        && !(run.From > 0 && tokens[run.From - 1].Fold == "a")
        || called && run.All.Length == 9;
}
