using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>Several hearings of the same words, held against what was asked.</summary>
static class Guessing
{
    const int MostGuesses = 5;

    /// <returns>The first hearing that answers the question, else the first; and the other ZIPs that it may have been.</returns>
    internal static (string Text, IReadOnlyList<string> OtherZips) Best(
        Conversation conversation, Happening.Said said, DateTimeOffset now, Scene scene)
    {
        List<string> hearings = [.. said.Guesses.Prepend(said.Text).Take(MostGuesses).Select(text => WithLetters(conversation, text, now, scene))];
        if (hearings.Count == 1)
            return (hearings[0], []);
        List<Meaning> meanings = [.. hearings.Select(text => Read(conversation, text, now, scene))];
        var best = Math.Max(0, meanings.FindIndex(meaning => Answers(conversation, meaning)));
        return (hearings[best], [.. meanings.Skip(best + 1).Select(meaning => meaning.Zip).OfType<string>().Distinct()
            .Where(zip => zip != meanings[best].Zip)]);
    }

    internal static Meaning Read(Conversation conversation, string text, DateTimeOffset now, Scene scene) =>
        Understand.Read(text, scene.Listening(conversation, now), scene.Content.Vocabulary);

    static bool Answers(Conversation conversation, Meaning meaning) => conversation.Question.Expected switch
    {
        Expected.Zip => meaning.Zip is not null,
        Expected.Birth => meaning.Births.Count > 0,
        Expected.Phone => meaning.Phone is not null,
        Expected.Case => (meaning.Receipt ?? meaning.ANumber) is not null,
        Expected.Confirmation => meaning.Confirmation is not null,
        Expected.Code => meaning.Code is not null,
        Expected.Time => meaning.When.Count > 0 || Offered(conversation, meaning),
        Expected.Name => meaning.Name is not null,
        _ => Offered(conversation, meaning) || meaning.Answer is not null || meaning.Reasons.Count > 0 || meaning.Offices.Count > 0,
    };

    static bool Offered(Conversation conversation, Meaning meaning) => conversation.Question.Option(meaning.Choice) is not null;

    /// <summary>The letters of a case number were chosen before: the digits that are said go after them.</summary>
    static string WithLetters(Conversation conversation, string text, DateTimeOffset now, Scene scene) =>
        conversation.Call?.Letters is { } letters && Read(conversation, text, now, scene) is { Receipt: null, ANumber: null, Digits.Count: > 0 } meaning
            ? letters + string.Concat(meaning.Digits)
            : text;
}
