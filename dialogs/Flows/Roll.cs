using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>
/// Several names in one message, where one was asked for: a line each, or with commas or "and" where each part is plainly
/// a person ("Ana López 4 March 1990, Luis López 5 May 2010", "Ana López and Luis Soto").
/// </summary>
static class Roll
{
    static readonly char[] Lists = ['\n', ';'];
    static readonly char[] Commas = [',', '،', '、', '，'];

    /// <returns>Null where the message is of one person.</returns>
    internal static Taken? Call(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key == "ask.party" && meaning is { Name: not null, Party: null, People: null, Kin: null })
            conversation = Several(conversation, meaning, scene);
        if (!Together.IsGroup(conversation.Draft) || conversation.Draft.Place is not null
            || Filling.Asked(conversation) != Field.Name || Parts(conversation, meaning, scene) is not { } people)
            return null;
        var told = conversation.Draft.Everyone.Count(one => one.Name is not null) + people.Count;
        var taken = new Taken(conversation with
        {
            Draft = conversation.Draft with { People = Math.Max(told, Together.People(conversation.Draft)) },
        }, [], []);
        foreach (var person in people)
            taken = Filling.Take(Ready(taken.Conversation), person, scene);
        return taken;
    }

    /// <summary>
    /// "For three people and an interpreter: Ana Lopez, Luis Lopez, Rosa Lopez, and our interpreter Eva Vega": those whose
    /// names are told before they are asked for. Who interprets needs no place.
    /// </summary>
    internal static Taken Along(Taken taken, Meaning meaning, Scene scene)
    {
        if (!Together.IsGroup(taken.Draft) || taken.Draft is not { Name: null, Others: [] } || taken.Asks is not null
            || meaning.Text.Split(": ") is not [_, .., var list])
            return taken;
        var asked = taken.Conversation with { Question = new("ask.name.group", Expected.Name) };
        var parts = list.Split(Lists).SelectMany(part => part.Split(Commas))
            .SelectMany(part => NamesTogether.Split(part, asked.Language, scene.Content.Vocabulary));
        var people = Read(asked, parts, scene).FindAll(part => part.Interpreter is null);
        if (people.Count == 0 || people.Count > Together.People(taken.Draft) || people.Exists(part => part.Name?.Contains(' ') != true))
            return taken;
        foreach (var person in people)
            asked = Filling.Take(Ready(asked), person, scene).Conversation;
        return taken with { Conversation = asked with { Question = taken.Conversation.Question } };
    }

    /// <summary>"Anna Lopez and Maria Lopez", asked for whom the appointment is.</summary>
    static Conversation Several(Conversation conversation, Meaning meaning, Scene scene)
    {
        var count = NamesTogether.Split(meaning.Text, conversation.Language, scene.Content.Vocabulary).Count;
        return count is < 2 or > Together.Most ? conversation : conversation with
        {
            Draft = conversation.Draft with { Party = Party.Several, People = count },
            Question = new("ask.name.group", Expected.Name),
        };
    }

    static Conversation Ready(Conversation conversation) => conversation.Draft.Name is null
        ? conversation : conversation with { Draft = Together.Next(conversation.Draft) };

    static List<Meaning>? Parts(Conversation conversation, Meaning meaning, Scene scene)
    {
        var lines = Read(conversation, meaning.Lines.SelectMany(line => line.Split(Lists)), scene);
        if (lines.Count > 1 && lines.TrueForAll(line => line.Name is not null))
            return lines;
        var parts = Read(conversation, meaning.Text.Split(Commas), scene);
        var dated = parts.TrueForAll(part => part.Births.Count > 0);
        if (parts.Count > 1 && parts.TrueForAll(part => part.Name is not null)
            && (dated || (parts.Count > 2 && parts.TrueForAll(part => part.Text.Contains(' ')))))
            return parts;
        var together = Read(conversation, NamesTogether.Split(meaning.Text, conversation.Language, scene.Content.Vocabulary), scene);
        return together.Count > 1 && together.Count <= Together.People(conversation.Draft)
            && together.TrueForAll(part => part.Name?.Contains(' ') == true) ? together : null;
    }

    static List<Meaning> Read(Conversation conversation, IEnumerable<string> parts, Scene scene) =>
        [.. parts.Select(part => part.Trim()).Where(part => part.Any(char.IsLetter)).Take(Together.Most)
            .Select(part => Understand.Read(part, scene.Listening(conversation, conversation.HeardAt), scene.Content.Vocabulary))];
}
