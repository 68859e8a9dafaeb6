namespace BotApp.Channels.Voice;

/// <summary>Characters to be read out, in groups that an ear can keep.</summary>
static class Groups
{
    /// <summary>"DEN-27-6307" is D E N, 2 7, 6 3 0 7; ten digits are three, three and four; five stay together.</summary>
    internal static IReadOnlyList<string> Of(string characters)
    {
        var plain = characters.StartsWith("+1", StringComparison.Ordinal) ? characters[2..] : characters.TrimStart('+');
        return [.. plain.Split(['-', ' ', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Kinds).SelectMany(Short)];
    }

    /// <summary>Letters and digits apart, unless they are mixed as in a code.</summary>
    static IEnumerable<string> Kinds(string run)
    {
        var at = run.AsSpan().IndexOfAnyInRange('0', '9');
        return at > 0 && run[at..].All(char.IsAsciiDigit) ? [run[..at], run[at..]] : [run];
    }

    static IEnumerable<string> Short(string group)
    {
        while (group.Length > 5)
        {
            yield return group[..3];
            group = group[3..];
        }
        yield return group;
    }
}
