using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class AnswersFacts
{
    [Theory]
    [InlineData("en", "yep", "nope", "I'm not totally sure")]
    [InlineData("es", "simón", "para nada", "quizás")]
    [InlineData("fr", "ouais", "pas du tout", "peut-être")]
    [InlineData("pt", "com certeza", "de jeito nenhum", "talvez")]
    [InlineData("ht", "wi", "non mèsi", "mwen pa sèten")]
    [InlineData("pl", "jasne", "nie", "może")]
    [InlineData("ru", "konechno", "net", "не уверен")]
    [InlineData("ar", "ايوه", "لا شكرا", "ربما")]
    [InlineData("ko", "네", "아니요", "글쎄요")]
    [InlineData("zh", "没错", "不行", "不确定")]
    [InlineData("vi", "dạ đúng", "không ạ", "không chắc")]
    [InlineData("tl", "opo", "ayoko po", "siguro")]
    public void Yes_no_and_perhaps_are_understood_in_each_language(string language, string yes, string no, string maybe)
    {
        Assert.Equal(Answer.Yes, Hearing.Read(yes, language, Expected.YesNo).Answer);
        Assert.Equal(Answer.No, Hearing.Read(no, language, Expected.YesNo).Answer);
        Assert.Equal(Answer.Maybe, Hearing.Read(maybe, language, Expected.YesNo).Answer);
    }

    [Fact]
    public void What_is_said_first_holds() =>
        Assert.Equal((Answer.Yes, Answer.No), (Hear("Yes. I did say no."), Hear("I said NO, not yes!")));

    [Fact]
    public void A_weak_word_in_a_sentence_is_no_answer_unless_it_was_asked_for()
    {
        Assert.Null(Hearing.Read("find me a good place in Boston", "en", Expected.Anything).Answer);
        Assert.Equal(Answer.Yes, Hearing.Read("great, thanks!", "en", Expected.Anything).Answer);
    }

    [Fact]
    public void YES_alone_is_an_answer_and_no_command()
    {
        var meaning = Hearing.Read("YES", "en", Expected.Anything);
        Assert.Equal(Answer.Yes, meaning.Answer);
        Assert.Empty(meaning.Commands);
    }

    [Theory]
    [InlineData("👍🏽")]
    [InlineData("✅")]
    public void A_picture_says_yes(string picture) => Assert.Equal(Answer.Yes, Hear(picture));

    private static Answer? Hear(string text) => Hearing.Read(text, "en", Expected.YesNo).Answer;
}
