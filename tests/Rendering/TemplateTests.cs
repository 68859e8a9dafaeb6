using BotApp.Dialogs.Rendering;

namespace BotApp.Tests.Rendering;

public sealed class TemplateTests
{
    [Fact]
    public void Holes_inside_plural_forms_are_found_too() =>
        Assert.Equal(["office", "miles"], Template.Parse("{office}: {miles, plural, one {# mile} other {# miles}}").Holes);

    [Theory]
    [InlineData("{open")]
    [InlineData("{n, plural, one {#}}")]
    public void A_broken_sentence_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Template.Parse(text));

    // The examples of Unicode CLDR's own plural tables.
    [Theory]
    [InlineData("slavicEast", 1, "one"), InlineData("slavicEast", 21, "one"), InlineData("slavicEast", 11, "many")]
    [InlineData("slavicEast", 3, "few"), InlineData("slavicEast", 13, "many"), InlineData("slavicEast", 104, "few")]
    [InlineData("polish", 1, "one"), InlineData("polish", 21, "many"), InlineData("polish", 22, "few"), InlineData("polish", 12, "many")]
    [InlineData("arabic", 0, "zero"), InlineData("arabic", 2, "two"), InlineData("arabic", 103, "few"), InlineData("arabic", 111, "many")]
    [InlineData("arabic", 100, "other"), InlineData("arabic", 102, "other")]
    [InlineData("tagalog", 4, "other"), InlineData("tagalog", 10, "one"), InlineData("tagalog", 16, "other")]
    [InlineData("zeroOne", 0, "one"), InlineData("zeroOne", 2, "other"), InlineData("none", 1, "other")]
    public void A_number_takes_the_plural_form_of_its_language(string rule, int number, string category) =>
        Assert.Equal(category, Plurals.Category(rule, number));
}
