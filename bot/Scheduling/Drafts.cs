using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>The answers to a booking's questions, as a request has them.</summary>
internal static class Drafts
{
    static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <returns>The draft and the length of the visit, or what is wrong.</returns>
    public static (Draft? Draft, int Minutes, ProblemHttpResult? Problem) Read(
        Wire.PeopleRequest request, Caller caller, Content content, DateTimeOffset now)
    {
        if (!caller.IsLine && request.Name is null)
            return (null, 0, Problems.Wrong("name", "somebody has to come."));
        if (!caller.IsLine && (request.Others ?? []).Select(one => one.Name).ToList().IndexOf(null) is >= 0 and var nameless)
            return (null, 0, Problems.Wrong($"others[{nameless}].name", "somebody has to come."));
        if (content.Reasons.FirstOrDefault(one => one.Id == request.Reason) is not { } reason)
            return (null, 0, Problems.Wrong("reason", "this is no reason's id."));
        if (IsNone(request.Birth, now))
            return (null, 0, Problems.Wrong("birth", "a birth date is from 1900 on and not in the future."));
        if ((request.Others ?? []).Any(one => IsNone(one.Birth, now)))
            return (null, 0, Problems.Wrong("others", "a birth date is from 1900 on and not in the future."));
        // A line may have others translated.
        if (request.Language is { } language && !caller.IsLine && !content.Tongues.ContainsKey(language))
            return (null, 0, Problems.Wrong("language", "this is no language that is spoken here."));
        return (Draft(request), reason.Minutes, null);
    }

    static Draft Draft(Wire.PeopleRequest request) => new()
    {
        Reason = request.Reason,
        Zip = request.Zip,
        Party = request.Party is { } party ? Enum.Parse<Party>(party, ignoreCase: true)
            : request.Others is { Count: > 0 } ? Party.Several : Party.Self,
        Name = Name(request.Name),
        Birth = request.Birth,
        Same = request.Same,
        People = 1 + (request.Others?.Count ?? 0),
        Others = [.. (request.Others ?? []).Select(one => new Visitor(Name(one.Name), one.Birth, Case(one.Case), one.Same))],
        Place = 0,
        Phone = request.Phone,
        Case = Case(request.Case),
        Interpreter = request.Interpreter ?? false,
    };

    /// <summary>As on the document, without marks of direction, which nobody sees: forms and copied texts have them.</summary>
    public static string Name(string? said) =>
        said is null ? "" : string.Concat(said.Where(static letter => letter is not ('\u200E' or '\u200F' or '\u061C' or '\uFEFF'))).Trim();

    public static bool IsNone(DateOnly? birth, DateTimeOffset now) =>
        birth < Earliest || birth > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));

    /// <summary>A-numbers are kept with nine digits, so that the same one is the same.</summary>
    public static string Case(string? number) => number switch
    {
        null => "",
        ['A', >= '0' and <= '9', ..] => "A" + number[1..].PadLeft(9, '0'),
        _ => number,
    };
}
