using System.Text.RegularExpressions;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Content;

/// <summary>People write back the words that they are shown: those between quotation marks, and the examples.</summary>
public sealed partial class ShownWordsTests
{
    static readonly Shown All = Shown.Load([]);
    static readonly DateTime Tuesday = new(2027, 3, 2, 10, 0, 0);

    public static TheoryData<string> Languages => [.. All.Tongues.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Languages))]
    public void A_word_between_quotation_marks_means_what_it_was_shown_for(string language)
    {
        Means(language, "offer", Expected.Time, Command.More, Command.Earlier, Command.Later);
        Means(language, "missed.ways", Expected.Choice, Command.Back, Command.StartOver, Command.Human);
        Means(language, "find.sent", Expected.Anything, Command.Human);
        Means(language, "talk.bot", Expected.Anything, Command.Human);
        Means(language, "find.gone", Expected.Anything, Command.Find);
        Means(language, "rename.refused", Expected.Anything, Command.Book);
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_short_offer_shows_words_of_the_long_one(string language)
    {
        foreach (var word in Quoted(language, "offer.sms"))
            Assert.True(Read(language, word, Expected.Time).Commands.Intersect([Command.More, Command.Later, Command.Earlier]).Any(),
                $"{language}: 'offer.sms' shows '{word}'.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_words_that_can_always_be_written_are_understood(string language)
    {
        var shown = Words(language, "help.words").Split(':', '：')[^1].TrimEnd('.', '。', ' ');
        var words = shown.Split([',', '、', '،', '，'], StringSplitOptions.TrimEntries);
        Command[] meant = [Command.Back, Command.Repeat, Command.StartOver, Command.Human];
        Assert.Equal(meant.Length, words.Length);
        foreach (var (word, command) in words.Zip(meant))
            Assert.True(Read(language, word, Expected.Zip).Has(command), $"{language}: '{word}' is not {command}.");
    }

    [Theory, MemberData(nameof(Languages))]
    public void An_example_is_understood_as_what_it_is_an_example_of(string language)
    {
        Assert.Contains("adit", Read(language, Assert.Single(Quoted(language, "help.reason")), Expected.Reason).Reasons);
        var times = Quoted(language, "help.time");
        Assert.NotEmpty(Read(language, times[0], Expected.Time).When);
        Assert.NotEmpty(Read(language, times[1], Expected.Time).When);
        Assert.True(Read(language, times[2], Expected.Time).Has(Command.AnotherDay), $"{language}: '{times[2]}'");
        var no = Read(language, Assert.Single(Quoted(language, "short.case")), Expected.Case);
        Assert.True(no.Answer == Answer.No || no.Has(Command.Skip), $"{language}: 'short.case'");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_day_is_read_as_it_is_written(string language)
    {
        var calendar = All.Tongues[language].Calendar;
        for (var day = new DateOnly(1990, 1, 1); day.Year == 1990; day = day.AddDays(1))
            Assert.Equal([day], Read(language, calendar.Write(day, year: true, brief: false), Expected.Birth).Births);
        for (var day = new DateOnly(2027, 3, 3); day.Year < 2028; day = day.AddDays(1))
            foreach (var brief in (bool[])[true, false])
            {
                var words = calendar.Write(day, year: false, brief);
                var read = Read(language, words, Expected.Time).When;
                Assert.True(read is [{ Readings: [var first, ..] }] && DateOnly.FromDateTime(first.Start) == day, $"{language}: '{words}' is not {day}.");
            }
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_time_is_read_as_it_is_written(string language)
    {
        var calendar = All.Tongues[language].Calendar;
        for (var time = new DateTime(2027, 3, 4, 7, 0, 0); time.Day == 4; time = time.AddMinutes(15))
            foreach (var brief in (bool[])[true, false])
            {
                var words = calendar.Write(time, brief);
                var read = Read(language, words, Expected.Time).When;
                Assert.True(read is [{ Readings: [var first, ..] }] && first.Start == time, $"{language}: '{words}' is not {time:s}.");
            }
    }

    [Theory]
    [InlineData("vi", 18, "6:20 chiều")]
    [InlineData("vi", 19, "7:20 tối")]
    [InlineData("vi", 22, "10:20 tối")]
    [InlineData("en", 22, "10:20 PM")]
    public void An_evening_is_not_called_afternoon_where_it_has_its_own_word(string language, int hour, string written) =>
        Assert.Equal(written, All.Tongues[language].Calendar.Write(new TimeOnly(hour, 20)));

    static void Means(string language, string key, Expected expected, params Command[] commands)
    {
        var shown = Quoted(language, key);
        Assert.True(shown.Count == commands.Length, $"{language}: '{key}' shows {string.Join(", ", shown)}.");
        foreach (var (word, command) in shown.Zip(commands))
            Assert.True(Read(language, word, expected).Has(command), $"{language}: '{key}' shows '{word}', which is not {command}.");
    }

    static Meaning Read(string language, string text, Expected expected) => Understand.Read(
        text, new(language, Tuesday, expected), All.Vocabulary);

    static IReadOnlyList<string> Quoted(string language, string key) =>
        [.. Marks().Matches(Words(language, key)).Select(match => match.Groups[1].Value)];

    static string Words(string language, string key) =>
        string.Concat(All.Tongues[language].Sentences[key].Parts.OfType<Template.Part.Words>().Select(part => part.Text));

    [GeneratedRegex("[\"“«„「]([^\"“”«»„「」]+)[\"”»」]")]
    private static partial Regex Marks();
}
