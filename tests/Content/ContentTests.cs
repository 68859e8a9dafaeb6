using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Channels.Sms;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Content;

/// <summary>What a translator may edit, checked as a whole: each failure names the language and the key.</summary>
public sealed partial class ContentTests
{
    static readonly Shown All = Shown.Load([]);
    static readonly Tongue English = All.Tongues["en"];

    public static TheoryData<string> Languages => [.. All.Tongues.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Languages))]
    public void Every_sentence_of_English_is_there_with_the_same_holes(string language)
    {
        var tongue = All.Tongues[language];
        foreach (var (key, sentence) in English.Sentences)
        {
            if (IsShort(key) && !tongue.Knows(key))
                continue;
            Assert.True(tongue.Knows(key), $"{language}: '{key}' is missing.");
            Same(sentence.Holes, tongue.Sentences[key].Holes, $"{language}: '{key}'");
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_sentence_is_there_that_English_lacks(string language)
    {
        foreach (var (key, sentence) in All.Tongues[language].Sentences)
        {
            var known = IsShort(key) ? key[..^".sms".Length] : key;
            Assert.True(English.Knows(known), $"{language}: '{key}' is no key of English.");
            Within(sentence.Holes, English.Sentences[known].Holes.Union(Holes(English, key)), $"{language}: '{key}'");
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_that_is_spoken_otherwise_asks_for_nothing_that_the_written_one_lacks(string language)
    {
        foreach (var (key, sentence) in All.Tongues[language].Sentences.Where(pair => pair.Key.EndsWith(".voice", StringComparison.Ordinal)))
            if (English.Sentences.TryGetValue(key[..^".voice".Length], out var written))
                Within(sentence.Holes, written.Holes, $"{language}: '{key}'");
            else
                Assert.Fail($"{language}: '{key}' is spoken, and nothing is written.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_voice_has_a_word_for_every_letter(string language)
    {
        var speaker = All.Tongues[language].Speaker;
        Assert.Equal(26, speaker.Alphabet.Distinct().Count());
        Assert.Contains("{letter}", speaker.Spelling);
        Assert.True(speaker.Hears is not null || speaker.Recorded, $"{language} is neither heard nor recorded.");
        Assert.True(speaker.Hours is null or { Count: 13 }, $"{language} has hours, but not 13 of them.");
    }

    [Theory]
    [InlineData("+13055550142", "es")]
    [InlineData("+14155550142", "en")]
    [InlineData("+442071838750", "en")]
    [InlineData(null, "en")]
    public void Callers_hear_every_language_once_the_one_of_their_area_first(string? phone, string first)
    {
        var heard = All.Callers.Languages(phone);
        Assert.Equal(first, heard[0]);
        Same(All.Tongues.Keys.Where(code => code != "zh-Hant"), heard, $"{phone}");
        Assert.Equal(heard.Count, heard.Distinct().Count());
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_key_is_written_twice(string language)
    {
        foreach (var name in (string[])["sentences.json", "spoken.json"])
            Once(language, name);
    }

    static void Once(string language, string name)
    {
        using var file = typeof(Shown).Assembly.GetManifestResourceStream($"Content/{language}/{name}")!;
        using var json = JsonDocument.Parse(file, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        foreach (var key in json.RootElement.EnumerateObject().CountBy(property => property.Name))
            Assert.True(key.Value == 1, $"{language}: '{key.Key}' is there {key.Value} times.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_number_in_a_sentence_has_all_the_plural_forms_of_the_language(string language)
    {
        var tongue = All.Tongues[language];
        var forms = Enumerable.Range(0, 200).Select(n => Plurals.Category(tongue.Calendar.Plural, n)).ToHashSet();
        foreach (var (key, sentence) in tongue.Sentences)
            foreach (var plural in sentence.Parts.OfType<Template.Part.Plural>())
                foreach (var form in forms)
                    Assert.True(plural.Forms.ContainsKey(form), $"{language}: '{key}' has no form '{form}'.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_week_has_seven_days_and_a_year_twelve_months(string language)
    {
        var calendar = All.Tongues[language].Calendar;
        Assert.Equal((7, 7), (calendar.Weekdays.Distinct().Count(), calendar.WeekdaysShort.Distinct().Count()));
        Assert.Equal((12, 12), (calendar.Months.Distinct().Count(), calendar.MonthsShort.Distinct().Count()));
        Assert.Equal((7, 12), (calendar.Weekdays.Count, calendar.Months.Count));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_reason_has_its_name_what_to_bring_and_the_way_without_a_visit(string language)
    {
        foreach (var reason in All.Reasons)
            foreach (var key in (string[])[
                $"reason.{reason.Id}", .. reason.Bring.Select(item => $"bring.{item}"),
                .. reason.WithoutVisit is { } way ? [$"instead.{way}"] : Array.Empty<string>()])
                Assert.True(All.Tongues[language].Knows(key), $"{language}: '{key}' is missing.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_reason_but_no_other_is_known_by_its_words(string language) => Same(
        All.Reasons.Select(reason => reason.Id), Senses(language, "reasons.txt"), $"{language}: reasons.txt");

    [Theory, MemberData(nameof(Languages))]
    public void Every_question_that_is_understood_has_an_answer(string language)
    {
        foreach (var topic in Senses(language, "topics.txt"))
            Assert.True(English.Knows($"topic.{topic}"), $"{language}: topics.txt has '{topic}', but 'topic.{topic}' is missing.");
    }

    [Fact]
    public void Every_kind_of_answer_has_a_short_question_and_a_help()
    {
        foreach (var expected in Enum.GetNames<Expected>())
            foreach (var key in (string[])[$"short.{expected.ToLowerInvariant()}", $"help.{expected.ToLowerInvariant()}"])
                Assert.True(English.Knows(key), $"'{key}' is missing.");
    }

    [Fact]
    public void Every_sentence_that_the_code_says_is_there()
    {
        foreach (var (file, said) in Source.Literals("dialogs", "bot"))
            if (Interpolated().Match(said) is { Success: true } family)
                Assert.True(English.Sentences.Keys.Any(key => key.StartsWith(family.Value, StringComparison.Ordinal)),
                    $"{file} says '{said}', and no key begins so.");
            else if (Key().IsMatch(said) && !FileName().IsMatch(said))
                Assert.True(English.Knows(said), $"{file} says '{said}', which is no key.");
    }

    [Fact]
    public void English_keeps_to_the_letters_that_cost_one_segment()
    {
        foreach (var (key, sentence) in English.Sentences)
            Assert.True(IsCheap(sentence), $"en: '{key}' has a character outside of the basic set of GSM-7.");
    }

    static bool IsCheap(Template sentence) => sentence.Parts.All(part => part switch
    {
        Template.Part.Words words => Segments.IsGsm7(words.Text) && Segments.Of(words.Text).Units == words.Text.Length,
        Template.Part.Plural plural => plural.Forms.Values.All(IsCheap),
        _ => true,
    });

    static bool IsShort(string key) => key.EndsWith(".sms", StringComparison.Ordinal);

    static IEnumerable<string> Holes(Tongue tongue, string key) =>
        tongue.Sentences.TryGetValue(key, out var sentence) ? sentence.Holes : [];

    /// <summary>A variety of a language ("zh-Hant") is understood by that language's words.</summary>
    static IEnumerable<string> Senses(string language, string file) =>
        ContentFile.Entries(language.Split('-')[0], file).Select(entry => entry.Sense).Where(sense => sense != "~").Distinct();

    static void Same(IEnumerable<string> expected, IEnumerable<string> actual, string where)
    {
        Within(expected, actual, where + " lacks");
        Within(actual, expected, where + " has too much:");
    }

    static void Within(IEnumerable<string> some, IEnumerable<string> all, string where)
    {
        var missing = some.Except(all).ToList();
        Assert.True(missing.Count == 0, $"{where} {string.Join(", ", missing)}");
    }

    [GeneratedRegex(@"\A[a-z]+(\.[A-Za-z]+)+\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[a-z]+\.(?=\{)")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\.(json|txt|html|css|js|csv|db|key)\z")]
    private static partial Regex FileName();
}
