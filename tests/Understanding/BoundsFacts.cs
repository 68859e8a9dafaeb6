using System.Diagnostics;
using System.Text;
using BotApp.Dialogs.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace BotApp.Tests.Understanding;

public class BoundsFacts
{
    private static readonly string[] Languages = [.. Hearing.Vocabulary.TimeWords.Keys];

    private static readonly string[] Pieces =
    [
        " ", "  ", "-", ":", "/", ".", ",", "~", "'", "12", "3", "31", "99999999999999999999", "2027", "03/04", "10:15",
        "monday", "next", "last", "from", "to", "until", "after", "before", "two", "weeks", "half", "past", "or",
            "not", "every",
        "mañana", "lunes", "de", "a", "las", "y", "la", "siguiente", "dernier", "à", "du", "moins", "quart", "в",
            "через", "пол",
        "восьмого", "następny", "o", "ال", "و", "بعد", "الثالثة", "ساعتين", "月", "日", "星期", "一", "下", "半", "後", "内",
            "오전", "시",
        "부터", "까지", "일", "ngày", "tháng", "năm", "sau", "alas", "ika", "ng", "\0", "\uD800", "\uDC00", "\u202E",
            "\u200B",
        "\u0301", "😀", "１２", "٣", "½", "٪", "<b>", "';--", "\r\n", "\u3000", "ﬁ", "İ",
    ];

    private static readonly Arbitrary<(string, string)> Utterances = Gen.Choose(0, 60)
        .SelectMany(length => Gen.Elements(Pieces).ArrayOf(length))
        .SelectMany(pieces => Gen.Elements(Languages), (pieces, language) => (string.Concat(pieces), language))
        .ToArbitrary();

    [Fact]
    public void Whatever_is_said_there_is_a_meaning_and_its_readings_stand_in_range() =>
        Prop.ForAll(Utterances, said =>
        {
            var meaning = Understand.Read(said.Item1, Hearing.Office(said.Item2), Hearing.Vocabulary);
            foreach (var mention in meaning.When)
            {
                Assert.NotEmpty(mention.Readings);
                Assert.Contains(mention.Words, meaning.Text, StringComparison.Ordinal);
                foreach (var reading in mention.Readings)
                    Assert.True(reading.End is null || reading.Open == Open.Before
                        || reading.End >= reading.Start, said.Item1);
            }
            Assert.All(meaning.Births, birth => Assert.True(birth <= DateOnly.FromDateTime(Hearing.Now)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    [Fact]
    public void Tokens_point_into_the_text() =>
        Prop.ForAll(Utterances, said =>
        {
            var tokens = Tokens.Of(Tokens.Clean(said.Item1));
            for (var i = 0; i < tokens.Count; i++)
                Assert.InRange(tokens[i].End, tokens[i].Start + 1, tokens.Text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("1 ")]
    [InlineData("after two days ")]
    [InlineData("next monday or ")]
    [InlineData("from 3 to ")]
    [InlineData("week of ")]
    [InlineData("monday after ")]
    [InlineData("一")]
    [InlineData("والثالثة ")]
    [InlineData("twenty ")]
    public void Ten_thousand_characters_take_no_longer_than_they_are_worth(string piece)
    {
        var text = new StringBuilder(10_000).Insert(0, piece, 10_000 / piece.Length).ToString();
        foreach (var language in Languages)
        {
            var best = Enumerable.Range(0, 4).Min(_ => Time(text, language));
            Assert.True(best < TimeSpan.FromMilliseconds(50), $"{language}: {best}");   // in a busy test run; 2 ms alone
        }
    }

    private static TimeSpan Time(string text, string language)
    {
        var watch = Stopwatch.StartNew();
        Timetable.Read(new(), Tokens.Of(text), Hearing.Office(language), Hearing.Vocabulary, []);
        return watch.Elapsed;
    }
}
