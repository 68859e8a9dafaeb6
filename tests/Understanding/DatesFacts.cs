using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class DatesFacts
{
    [Theory]
    [InlineData("en", "Thursday morning")]
    [InlineData("es", "el jueves por la mañana")]
    [InlineData("fr", "jeudi matin")]
    [InlineData("pt", "quinta-feira de manhã")]
    [InlineData("ht", "jedi maten")]
    [InlineData("pl", "w czwartek rano")]
    [InlineData("ru", "в четверг утром")]
    [InlineData("ar", "الخميس صباحا")]
    [InlineData("ko", "목요일 오전에요")]
    [InlineData("zh", "星期四上午")]
    [InlineData("vi", "sáng thứ năm")]
    [InlineData("tl", "Huwebes ng umaga")]
    public void A_weekday_and_a_part_of_the_day_are_one_mention_in_each_language(string language, string text)
    {
        var reading = Assert.Single(Assert.Single(Hearing.Read(text, language).When).Readings);
        Assert.Equal(new DateOnly(2027, 3, 4), reading.Day());
        Assert.InRange(reading.Start.Hour, 5, 9);
        Assert.True(reading is { HasDay: true, HasTime: true });
    }

    [Theory]
    [InlineData("fr", "j'ai besoin d'un rendez-vous")]
    [InlineData("pt", "Olá, preciso de um agendamento para o carimbo")]
    [InlineData("pt", "preciso de dois agendamentos")]
    [InlineData("es", "se trata de una cita para mi esposa")]
    [InlineData("en", "a message from one of my sons")]
    public void The_word_for_one_thing_is_no_hour(string language, string text) =>
        Assert.Empty(Hearing.Read(text, language, Expected.Anything).When);

    [Theory]
    [InlineData("en", "at half past ten tomorrow")]
    [InlineData("es", "mañana a las diez y media")]
    [InlineData("fr", "demain à dix heures et demie")]
    [InlineData("pt", "amanhã às dez e meia")]
    [InlineData("ht", "demen a dizè edmi")]
    [InlineData("pl", "jutro o wpół do jedenastej")]
    [InlineData("ru", "завтра в половине одиннадцатого")]
    [InlineData("ar", "غدا الساعة العاشرة والنصف")]
    [InlineData("ko", "내일 열시 반")]
    [InlineData("zh", "明天十點半")]
    [InlineData("vi", "10 giờ rưỡi ngày mai")]
    [InlineData("tl", "bukas ng alas diyes y medya")]
    public void Half_past_ten_tomorrow_is_understood_in_each_language(string language, string text)
    {
        var reading = Hearing.First(text, language);
        Assert.Equal(new DateTime(2027, 3, 3, 10, 30, 0), reading.Start);
    }

    [Theory]
    [InlineData("en", "next week, mornings only", 0, 12)]
    [InlineData("en", "this weekend after 3pm", 15, 0)]
    [InlineData("es", "la próxima semana por la mañana", 0, 12)]
    [InlineData("fr", "la semaine prochaine après 15h", 15, 0)]
    public void Hours_said_with_a_week_hold_on_each_of_its_days(string language, string text, int from, int to)
    {
        var wish = Wish.Read(Hearing.Read(text, language).When);
        var stretch = Assert.Single(wish.Wanted);
        Assert.True(stretch is { From: not null, To: not null } && stretch.From < stretch.To);
        if (from > 0)
            Assert.Equal(new TimeOnly(from, 0), stretch.After);
        if (to > 0)
            Assert.Equal(new TimeOnly(to, 0), stretch.Before);
    }

    [Theory]
    [InlineData("en", "not Thursday")]
    [InlineData("es", "el jueves no")]
    [InlineData("pt", "menos na quinta")]
    public void A_weekday_refused_is_refused_in_every_week(string language, string text)
    {
        var wish = Wish.Read(Hearing.Read(text, language).When);
        Assert.False(wish.Fits(new(2027, 3, 4, 9, 0, 0)));
        Assert.False(wish.Fits(new(2027, 3, 11, 9, 0, 0)));
        Assert.True(wish.Fits(new(2027, 3, 5, 9, 0, 0)));
    }

    [Theory]
    [InlineData("pt", "às 12h00 (meio-dia)")]
    [InlineData("pl", "o 12:00 w południe")]
    [InlineData("ar", "12:00 مساء")]
    public void Twelve_with_its_name_is_one_time(string language, string text) =>
        Assert.Equal(new TimeOnly(12, 0), Assert.Single(Assert.Single(Hearing.Read(text, language).When).Readings).Time());

    [Fact]
    public void Within_some_days_is_all_of_them_else_the_last()
    {
        var readings = Assert.Single(Hearing.Read("within five days", "en").When).Readings;
        Assert.Equal((new DateTime(2027, 3, 2), new DateTime(2027, 3, 7)), (readings[0].Start, readings[0].End!.Value));
        Assert.Equal(new DateTime(2027, 3, 7), readings[1].Start);
    }

    [Fact]
    public void Figures_outside_the_window_lose_to_figures_inside()
    {
        var reading = Assert.Single(Assert.Single(Hearing.Read("03/04", "en").When).Readings);
        Assert.Equal(new DateOnly(2027, 3, 4), reading.Day());
        Assert.Equal(new DateOnly(2027, 3, 4), Hearing.First("04/03", "fr").Day());
    }

    [Theory]
    [InlineData("tomorrow at 12", 12)]
    [InlineData("tomorrow at 3", 15)]
    [InlineData("tomorrow at 9", 9)]
    public void The_hours_of_the_office_settle_the_half_of_the_day(string text, int hour)
    {
        var reading = Assert.Single(Assert.Single(Hearing.Read(text, "en").When).Readings);
        Assert.Equal(new DateTime(2027, 3, 3, hour, 0, 0), reading.Start);
    }

    [Theory]
    [InlineData("12 am", "en")]
    [InlineData("medianoche", "es")]
    public void Midnight_is_kept_though_the_office_is_closed_then(string text, string language) =>
        Assert.Equal(new TimeOnly(0, 0), Hearing.First(text, language).Time());

    [Fact]
    public void Chinese_dates_need_no_spaces() =>
        Assert.Equal(new DateTime(2027, 3, 4, 10, 30, 0), Hearing.First("三月四号上午十点半", "zh").Start);

    [Fact]
    public void Several_choices_are_several_mentions()
    {
        var when = Hearing.Read("Monday or Thursday morning", "en").When;
        Assert.Equal([new(2027, 3, 8), new DateOnly(2027, 3, 4)], when.Select(mention => mention.Readings[0].Day()));
        Assert.All(when, mention => Assert.True(mention.Readings[0].HasTime));
    }

    [Theory]
    [InlineData("not Thursday", "en")]
    [InlineData("I can't on Thursday", "en")]
    [InlineData("el jueves no puedo", "es")]
    [InlineData("周四不行", "zh")]
    [InlineData("pas jeudi", "fr")]
    public void A_refused_day_is_refused(string text, string language) =>
        Assert.True(Assert.Single(Hearing.Read(text, language).When).Refused);

    [Theory]
    [InlineData("any Monday morning", "en")]
    [InlineData("on Mondays", "en")]
    [InlineData("cualquier lunes", "es")]
    public void A_weekday_can_be_meant_in_every_week(string text, string language) =>
        Assert.True(Hearing.First(text, language).Every);

    [Fact]
    public void The_same_day_at_a_time_or_later()
    {
        var mention = Assert.Single(Hearing.Read("same day, 10:15 or later", "en").When);
        var reading = Assert.Single(mention.Readings);
        Assert.True(mention.SameDay);
        Assert.Equal(Open.After, reading.Open);
        Assert.Equal(new TimeOnly(10, 15), reading.Time());
        Assert.False(reading.HasDay);
    }

    [Theory]
    [InlineData("tomorrow between 9 and 11", "en")]
    [InlineData("mañana de 9 a 11", "es")]
    [InlineData("내일 9시부터 11시까지", "ko")]
    [InlineData("明天九点到十一点", "zh")]
    public void A_range_has_both_ends(string text, string language)
    {
        var reading = Hearing.First(text, language);
        Assert.Equal(new DateTime(2027, 3, 3, 9, 0, 0), reading.Start);
        Assert.Equal(new DateTime(2027, 3, 3, 11, 0, 0), reading.End);
    }

    [Fact]
    public void A_date_without_a_year_is_never_past()
    {
        var reading = Understand.Read("February 3", new("en", Hearing.Now, Expected.Time),
            Hearing.Vocabulary).When[0].Readings[0];
        Assert.Equal(new DateOnly(2028, 2, 3), reading.Day());
    }

    [Fact]
    public void A_mention_says_which_words_it_used() =>
        Assert.Equal("Thursday at 3", Hearing.Read("maybe Thursday at 3, please", "en").When[0].Words);

    [Theory]
    [InlineData("el jueves at 3pm", "en")]
    [InlineData("Thursday 3pm", "es")]
    [InlineData("周四下午三点", "en")]
    public void Words_of_another_language_are_understood(string text, string language)
    {
        var reading = Hearing.First(text, language);
        Assert.Equal(new DateTime(2027, 3, 4, 15, 0, 0), reading.Start);
    }

    [Theory]
    [InlineData("en", "good morning, I need an appointment")]
    [InlineData("es", "buenas tardes, necesito una cita")]
    [InlineData("fr", "bonsoir, je voudrais un rendez-vous")]
    [InlineData("pt", "boa noite, quero marcar um horário")]
    [InlineData("ht", "bonswa, mwen bezwen yon randevou")]
    [InlineData("pl", "dobry wieczór, chcę umówić wizytę")]
    [InlineData("ru", "доброе утро, хочу записаться")]
    [InlineData("ar", "صباح الخير، أريد موعدا")]
    [InlineData("ko", "좋은 아침입니다 예약하고 싶어요")]
    [InlineData("zh", "早上好，我想预约")]
    [InlineData("vi", "chào buổi sáng, tôi muốn đặt lịch hẹn")]
    [InlineData("tl", "magandang umaga po, kailangan ko ng appointment")]
    public void A_greeting_is_no_time_of_day(string language, string text) =>
        Assert.Empty(Hearing.Read(text, language, Expected.Anything).When);
}
