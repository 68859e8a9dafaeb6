using BotApp.Dialogs.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace BotApp.Tests.Understanding;

public class NamesFacts
{
    private static string? Asked(string text, string language = "en") => Hearing.Read(text, language, Expected.Name).Name;

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("N'Golo")]
    [InlineData("D’Angelo")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Łukasz")]
    [InlineData("María-José")]
    [InlineData("عبد الله")]
    [InlineData("X")]
    [InlineData("王小明")]
    [InlineData("김민수")]
    [InlineData("Анна Иванова")]
    [InlineData("Juan Carlos de la Cruz y Ortega")]
    [InlineData("Troy Lawrence")]
    [InlineData("Help Me Rhonda")]
    public void A_name_that_was_asked_for_is_kept_as_it_was_written(string name)
    {
        foreach (var language in (string[])["en", "es", "vi", "pl"])
            Assert.Equal(name, Asked(name, language));
    }

    [Theory]
    [InlineData("My name is Abdullah. Only Abdullah.", "Abdullah")]
    [InlineData("Only Abdullah", "Abdullah")]
    [InlineData("it's John Smith", "John Smith")]
    [InlineData("  john    smith please", "John Smith")]
    [InlineData("j a c k space w i l k i n s", "Jack Wilkins")]
    [InlineData("Jan Nowak n o w a k", "Jan Nowak")]
    [InlineData("me llamo Rosa", "Rosa")]
    public void Words_around_a_name_are_left_out(string text, string name) => Assert.Equal(name, Asked(text));

    [Theory]
    [InlineData("en", "I need an appointment, my name is maria lopez and my zip is 33126", "maria lopez")]
    [InlineData("es", "Hola necesito cita para el sello, me llamo José Núñez", "José Núñez")]
    [InlineData("fr", "bonjour, je m'appelle Aïssatou Diallo et je voudrais un rdv", "Aïssatou Diallo")]
    [InlineData("pt", "meu nome é João da Silva e meu telefone é 617 555 0199", "João da Silva")]
    [InlineData("ht", "non mwen se Jean Baptiste Pierre", "Jean Baptiste Pierre")]
    [InlineData("pl", "nazywam się Łukasz Kowalski i potrzebuję tłumacza", "Łukasz Kowalski")]
    [InlineData("ru", "меня зовут Анна Иванова, мой телефон 718 555 0123", "Анна Иванова")]
    [InlineData("ar", "اسمي محمد عبد الله وأريد موعد", "محمد عبد الله")]
    [InlineData("ko", "제 이름은 김민수입니다", "김민수")]
    [InlineData("zh", "我想预约，我叫张伟，电话是212-555-0142", "张伟")]
    [InlineData("vi", "tôi tên là Nguyễn Thị Ánh, sinh ngày 3 tháng 4 năm 1990", "Nguyễn Thị Ánh")]
    [InlineData("tl", "ako po si Maria Clara dela Cruz", "Maria Clara dela Cruz")]
    public void A_name_is_introduced_in_each_language(string language, string text, string name)
    {
        var meaning = Hearing.Read(text, language, Expected.Anything);
        Assert.True(meaning.NameIntroduced);
        Assert.Equal(name, meaning.Name, ignoreCase: true);
    }

    [Theory]
    [InlineData("I am looking for an appointment", "en")]
    [InlineData("soy nuevo aquí", "es")]
    [InlineData("I am Muslim", "en")]
    [InlineData("mi nombre está mal", "es")]
    [InlineData("mali ang pangalan ko", "tl")]
    [InlineData("hello", "en")]
    public void What_is_no_name_is_not_taken_for_one(string text, string language) =>
        Assert.Null(Hearing.Read(text, language, Expected.Anything).Name);

    [Theory]
    [InlineData("help", "en")]
    [InlineData("repeat", "en")]
    [InlineData("no sé", "es")]
    [InlineData("why do you need that", "en")]
    [InlineData("operator please", "en")]
    [InlineData("how much does it cost", "en")]
    public void A_command_or_a_question_is_no_name(string text, string language) => Assert.Null(Asked(text, language));

    [Fact]
    public void No_name_is_invented_and_none_holds_a_line_break_or_a_digit() =>
        Prop.ForAll<string>(text =>
        {
            if (text is null || Hearing.Read(text, "en", Expected.Name).Name is not { } name)
                return;
            Assert.DoesNotContain("FNU", name.Replace(text, "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(name, letter => char.IsDigit(letter) || char.IsControl(letter));
            Assert.Equal(name.Trim(), name);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
