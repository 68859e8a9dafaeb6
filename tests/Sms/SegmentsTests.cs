using BotApp.Channels.Sms;

namespace BotApp.Tests.Sms;

public sealed class SegmentsTests
{
    [Theory]
    [InlineData("", 0, 1, true)]
    [InlineData("1 Thu Mar 4, 10:15 AM", 21, 1, true)]
    [InlineData("€[]", 6, 1, true)]
    [InlineData("mañana à 3", 10, 1, true)]
    [InlineData("sí", 2, 1, false)]
    [InlineData("🙂", 2, 1, false)]
    public void A_text_counts_as_the_network_counts_it(string text, int units, int segments, bool gsm7) =>
        Assert.Equal(new(gsm7, units, segments), Segments.Of(text));

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('€', 152, 2)] // 76 in each: an extension character is not cut in two.
    [InlineData('€', 153, 3)]
    [InlineData('í', 70, 1)]
    [InlineData('í', 71, 2)]
    [InlineData('í', 134, 2)]
    [InlineData('í', 135, 3)]
    public void A_chain_has_less_room_in_each_segment(char letter, int length, int segments) =>
        Assert.Equal(segments, Segments.Of(new string(letter, length)).Count);

    [Fact]
    public void A_character_beyond_the_first_plane_is_not_cut_in_two() =>
        Assert.Equal(3, Segments.Of(string.Concat(Enumerable.Repeat("🙂", 67))).Count);

    [Theory]
    [InlineData("It’s “10:15\u202FAM” – really…", "It's \"10:15 AM\" - really...")]
    [InlineData("O’Brien\u00A0\u2066DEN-26-6307\u2069", "O'Brien DEN-26-6307")]
    public void Signs_that_double_the_price_are_replaced(string text, string tidy)
    {
        Assert.Equal(tidy, Tidy.Text(text));
        Assert.True(Segments.IsGsm7(tidy));
    }

    [Theory]
    [InlineData("D’Angelo, sí…")]
    [InlineData("Łukasz — 10:15")]
    [InlineData("‏\u2066DEN-26-6307\u2069 موعدك")]
    [InlineData("明天…")]
    [InlineData("plain")]
    public void Where_a_letter_needs_the_wide_alphabet_nothing_is_touched(string text) =>
        Assert.Equal(text, Tidy.Text(text));

    [Fact]
    public void Choices_stand_on_numbered_lines()
    {
        var texts = SmsText.Write(new("Which time?", ["Thu Mar 4, 10:15\u202FAM", "Fri Mar 5, 9:00\u202FAM"], "en"));
        Assert.Equal(["Which time?\n1 Thu Mar 4, 10:15 AM\n2 Fri Mar 5, 9:00 AM"], texts);
    }

    [Theory]
    [InlineData("DEN-26-6307", 'a')]
    [InlineData("13F18", 'a')]
    [InlineData("DEN-26-10307", 'í')]
    [InlineData("KXTRM", 'í')]
    public void An_edge_never_cuts_a_number_or_a_code(string token, char filler)
    {
        for (var before = 1; before < 330; before++)
        {
            var words = $"{new string(filler, before)}\n{token} {new string(filler, 200)}";
            var text = Assert.Single(SmsText.Write(new(words, [], "en")));
            var at = text.IndexOf(token, StringComparison.Ordinal);
            Assert.DoesNotContain(Segments.Edges(text, filler == 'a'), edge => at < edge && edge < at + token.Length);
            Assert.Equal(before, text.Take(at).Count(c => c == filler));
        }
    }

    [Fact]
    public void A_run_of_a_thousand_digits_stays_as_it_is()
    {
        var digits = new string('7', 1000);
        Assert.Equal([digits], SmsText.Write(new(digits, [], "en")));
    }

    [Fact]
    public void What_Twilio_would_refuse_as_too_long_is_taken_apart_at_line_ends()
    {
        var line = new string('x', 700);
        var texts = SmsText.Write(new(string.Join('\n', Enumerable.Repeat(line, 5)), [], "en"));
        Assert.Equal([$"{line}\n{line}", $"{line}\n{line}", line], texts);
    }

    [Fact]
    public void A_line_that_is_too_long_by_itself_loses_nothing()
    {
        var line = new string('x', 4000);
        var texts = SmsText.Write(new(line, [], "en"));
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 1600));
        Assert.Equal(line, string.Concat(texts));
    }
}
