namespace BotApp.Dialogs;

/// <summary>One step: what to remember, what to say, and what must be done before more can be said.</summary>
/// <param name="Aside">Said beside the conversation ("are you there?"): it is not what "say that again" asks for.</param>
public sealed record Turn(Conversation Next, IReadOnlyList<Reply> Replies, Effect? Effect = null, bool Aside = false);
