using BotApp.Infra.Translation;

namespace BotApp.Tests.Translation;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("Magacaygu 33126", "Magacaygu <1>")]
    [InlineData("4 Maarso 1990", "<1> Maarso <2>")]
    [InlineData("wac (305) 555-0142 hadda", "wac (<1> hadda")]
    [InlineData("IOE0912345678 iyo A 012 345 678", "<1> iyo <2>")]
    [InlineData("ላከኝ abdi.warsame@example.com", "ላከኝ <1>")]
    [InlineData("၁၀:၃၀ မှာ", "<1> မှာ")]
    [InlineData("a<b & \"c\"", "a&lt;b &amp; &quot;c&quot;")]
    public void What_a_person_says_loses_its_numbers(string text, string expected) =>
        Assert.Equal(expected, Short(Masked.Heard(text).Html));

    [Theory]
    [InlineData("What is your ZIP code (5 digits)?", "What is your <1> code (<2> digits)?")]
    [InlineData("Booked: \u2068DEN-27-1001\u2069, code \u2068\uE000DEN-27-1001\uE001\u2069", "Booked: <1>, code <2>")]
    [InlineData("To print: \uE002DEN-27-1001\uE003", "To print: <1>")]
    [InlineData("You both sign Form G-1256.", "You both sign Form <1>.")]
    [InlineData("Fees: see uscis.gov/fees. Never pay.", "Fees: see <1>. Never pay.")]
    [InlineData("Thu Mar 4, 11:00 AM", "Thu Mar <1>")]
    [InlineData("Or write \"start over\" or \"person\".", "Or write <1> or <2>.")]
    [InlineData("The \u2068USCIS\u2069 line is \u20681-800-375-5283\u2069.", "The <1> line is <2>.")]
    public void What_we_say_loses_what_must_stay(string text, string expected) =>
        Assert.Equal(expected, Short(Masked.Said(text).Html));

    [Fact]
    public void What_was_kept_back_returns_in_whatever_order()
    {
        var masked = Masked.Said("Move \u2068DEN-27-1001\u2069 to \u2068O'Brien & <Co>\u2069?");
        Assert.Equal("O'Brien & <Co> \u2014 DEN-27-1001 \u00e9?", masked.Fill(
            "<span class=\"notranslate\">2</span> &mdash; <span translate=\"no\" class='notranslate'> 1 </span> &#233;?"));
    }

    [Fact]
    public void In_a_language_written_from_the_right_it_keeps_its_own_direction() => Assert.Equal(
        "\u06a9\u062f \u2068R7JMC\u2069", Masked.Said("Code \u2068R7JMC\u2069").Fill("\u06a9\u062f <span class=\"notranslate\">1</span>", isolate: true));

    [Theory]
    [InlineData("lost")]
    [InlineData("<span class=\"notranslate\">1</span>")]
    [InlineData("<span class=\"notranslate\">1</span> <span class=\"notranslate\">1</span>")]
    [InlineData("<span class=\"notranslate\">1</span> <span class=\"notranslate\">3</span>")]
    [InlineData("<span class=\"notranslate\">1</span> <span class=\"notranslate\">99999999999</span>")]
    public void A_translation_that_lost_or_doubled_a_place_is_none(string translated) =>
        Assert.Null(Masked.Heard("4 Maarso 1990").Fill(translated));

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("\u2068\u2068\u2069 \u2069")]
    [InlineData("<<<>>> &&& <span class=\"notranslate\">1</span>")]
    [InlineData("\uE000DEN-27-1001\uE001")]
    public void Whatever_is_said_is_well_formed(string text)
    {
        var masked = Masked.Heard(text);
        Assert.NotNull(System.Xml.Linq.XElement.Parse($"<p>{masked.Html}</p>"));
        Assert.NotNull(masked.Fill(masked.Html));
    }

    static string Short(string html) => html.Replace("<span class=\"notranslate\">", "<").Replace("</span>", ">");
}
