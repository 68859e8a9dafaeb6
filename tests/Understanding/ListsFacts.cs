using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

/// <summary>The word lists themselves: what stands twice is a slip, and what means two things decides by chance.</summary>
public class ListsFacts
{
    private static readonly string[] Files =
        ["commands.txt", "topics.txt", "reasons.txt", "answers.txt", "fields.txt", "choices.txt", "languages.txt", "people.txt", "details.txt", "digits.txt"];

    public static TheoryData<string, string> Lists()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in Languages.Codes)
            foreach (var file in Files)
                data.Add(language, file);
        return data;
    }

    [Theory, MemberData(nameof(Lists))]
    public void No_phrase_stands_twice_under_one_name(string language, string file) =>
        Assert.Empty(ContentFile.Entries(language, file).GroupBy(static entry => entry).Where(static same => same.Skip(1).Any()).Select(static same => same.Key));

    [Theory, MemberData(nameof(Lists))]
    public void No_phrase_means_two_things(string language, string file)
    {
        Assert.SkipWhen(file is "people.txt" or "details.txt", "Their names are not one out of many.");
        var both = ContentFile.Entries(language, file).Where(static entry => entry.Sense is not ("small" or "not"))
            .SelectMany(static entry => Spellings(entry.Phrase).Select(phrase => (phrase, entry.Sense)))
            .GroupBy(static one => one.phrase, static one => one.Sense)
            .Where(static same => same.Distinct().Skip(1).Any())
            .Select(static same => $"{same.Key}: {string.Join(", ", same.Distinct())}");
        Assert.Empty(both);
    }

    [Theory, MemberData(nameof(Lists))]
    public void No_two_phrases_are_written_as_one(string language, string file) =>
        Assert.DoesNotContain(ContentFile.Entries(language, file), static entry => entry.Phrase.Contains("  ", StringComparison.Ordinal));

    /// <summary>All that a phrase stands for, choices and what may be left out spelt out; lists by their names.</summary>
    private static IEnumerable<string> Spellings(string phrase)
    {
        foreach (var way in Phrase.Ways(phrase))
        {
            IEnumerable<string> said = [""];
            foreach (var part in way)
                said = [.. said.SelectMany(before => Words(part).Select(word => $"{before} {word}"))];
            foreach (var one in said)
                yield return one;
        }
    }

    private static IEnumerable<string> Words(Phrase.Part part) => part switch
    {
        Phrase.Part.Word { Open: var open, Text: var text } => [open ? $"{text}*" : text],
        Phrase.Part.Choice choice => choice.Phrases,
        Phrase.Part.List list => [$"{{{list.Name}}}"],
        Phrase.Part.Gap => ["..."],
        Phrase.Part.Start => ["^"],
        _ => ["$"],
    };
}
