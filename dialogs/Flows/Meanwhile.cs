using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>
/// "Where are my appointments?" in the middle of something else: they are told, and the same question is asked again. The
/// time that is held stays held.
/// </summary>
static class Meanwhile
{
    /// <summary>In <see cref="Conversation.Asking"/>: appointments are looked up, and nothing is to be done with them.</summary>
    const string Mine = "mine";

    /// <summary>Something is looked up in between, and is not what the conversation is about.</summary>
    internal static bool IsLooking(Conversation conversation) =>
        conversation is { Asking: not null and not Offices.Others, Goal: not Goal.None }
        && (conversation.Question.Key.Length > 0 || conversation.Asking == Mine);

    /// <param name="seeks">An appointment there is was asked for.</param>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, bool seeks, Scene scene)
    {
        if (conversation is not ({ Goal: Goal.Book } or { Goal: Goal.Existing { Of: not null, Deed: not Deed.Show } })
            || conversation is { Question.Key: "", Goal: not Goal.Book } or { Question.Key: "cancelled" } || meaning.Has(Command.Book))
            return null;
        if (meaning is { Confirmation: { } number, Code: { } code } && number.Contains('-', StringComparison.Ordinal))
            return Look(conversation, new Effect.FindByCode(number, code));
        return !seeks ? null
            : conversation.Phone is { } phone ? Look(conversation, new Effect.FindByPhone(phone))
            : conversation.Call is null ? Resumed(conversation, [Reply.Of("find.meanwhile")], scene)
            : null;
    }

    static Turn Look(Conversation conversation, Effect effect) => new(conversation with { Asking = Mine }, [], effect);

    /// <summary>Null where nothing was looked up in between.</summary>
    internal static Turn? After(Conversation conversation, Input input, Scene scene) => conversation.Asking != Mine ? null
        : Resumed(conversation with { Asking = null }, input switch
        {
            Input.AppointmentsFound found => Told(found, scene),
            Input.NotFound missing => [Reply.Of(missing.Slower ? "find.slower" : "find.notfound")],
            Input.LockedOut => [Reply.Of("find.locked", ("hotline", new Value.Literal(scene.Rules.Hotline)))],
            _ => [],
        }, scene);

    static IReadOnlyList<Reply> Told(Input.AppointmentsFound found, Scene scene) => found is { Appointments: [], Places: [] }
        ? [Reply.Of("find.none")]
        :
        [
            .. found.Places.Take(3).Select(InLine.Told),
            .. Find.Told(found.Appointments, scene),
        ];

    static Turn Resumed(Conversation conversation, IReadOnlyList<Reply> told, Scene scene)
    {
        var again = Resume.After(conversation, scene);
        return again with { Replies = [.. told, .. again.Replies] };
    }
}
