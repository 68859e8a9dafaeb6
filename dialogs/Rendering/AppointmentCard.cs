namespace BotApp.Dialogs.Rendering;

/// <summary>What a screen shows of an appointment in lines, beside the text that says the same.</summary>
/// <param name="Note">What was said besides.</param>
public sealed record AppointmentCard(string Title, IReadOnlyList<AppointmentCard.Line> Lines, string Note)
{
    /// <param name="Large">What one reads out at the door.</param>
    public sealed record Line(string Label, string Value, bool Large = false);

    /// <returns>Null where no appointment is told, or where nobody sees cards.</returns>
    internal static AppointmentCard? Of(IReadOnlyList<Reply> replies, Tongue tongue, Medium medium)
    {
        if (medium != Medium.Chat || replies.FirstOrDefault(reply => reply.Key is "booked" or "moved" or "found") is not { } told)
            return null;
        var bring = replies.FirstOrDefault(reply => reply.Key is "bring" or "bring.sheet");
        List<Line> lines =
        [
            new(Word("card.number"), Write(told.Holes["number"]), Large: true),
            new(Word("card.code"), Write(told.Holes["code"]), Large: true),
            new(Word("card.when"), Write(told.Holes["when"])),
            new(Word("card.where"), $"{Write(told.Holes["office"])}{tongue.Calendar.Comma}{Write(told.Holes["address"])}"),
        ];
        if (bring is not null)
            lines.Add(new(Word("card.bring"), Write(Items(bring))));
        List<Reply> others = [.. replies.Where(reply => reply != told && reply != bring), .. Sheet(bring)];
        if (told.Key != "found")
            others.Insert(0, Reply.Of("card.note"));
        return new(Word($"card.{told.Key}"), lines, Renderer.Render(others, tongue, medium).Text);

        static Value Items(Reply bring) => bring.Holes.TryGetValue("bring", out var inner) && inner is Value.Sentence sentence
            ? sentence.Holes!["items"]
            : bring.Holes["items"];

        static IEnumerable<Reply> Sheet(Reply? bring) =>
            bring?.Holes.GetValueOrDefault("link") is { } link ? [Reply.Of("sheet.link", ("link", link))] : [];

        string Word(string key) => Renderer.Render([Reply.Of(key)], tongue, medium).Text;

        // In one line: the voice's form is a whole one with commas.
        string Write(Value value) => Renderer.Write(value, tongue, Medium.Voice);
    }
}
