using System.Globalization;
using System.Text.Json.Nodes;
using BotApp.Dialogs;
using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Understanding;
using BotApp.Tests.Content;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Calls;

/// <summary>
/// What a telephone recogniser really heard (PolyAI EVI), in English and Polish: its first guess, as Twilio tells no others.
/// The collection lies beside the project where it is there at all.
/// </summary>
public sealed class RecogniserTests
{
    static readonly string File = Path.Combine(Source.Root(), "../shared/cases/profile-evi.jsonl");
    static readonly Shown All = Shown.Load([]);

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Nine_birth_dates_in_ten_are_right_after_one_question_at_most(string language)
    {
        var wrong = Cases(language, "datetime").Where(one => !RightBirth(one)).ToList();
        Enough(language, wrong, Cases(language, "datetime").Count);
    }

    [Fact]
    public void Nine_postcodes_in_ten_are_right_at_once()
    {
        var wrong = Cases("pl", "postcode").Where(one => Zip(one) != (string)one["expect"]!["digits"]!).ToList();
        Enough("pl", wrong, Cases("pl", "postcode").Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Names_are_kept_as_they_were_heard(string language)
    {
        var wrong = Cases(language, "name").Where(one => !KeptName(one)).ToList();
        Enough(language, wrong, Cases(language, "name").Count);
    }

    static bool RightBirth(JsonNode one)
    {
        var expected = DateOnly.FromDateTime(DateTime.Parse((string)one["expect"]!["start"]!, CultureInfo.InvariantCulture));
        var turn = Heard(one, new("ask.birth", Expected.Birth));
        return turn.Next.Draft.Birth == expected
            || (turn.Next.Question is { Key: "birth.which" or "birth.sure" } asked
                && asked.Options.Contains(expected.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    static string? Zip(JsonNode one) => Heard(one, new("ask.zip", Expected.Zip)).Next.Draft.Zip;

    /// <summary>What the recogniser wrote is not ours to better: all of its words are in the name, in their order.</summary>
    static bool KeptName(JsonNode one)
    {
        var name = Heard(one, new("ask.name", Expected.Name)).Next.Draft.Name;
        var said = Letters((string)one["text"]!);
        return name is { Length: > 0 } && said.EndsWith(Letters(name), StringComparison.Ordinal);
    }

    static string Letters(string text) => new([.. Folding.Fold(text.Replace("space", "", StringComparison.Ordinal)).Where(char.IsLetter)]);

    static Turn Heard(JsonNode one, Question question)
    {
        var language = (string)one["lang"]!;
        var conversation = new Conversation
        {
            Id = "evi",
            Language = language,
            LanguageSettled = true,
            Phone = "+13055550142",
            Goal = new Goal.Book(PhoneChecked: true),
            Draft = new() { Reason = "adit", Party = Party.Self },
            Question = question,
            Call = new() { Id = "CA1" },
        };
        var now = new DateTimeOffset(2022, 4, 1, 9, 0, 0, TimeSpan.Zero);
        return Engine.Step(conversation, new Input.Phoned("CA1", new Happening.Said((string)one["text"]!, Unsure: false), now), All, now);
    }

    static List<JsonNode> Cases(string language, string kind)
    {
        Assert.SkipUnless(System.IO.File.Exists(File), "The collection of what recognisers hear is not there.");
        return [.. System.IO.File.ReadLines(File).Select(line => JsonNode.Parse(line)!)
            .Where(one => (string)one["lang"]! == language && (string)one["kind"]! == kind)];
    }

    /// <summary>The cases themselves stay out of the output: ours to measure with, not to show.</summary>
    static void Enough(string language, List<JsonNode> wrong, int all)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: {all - wrong.Count} of {all} are right");
        Assert.True(wrong.Count * 10 <= all, $"{language}: {wrong.Count} of {all} are wrong: {string.Join(", ", wrong.Select(one => one["id"]))}");
    }
}
