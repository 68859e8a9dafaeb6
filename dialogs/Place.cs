namespace BotApp.Dialogs;

/// <summary>A place in line for a time at an office.</summary>
/// <param name="Number"><c>W-1042</c>.</param>
/// <param name="Before">How many are ahead.</param>
public sealed record Place(string Number, OfficeNear Office, string Reason, int People, int Before);

/// <summary>
/// Something that was proposed to a person who did not ask just then: a time that came free and is held for them, a time in
/// place of one at a closed office, or whether they still wait.
/// </summary>
/// <param name="Digits">Names it in an answer: "1 1042".</param>
/// <param name="Plain">The digit alone will do: nothing else of this person's waits for an answer.</param>
/// <param name="Start">The time that is held; for <see cref="ProposalKind.Stay"/> none is.</param>
/// <param name="Sent">When it is told, on the person's clock; <paramref name="Until"/> too.</param>
/// <param name="Number">The appointment whose office is closed, the first of them where several come together.</param>
public sealed record Proposal(
    string Id, ProposalKind Kind, string Digits, bool Plain, OfficeNear Office, DateTimeOffset Start, int People,
    DateTimeOffset Sent, DateTimeOffset Until, string? Number = null, DateTimeOffset? Instead = null);

public enum ProposalKind { Waitlist, Closure, Stay }
