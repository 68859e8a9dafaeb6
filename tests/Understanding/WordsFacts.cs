using System.Diagnostics;
using System.Text.Json;
using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class WordsFacts
{
    private static Meaning Read(string text, string language = "en") => Hearing.Read(text, language, Expected.Anything);

    [Fact]
    public void One_utterance_says_everything_at_once()
    {
        var meaning = Read("Hola necesito cita para el sello en el pasaporte cerca del 33126 el jueves por la mañana, me llamo José Núñez");
        Assert.Equal("es", meaning.LanguageHeard);
        Assert.Equal(("33126", "José Núñez"), (meaning.Zip, meaning.Name));
        Assert.Equal(["adit"], meaning.Reasons);
        Assert.Contains(Command.Book, meaning.Commands);
        Assert.Null(meaning.Party);
    }

    [Theory]
    [InlineData("citizenship in San Jose on Friday March 14 at 8:30 am", "citizenship")]
    [InlineData("it's about my wife's I-130", "casequestion")]
    [InlineData("my work permit has been pending for 120 days", "workpermit")]
    [InlineData("nesecito una sita pa renovar mi mica", "greencard")]
    [InlineData("emergency travel, my mother is dying", "advanceparole")]
    [InlineData("نريد تجديد الجرين كارد", "greencard")]
    [InlineData("замена грин-карты", "greencard")]
    [InlineData("我想換綠卡", "greencard")]
    [InlineData("영주권 갱신", "greencard")]
    [InlineData("thi quốc tịch", "citizenship")]
    public void A_reason_is_known_by_its_words(string text, string reason) => Assert.Equal(reason, Read(text).Reasons[0]);

    [Fact]
    public void Every_reason_has_words_in_every_language_and_every_word_has_a_reason()
    {
        using var rows = JsonDocument.Parse(typeof(Vocabulary).Assembly.GetManifestResourceStream("Content/reasons.json")!,
            new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var ids = rows.RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetString()!).ToHashSet();
        foreach (var language in Languages.Codes)
            Assert.Equal(ids, ContentFile.Entries(language, "reasons.txt").Select(entry => entry.Sense).Where(name => name != "~").ToHashSet());
    }

    [Theory]
    [InlineData("commands.txt")]
    [InlineData("topics.txt")]
    [InlineData("fields.txt")]
    public void Every_language_says_the_same_things(string file)
    {
        var english = Senses("en", file);
        Assert.All(Languages.Codes, language => Assert.True(english.SetEquals(Senses(language, file)), $"{language}/{file}"));
    }

    [Theory]
    [InlineData("cost", "en", "does it cost anything?")]
    [InlineData("cost", "vi", "có mất tiền không?")]
    [InlineData("bring", "vi", "tôi cần mang gì?")]
    [InlineData("bring", "es", "q tengo q llevar")]
    [InlineData("legal", "en", "Will I be deported?")]
    [InlineData("legal", "zh", "会被遣返吗")]
    [InlineData("walkin", "fr", "puis-je venir sans rendez-vous ?")]
    [InlineData("hours", "pt", "que horas abre?")]
    [InlineData("status", "pl", "jaki jest status mojej sprawy?")]
    [InlineData("processing", "ru", "сколько времени занимает?")]
    public void A_question_has_its_topic(string topic, string language, string text) => Assert.Equal(topic, Read(text, language).Topic);

    [Fact]
    public void A_question_about_an_office_names_it()
    {
        var meaning = Read("what are the hours in Portland");
        Assert.Equal("hours", meaning.Topic);
        Assert.Equal(["POM", "POO"], meaning.Offices);
        Assert.Equal(["POO"], Read("Portland, Oregon").Offices);
        Assert.Equal(["STL"], Read("St. Louis").Offices);
    }

    [Theory]
    [InlineData("es", "no, espere, la oficina no es Hialeah, es Kendall")]
    [InlineData("en", "not Hialeah, Kendall please")]
    [InlineData("fr", "non, le bureau n'est pas Hialeah, c'est Kendall")]
    public void An_office_is_refused_for_another(string language, string text)
    {
        var meaning = Read(text, language);
        Assert.Equal(["KND"], meaning.Offices);
        Assert.Equal(["HIA"], meaning.OfficesRefused);
    }

    [Fact]
    public void A_city_in_a_name_is_no_office() => Assert.Empty(Read("my name is Troy Lawrence").Offices);

    [Theory]
    [InlineData("the office is wrong", "en", Field.Office)]
    [InlineData("mi nombre está mal", "es", Field.Name)]
    [InlineData("mali ang pangalan ko", "tl", Field.Name)]
    [InlineData("имя написано неправильно", "ru", Field.Name)]
    [InlineData("名字写错了", "zh", Field.Name)]
    [InlineData("my birth date is wrong", "en", Field.Birth)]
    public void An_answer_is_called_wrong(string text, string language, Field field) => Assert.Equal([field], Read(text, language).Wrong);

    [Fact]
    public void Who_comes_is_understood()
    {
        var meaning = Read("an appointment for three people and their interpreter");
        Assert.Equal((3, true), (meaning.People, meaning.Interpreter));
        Assert.Equal(2, Read("my wife and I").People);
        Assert.Equal(Party.Other, Read("para mi esposa", "es").Party);
        Assert.Equal(Party.Self, Read("it's for me").Party);
        Assert.False(Read("I don't need an interpreter").Interpreter);
    }

    [Theory]
    [InlineData("hablo español por favor", "es")]
    [InlineData("Kreyòl", "ht")]
    [InlineData("中文", "zh")]
    [InlineData("繁體中文", "zh-Hant")]
    [InlineData("tiếng Việt", "vi")]
    [InlineData("한국어", "ko")]
    [InlineData("русский", "ru")]
    [InlineData("po polsku proszę", "pl")]
    [InlineData("عربي", "ar")]
    [InlineData("can you speak Portuguese", "pt")]
    [InlineData("Tagalog po", "tl")]
    [InlineData("français", "fr")]
    public void A_language_is_asked_for_in_ones_own_words(string text, string language)
    {
        Assert.Equal(language, Read(text).LanguageAsked);
        Assert.Equal(language, Read(text, "es").LanguageAsked);
    }

    [Theory]
    [InlineData("quiero una cita mañana", "es")]
    [InlineData("je voudrais un rendez-vous", "fr")]
    [InlineData("gostaria de marcar um horário amanhã", "pt")]
    [InlineData("mwen bezwen yon randevou", "ht")]
    [InlineData("chciałbym umówić wizytę", "pl")]
    [InlineData("privet, mne nuzhno zapisatsya", "ru")]
    [InlineData("我想預約", "zh-Hant")]
    [InlineData("我想预约", "zh")]
    [InlineData("kailangan ko po ng appointment", "tl")]
    [InlineData("tôi muốn đặt lịch hẹn", "vi")]
    [InlineData("I'm John Smith and I lost my green card", "en")]
    public void A_language_is_heard(string text, string language) => Assert.Equal(language, Read(text, "ko").LanguageHeard);

    [Theory]
    [InlineData("Rodriguez Hernandez")]
    [InlineData("José Núñez")]
    [InlineData("33126")]
    [InlineData("ok")]
    public void A_name_or_a_number_is_no_language(string text) => Assert.Null(Hearing.Read(text, "en", Expected.Name).LanguageHeard);

    [Fact]
    public void Marks_tell_words_apart_where_they_are_written()
    {
        Assert.Contains(Command.StopMessages, Read("dừng", "vi").Commands);
        Assert.Equal((Answer.Yes, 0), (Read("đúng", "vi").Answer, Read("đúng", "vi").Commands.Count));
        Assert.Equal("Dũng", Hearing.Read("Dũng", "vi", Expected.Name).Name);
    }

    [Theory]
    [InlineData("cancel my my my ")]
    [InlineData("i want to ")]
    [InlineData("no 1 yes ")]
    [InlineData("我想预约")]
    [InlineData("не могу ")]
    [InlineData("a 1 o ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa ")]
    [InlineData("(((+1-")]
    public void A_long_text_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        foreach (var expected in (Expected[])[Expected.Anything, Expected.Name, Expected.Zip])
            Hearing.Read(text, "en", expected);
        var watch = Stopwatch.StartNew();
        foreach (var expected in (Expected[])[Expected.Anything, Expected.Name, Expected.Zip])
            Hearing.Read(text, "en", expected);
        Assert.True(watch.ElapsedMilliseconds < 900, $"{watch.Elapsed} for three readings");
    }

    private static HashSet<string> Senses(string language, string file) =>
        [.. ContentFile.Entries(language, file).Select(entry => entry.Sense)];

}
