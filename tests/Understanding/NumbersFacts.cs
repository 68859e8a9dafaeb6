using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

public class NumbersFacts
{
    [Theory]
    [InlineData("en", "one hundred and twenty-one")]
    [InlineData("es", "ciento veintiuno")]
    [InlineData("fr", "cent vingt et un")]
    [InlineData("pt", "cento e vinte e um")]
    [InlineData("ht", "san venteyen")]
    [InlineData("pl", "sto dwadzieścia jeden")]
    [InlineData("ru", "сто двадцать один")]
    [InlineData("ar", "مائة وواحد وعشرون")]
    [InlineData("ko", "백이십일")]
    [InlineData("zh", "壹佰贰拾壹")]
    [InlineData("vi", "một trăm hai mươi mốt")]
    [InlineData("tl", "isang daan at dalawampu't isa")]
    public void A_number_in_words_in_each_language(string language, string text) =>
        Assert.Equal(121, Hearing.Read(text, language, Expected.Choice).Number);

    [Theory]
    [InlineData("fr", "quatre-vingt-dix-sept", 97)]
    [InlineData("ht", "swasannkenz", 75)]
    [InlineData("ar", "خمسة وعشرون", 25)]
    [InlineData("zh", "两千四百五", 2450)]
    [InlineData("ru", "двадцать третьей", 23)]
    [InlineData("tl", "beinte singko", 25)]
    [InlineData("en", "minus three point five", -3.5)]
    [InlineData("es", "2.500,75", 2500.75)]
    [InlineData("en", "2,500.75", 2500.75)]
    [InlineData("en", "two and a half", 2.5)]
    [InlineData("ar", "١٢٣", 123)]
    [InlineData("zh", "三百零七", 307)]
    [InlineData("zh", "三十多萬", 300000)]
    [InlineData("ko", "이천삼백억사천오백만", 230045000000)]
    [InlineData("es", "dos billones trescientos mil cien millones", 2300100000000)]
    [InlineData("es", "siete treintavos", 7.0 / 30)]
    [InlineData("es", "cinco tresmilésimos", 5.0 / 3000)]
    [InlineData("fr", "un demi million", 500000)]
    [InlineData("en", "eighty hundred fifths", 1600)]
    [InlineData("en", "forty 2", 42)]
    [InlineData("ko", "저는 삼월 9일", 9)]
    public void Numbers_as_each_language_makes_them(string language, string text, double number) =>
        Assert.Equal(number, (double)Hearing.Read(text, language, Expected.Choice).Number!.Value, 1e-9);
}
