using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class BirthDatesFacts
{
    [Fact]
    public void A_birth_date_in_figures_has_both_readings()
    {
        DateOnly[] both = [new(1990, 3, 4), new(1990, 4, 3)];
        Assert.Equal(both, Hearing.Read("03/04/1990", "en", Expected.Birth).Births);
        Assert.Equal(both.Reverse(), Hearing.Read("03/04/1990", "fr", Expected.Birth).Births);
    }

    [Theory]
    [InlineData("1990/5/3", "ar")]
    [InlineData("١٩٩٠/٥/٣", "ar")]
    [InlineData("۱۹۹۰/۵/۳", "ar")]
    public void Digits_of_any_script_are_digits(string text, string language) =>
        Assert.Equal(new DateOnly(1990, 5, 3), Hearing.Read(text, language, Expected.Birth).Births[0]);

    [Theory]
    [InlineData("900304", "ko", 1990, 3, 4)]
    [InlineData("民國79年3月4日", "zh", 1990, 3, 4)]
    [InlineData("1/1/1985", "en", 1985, 1, 1)]
    [InlineData("04 Mar 45", "en", 1945, 3, 4)]
    [InlineData("27th of the 9th 1979", "en", 1979, 9, 27)]
    [InlineData("2906 1970", "en", 1970, 6, 29)]
    [InlineData("19900304", "en", 1990, 3, 4)]
    public void Birth_dates_in_other_orders_and_calendars(string text, string language, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Hearing.Read(text, language, Expected.Birth).Births[0]);

    [Theory]
    [InlineData("March 4, 2031", "en", BirthTrouble.Future)]
    [InlineData("March 4, 1890", "en", BirthTrouble.TooLongAgo)]
    [InlineData("1410/8/7", "ar", BirthTrouble.OtherCalendar)]
    [InlineData("March 4", "en", BirthTrouble.NoYear)]
    public void A_birth_date_that_cannot_be_says_why(string text, string language, BirthTrouble trouble)
    {
        var meaning = Hearing.Read(text, language, Expected.Birth);
        Assert.Empty(meaning.Births);
        Assert.Equal(trouble, meaning.BirthTrouble);
    }

    [Theory]
    [InlineData("es", "12 de octubre del 62")]
    [InlineData("es", "el 12 de octubre de 1962")]
    [InlineData("en", "the 12th of October of 62")]
    [InlineData("pt", "12 de outubro de 62")]
    [InlineData("ru", "12 октября 62")]
    public void A_year_of_two_figures_may_have_a_word_before_it(string language, string text) =>
        Assert.Equal([new(1962, 10, 12)], Hearing.Read(text, language, Expected.Birth).Births);
}
