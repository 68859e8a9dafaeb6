using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Days and times that were said, into the wish of the conversation.</summary>
static class Times
{
    internal static Taken Take(Taken taken, Meaning meaning) => Wanted(meaning).Count == 0 ? taken : taken with
    {
        Conversation = Wished(taken.Conversation, meaning),
        Fields = [.. taken.Fields, Field.Time],
    };

    internal static Conversation Wished(Conversation conversation, Meaning meaning)
    {
        var wish = conversation.Wish.Then(Wish.Read(Wanted(meaning), SameDay(conversation)));
        return conversation.Draft.Office is null && conversation.Goal is Goal.Book
            ? conversation with { Wish = wish, WishSaid = Said(conversation, meaning) }
            : conversation with { Wish = wish, WishSaid = null, Seen = [] };
    }

    /// <summary>Reads once more what was said before the office, its zone and its hours were known, or the appointment.</summary>
    internal static Conversation Reread(Conversation conversation, Scene scene)
    {
        if (conversation.WishSaid is not { } said)
            return conversation;
        var listening = scene.Listening(conversation with { Language = said.Language, Question = Question.None }, said.At);
        var meaning = Understand.Read(said.Words, listening, scene.Content.Vocabulary);
        return conversation with { Wish = Wish.Read(Wanted(meaning), SameDay(conversation)), WishSaid = null };
    }

    /// <summary>A birth date said in the same breath is no wish.</summary>
    static IReadOnlyList<Mention> Wanted(Meaning meaning) => [.. meaning.When.Where(mention =>
        !mention.Readings.Any(reading => reading.HasDay && meaning.Births.Contains(DateOnly.FromDateTime(reading.Start))))];

    /// <summary>"The same day": of the appointment to be moved, of the time held, of the times offered.</summary>
    static DateOnly? SameDay(Conversation conversation) => conversation switch
    {
        { Goal: Goal.Existing { Of: { } appointment } } => DateOnly.FromDateTime(appointment.Start.DateTime),
        { Hold: { } hold } => DateOnly.FromDateTime(hold.Start.DateTime),
        { Question: { Key: "offer", Options: [var first, ..] } } => DateOnly.FromDateTime(Offer.Start(first).DateTime),
        _ => null,
    };

    internal static WishSaid Said(Conversation conversation, Meaning meaning) =>
        new(meaning.Text.Length <= 300 ? meaning.Text : meaning.Text[..300], conversation.HeardAt, conversation.Language);
}
