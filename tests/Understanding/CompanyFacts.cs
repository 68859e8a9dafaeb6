using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

/// <summary>How many come, and for whom: counted where it was said, and never taken for an hour or a day.</summary>
public class CompanyFacts
{
    private static Meaning Read(string text, string language) => Hearing.Read(text, language, Expected.Anything);

    [Theory]
    [InlineData("en", "I need an appointment for my family of five and an interpreter", 5)]
    [InlineData("en", "for three people and their interpreter", 3)]
    [InlineData("en", "we are five", 5)]
    [InlineData("en", "appointment for me, my wife and two children", 4)]
    [InlineData("en", "my wife and I", 2)]
    [InlineData("en", "my wife, my mother and I", 3)]
    [InlineData("en", "just me", 1)]
    [InlineData("es", "somos cinco", 5)]
    [InlineData("es", "necesito cita para mi familia de cinco", 5)]
    [InlineData("es", "cita para mí, mi esposa y mis dos hijos", 4)]
    [InlineData("es", "mi esposa y yo", 2)]
    [InlineData("fr", "nous sommes cinq", 5)]
    [InlineData("fr", "un rendez-vous pour ma femme, mes deux enfants et moi", 4)]
    [InlineData("pt", "somos cinco", 5)]
    [InlineData("pt", "agendamento para minha esposa, meus dois filhos e eu", 4)]
    [InlineData("ht", "nou se senk", 5)]
    [InlineData("ht", "randevou pou senk moun", 5)]
    [InlineData("pl", "jest nas pięcioro", 5)]
    [InlineData("pl", "wizyta dla trzech osób", 3)]
    [InlineData("ru", "нас пятеро", 5)]
    [InlineData("ru", "запись для троих", 3)]
    [InlineData("ru", "мы с женой", 2)]
    [InlineData("vi", "gia đình tôi có năm người", 5)]
    [InlineData("vi", "đặt hẹn cho ba người", 3)]
    [InlineData("tl", "lima po kami", 5)]
    [InlineData("tl", "appointment para sa tatlong tao", 3)]
    [InlineData("ko", "다섯 명 예약하고 싶어요", 5)]
    [InlineData("ko", "우리 가족 5명이에요", 5)]
    [InlineData("zh", "我们一家五口要预约", 5)]
    [InlineData("zh", "帮三个人预约", 3)]
    [InlineData("zh", "我們一家五口", 5)]
    [InlineData("ar", "أحتاج موعدا لعائلتي، نحن خمسة أشخاص", 5)]
    [InlineData("ar", "موعد لثلاثة أشخاص", 3)]
    [InlineData("ar", "أنا وزوجتي", 2)]
    public void So_many_come(string language, string text, int people) =>
        Assert.Equal(people, Read(text, language).People);

    [Theory]
    [InlineData("en", "I need an appointment for my wife and two children", 3)]
    [InlineData("en", "for my husband and my son", 2)]
    [InlineData("es", "una cita para mi esposa y dos hijos", 3)]
    [InlineData("fr", "rendez-vous pour ma femme et deux enfants", 3)]
    [InlineData("pt", "agendamento para minha esposa e dois filhos", 3)]
    [InlineData("pl", "wizyta dla mojej żony i dwojga dzieci", 3)]
    [InlineData("ru", "запись для моей жены и двух детей", 3)]
    [InlineData("vi", "đặt hẹn cho vợ tôi và hai con", 3)]
    [InlineData("zh", "帮我太太和两个孩子预约", 3)]
    [InlineData("ar", "موعد لزوجتي وطفلين", 3)]
    public void Relatives_are_counted_without_saying_whether_oneself_comes(string language, string text, int? kin)
    {
        var meaning = Read(text, language);
        Assert.Equal((null, kin), (meaning.People, meaning.Kin));
    }

    [Theory]
    [InlineData("en", "for my family")]
    [InlineData("en", "for my wife and children")]
    [InlineData("en", "for several people")]
    [InlineData("es", "para mi familia")]
    [InlineData("es", "para varias personas")]
    [InlineData("fr", "pour ma famille")]
    [InlineData("pt", "para minha família")]
    [InlineData("ht", "pou fanmi mwen")]
    [InlineData("pl", "dla mojej rodziny")]
    [InlineData("ru", "для моей семьи")]
    [InlineData("vi", "cho cả gia đình")]
    [InlineData("tl", "para sa pamilya ko")]
    [InlineData("ko", "가족 예약")]
    [InlineData("zh", "给全家预约")]
    [InlineData("ar", "لعائلتي")]
    public void Several_come_and_how_many_is_to_be_asked(string language, string text)
    {
        var meaning = Read(text, language);
        Assert.Equal((Party.Several, null), (meaning.Party, meaning.People));
    }

    [Theory]
    [InlineData("en", "for my wife")]
    [InlineData("en", "not for me, for my wife")]
    [InlineData("en", "for someone else")]
    [InlineData("es", "para mi esposa")]
    [InlineData("fr", "pour ma femme")]
    [InlineData("ru", "для моей жены")]
    [InlineData("zh", "帮我太太")]
    [InlineData("ko", "제 아내")]
    [InlineData("ar", "لزوجتي")]
    public void One_other_person_is_one(string language, string text)
    {
        var meaning = Read(text, language);
        Assert.Equal((Party.Other, null, null), (meaning.Party, meaning.People, meaning.Kin));
    }

    [Theory]
    [InlineData("en", "for me")]
    [InlineData("es", "para mí")]
    [InlineData("es", "una cita para mí")]
    [InlineData("fr", "pour moi")]
    [InlineData("pt", "para mim")]
    [InlineData("vi", "cho tôi")]
    [InlineData("ar", "لي")]
    public void Oneself_is_one(string language, string text) =>
        Assert.Equal((Party.Self, null, null), (Read(text, language).Party, Read(text, language).People, Read(text, language).Kin));

    [Theory]
    [InlineData("en", "I need an appointment for two weeks from now")]
    [InlineData("en", "an appointment for three pm")]
    [InlineData("es", "una cita para cinco de marzo")]
    [InlineData("es", "cita a las tres")]
    [InlineData("fr", "un rendez-vous à deux heures")]
    [InlineData("pt", "agendamento para cinco de março")]
    [InlineData("en", "my wife has an appointment on Friday")]
    public void What_only_sounds_like_people_is_none(string language, string text) =>
        Assert.Null(Read(text, language).People);

    [Theory]
    [InlineData("es", "cita para mi familia de cinco y un intérprete")]
    [InlineData("en", "a family of five")]
    public void What_counts_people_is_no_hour(string language, string text) =>
        Assert.Empty(Read(text, language).When);
}
