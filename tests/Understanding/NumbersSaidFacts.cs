using System.Text.Json;
using BotApp.Dialogs.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace BotApp.Tests.Understanding;

public class NumbersSaidFacts
{
    private static Meaning Read(string text, Expected expected = Expected.Anything, string language = "en") =>
        Hearing.Read(text, language, expected);

    [Theory]
    [InlineData("IOE0912345678", "IOE0912345678", false)]
    [InlineData("my receipt is ioe 09 1234 5678", "IOE0912345678", false)]
    [InlineData("IOE O912345678", "IOE0912345678", true)]
    [InlineData("MSC-21-901-23456", "MSC2190123456", false)]
    public void A_receipt_number_is_three_letters_and_ten_digits(string text, string receipt, bool mended) =>
        Assert.Equal((receipt, mended), (Read(text).Receipt, Read(text).Mended));

    [Theory]
    [InlineData("A 12-345-678", "A012345678", false)]
    [InlineData("a12345678", "A012345678", false)]
    [InlineData("A#123456789", "A123456789", false)]
    [InlineData("AO12345678", "A012345678", true)]
    public void An_alien_number_is_filled_with_zeros(string text, string alien, bool mended) =>
        Assert.Equal((alien, mended), (Read(text).ANumber, Read(text).Mended));

    [Theory]
    [InlineData("123456789"), InlineData("it is 123456789, thanks")]
    public void Nine_digits_without_an_A_are_no_case_number_and_are_asked_back(string text)
    {
        Assert.Null(Read(text, Expected.Case).ANumber);
        Assert.True(Read(text, Expected.Case).Unmarked);
    }

    [Fact]
    public void A_zip_beside_a_case_number_is_still_a_zip() =>
        Assert.Equal(("33126", "A123456789"), (Read("stamp, zip 33126, A123456789").Zip, Read("stamp, zip 33126, A123456789").ANumber));

    [Theory]
    [InlineData("123-45-6789")]
    [InlineData("my social is 123456789, zip 33126")]
    [InlineData("123 45 6789")]
    [InlineData("mi seguro social es 123456789")]
    public void A_social_security_number_is_seen_and_kept_nowhere(string text)
    {
        foreach (var expected in Enum.GetValues<Expected>())
        {
            var meaning = Read(text, expected);
            Assert.True(meaning.SocialSecurity);
            var kept = JsonSerializer.Serialize(meaning);
            Assert.DoesNotContain("6789", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("123", kept.Replace("33126", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("33126", "33126")]
    [InlineData("01001", "01001")]
    [InlineData("00926", "00926")]
    [InlineData("10001-1234", "10001")]
    [InlineData("٣٣١٢٦", "33126")]
    [InlineData("１００１３", "10013")]
    [InlineData("0 5 0 9 9", "05099")]
    [InlineData("05 09 9", "05099")]
    [InlineData("zero five zero nine nine", "05099")]
    [InlineData("double 0 926", "00926")]
    [InlineData("it's 02139, near Boston", "02139")]
    public void A_ZIP_keeps_its_zeros(string text, string zip) => Assert.Equal(zip, Read(text, Expected.Zip).Zip);

    [Theory]
    [InlineData("1001", ZipTrouble.TooShort)]
    [InlineData("902101", ZipTrouble.TooLong)]
    [InlineData("K1A 0B1", ZipTrouble.Foreign)]
    [InlineData("SW1A 1AA", ZipTrouble.Foreign)]
    public void What_is_no_ZIP_says_why(string text, ZipTrouble trouble) =>
        Assert.Equal((null, trouble), (Read(text, Expected.Zip).Zip, Read(text, Expected.Zip).ZipTrouble));

    [Theory]
    [InlineData("call me at 305 555 0142")]
    [InlineData("IOE0912345678")]
    [InlineData("A12345678")]
    [InlineData("03/04/1990")]
    [InlineData("DEN-26-63071")]
    public void Other_numbers_are_no_ZIP(string text) => Assert.Null(Read(text).Zip);

    [Theory]
    [InlineData("(305) 555-0142", "+13055550142")]
    [InlineData("1.305.555.0142", "+13055550142")]
    [InlineData("２１２－５５５－０１４２", "+12125550142")]
    [InlineData("+١ ٢١٢٥٥٥٠١٤٢", "+12125550142")]
    [InlineData("my number is 305-555-0142 x12 and my zip is 33126", "+13055550142")]
    [InlineData("three zero five five five five zero one four two", "+13055550142")]
    public void A_phone_number_is_brought_to_one_form(string text, string phone) => Assert.Equal(phone, Read(text, Expected.Phone).Phone);

    [Theory]
    [InlineData("IOE2125550142")]
    [InlineData("the account number is 3055550142")]
    [InlineData("2027-03-04 10:00")]
    [InlineData("123-45-6789")]
    public void Other_numbers_are_no_phone(string text) => Assert.Null(Read(text).Phone);

    [Fact]
    public void A_confirmation_and_its_code_are_read_together()
    {
        var meaning = Read("move DEN-26-6307, code 13f18");
        Assert.Equal(("DEN-26-6307", "13F18"), (meaning.Confirmation, meaning.Code));
        Assert.Equal("DEN-26-6307", Read("den 26 6307", Expected.Confirmation).Confirmation);
        Assert.Equal("13F18", Read("1 3 f 1 8", Expected.Code).Code);
        Assert.Null(Read("XYZ-26-6307").Confirmation);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("#2", 2)]
    [InlineData("2)", 2)]
    [InlineData("2 6307", 2)]
    [InlineData("option two", 2)]
    [InlineData("the second one", 2)]
    [InlineData("la segunda", 2)]
    [InlineData("第二个", 2)]
    [InlineData("두 번째", 2)]
    public void A_choice_is_a_number_from_the_list(string text, int choice) => Assert.Equal(choice, Read(text).Choice);

    [Theory]
    [InlineData("2:30")]
    [InlineData("3/4")]
    [InlineData("2027")]
    [InlineData("at 2 on Monday")]
    public void A_time_is_no_choice(string text) => Assert.Null(Read(text).Choice);

    [Fact]
    public void Digits_are_ASCII_and_in_the_order_said() => Assert.Equal(["2", "6307"], Read("٢ ６３０７").Digits);

    [Fact]
    public void Any_ten_digits_of_the_numbering_plan_are_one_phone() =>
        Prop.ForAll(Gen.Choose(200, 999).Zip(Gen.Choose(200, 999)).Zip(Gen.Choose(0, 9999)).ToArbitrary(), parts =>
        {
            var digits = $"{parts.Item1.Item1}{parts.Item1.Item2}{parts.Item2:D4}";
            foreach (var text in (string[])[digits, $"({digits[..3]}) {digits[3..6]}-{digits[6..]}", $"+1 {digits}"])
                Assert.Equal("+1" + digits, Read(text, Expected.Phone).Phone);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
