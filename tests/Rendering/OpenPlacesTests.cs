using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Rendering;

/// <summary>Whatever a name or an utterance looks like, no code is put in for it.</summary>
public sealed class OpenPlacesTests
{
    const string Name = "Ana \uE000DEN-26-1001\uE001 \uE002DEN-26-1001\uE003";

    static readonly Shown All = Shown.Load([]);

    public static TheoryData<string> Languages => [.. All.Tongues.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Languages))]
    public void A_name_is_never_the_place_of_a_code_written_or_spoken(string language)
    {
        var renamed = Reply.Of("renamed", ("number", new Value.Literal("MIA-27-1001")), ("name", new Value.Person(Name)));
        var doubt = Reply.Of("call.doubt", ("words", new Value.Text(Name)));

        foreach (var reply in (Reply[])[renamed, doubt])
            Assert.DoesNotContain(Spoken(reply, language), IsPlace);
        foreach (var medium in Enum.GetValues<Medium>())
            Assert.DoesNotContain(Renderer.Render([renamed], All.In(language), medium).Text, IsPlace);
    }

    static string Spoken(Reply reply, string language)
    {
        var speech = Speech.Of([reply], All, language, 0);
        return string.Concat(speech.Firm.Concat(speech.Open).SelectMany(said => said.Sounds).Select(sound => sound.Text));
    }

    static bool IsPlace(char letter) => letter is >= Renderer.CodeFrom and <= Renderer.LinkUntil;
}
