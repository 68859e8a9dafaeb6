namespace BotApp.Dialogs.Rendering;

/// <summary>What a screen shows of an appointment in lines, beside the text that says the same.</summary>
/// <param name="Note">What was said besides.</param>
/// <param name="Sheet">What its sheet is called, where there is one to go to.</param>
/// <param name="Link">The place of the link to it.</param>
public sealed record AppointmentCard(
    string Title, IReadOnlyList<AppointmentCard.Line> Lines, string Note, string? Sheet, string? Link)
{
    /// <param name="Large">What one reads out at the door.</param>
    public sealed record Line(string Label, string Value, bool Large = false);

    /// <returns>Null where no appointment is told, or where nobody sees cards.</returns>
    internal static AppointmentCard? Of(IReadOnlyList<Reply> replies, Tongue tongue, Medium medium) =>
        medium == Medium.Chat && replies.FirstOrDefault(reply => reply.Key is "booked" or "moved" or "found" or "booked.group" or "moved.group") is { } told
            ? Of(told, replies, tongue)
            : null;

    static AppointmentCard Of(Reply told, IReadOnlyList<Reply> replies, Tongue tongue)
    {
        var where = new Line(
            Word("card.where"), $"{Write(told.Holes["office"])}{tongue.Calendar.Comma}{Write(told.Holes["address"])}");
        List<Line> lines = told.Holes.GetValueOrDefault("lines") is Value.Many everyone
            ? [new(Word("card.when"), Write(told.Holes["day"])), where, .. everyone.Items.OfType<Value.Sentence>().Select(One)]
            :
            [
                new(Word("card.number"), Write(told.Holes["number"]), Large: true),
                new(Word("card.code"), Write(told.Holes["code"]), Large: true),
                new(Word("card.when"), Write(told.Holes["when"])), where,
            ];
        if (replies.Select(Bring).OfType<Value>().FirstOrDefault() is { } bring)
            lines.Add(new(Word("card.bring"), Write(bring)));
        var link = replies.Select(reply => reply.Holes.GetValueOrDefault("link")).OfType<Value>().FirstOrDefault();
        List<Reply> others = [.. replies.Where(reply => reply != told && reply.Key is not ("bring" or "bring.sheet" or "sheet.link"))];
        if (told.Key != "found")
            others.Insert(0, Reply.Of("card.note"));
        return new(
            Word($"card.{told.Key}"), lines, Renderer.Render(others, tongue, Medium.Chat).Text,
            link is null ? null : Word("sheet.title"), link is null ? null : Write(link));

        // Of those who come together each has a number and a code of their own.
        Line One(Value.Sentence one) => new(
            $"{Write(one.Holes!["time"])}{tongue.Calendar.Comma}{Write(one.Holes["name"])}",
            $"{Write(one.Holes["number"])}{tongue.Calendar.Comma}{Word("card.code")} {Write(one.Holes["code"])}");

        string Word(string key) => Renderer.Render([Reply.Of(key)], tongue, Medium.Chat).Text;

        // In one line: the voice's form is a whole one with commas.
        string Write(Value value) => Renderer.Write(value, tongue, Medium.Voice);
    }

    static Value? Bring(Reply reply) => reply.Key switch
    {
        "bring" => reply.Holes["items"],
        "bring.sheet" => (reply.Holes["bring"] as Value.Sentence)?.Holes?.GetValueOrDefault("items"),
        _ => null,
    };
}
