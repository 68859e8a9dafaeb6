namespace BotApp.Dialogs.Rendering;

/// <summary>
/// A sentence with holes: <c>{name}</c>, and <c>{n, plural, one {# hour} other {# hours}}</c> with the categories of
/// Unicode CLDR (a part of ICU MessageFormat's syntax).
/// </summary>
public sealed record Template(IReadOnlyList<Template.Part> Parts)
{
    public abstract record Part
    {
        private Part() { }

        public sealed record Words(string Text) : Part;
        public sealed record Hole(string Name) : Part;
        public sealed record Plural(string Name, IReadOnlyDictionary<string, Template> Forms) : Part;
    }

    /// <summary>Every hole's name, those inside plural forms too.</summary>
    public IEnumerable<string> Holes => Parts.SelectMany(part => part switch
    {
        Part.Hole hole => [hole.Name],
        Part.Plural plural => plural.Forms.Values.SelectMany(form => form.Holes).Append(plural.Name),
        _ => Enumerable.Empty<string>(),
    }).Distinct();

    /// <exception cref="FormatException">A brace is not closed, or a plural has no <c>other</c>.</exception>
    public static Template Parse(string text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
                open = text.Length;
            if (open > at)
                parts.Add(new Part.Words(text[at..open]));
            if (open == text.Length)
                break;
            var close = Closing(text, open);
            parts.Add(Filled(text[(open + 1)..close]));
            at = close + 1;
        }
        return new(parts);
    }

    static Part Filled(string inside)
    {
        var pieces = inside.Split(',', 3, StringSplitOptions.TrimEntries);
        return pieces is [var name, "plural", var forms] ? new Part.Plural(name, Forms(forms, name)) : new Part.Hole(inside.Trim());
    }

    static Dictionary<string, Template> Forms(string text, string number)
    {
        var forms = new Dictionary<string, Template>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
                break;
            var close = Closing(text, open);
            forms[text[at..open].Trim()] = Parse(text[(open + 1)..close].Replace("#", $"{{{number}}}", StringComparison.Ordinal));
            at = close + 1;
        }
        return forms.ContainsKey("other") ? forms : throw new FormatException($"A plural without 'other': {text}");
    }

    static int Closing(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
            if (text[at] == '{')
                depth++;
            else if (text[at] == '}' && --depth == 0)
                return at;
        throw new FormatException($"A brace is not closed: {text}");
    }
}
