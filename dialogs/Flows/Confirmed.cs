using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Patterns;

namespace BotApp.Dialogs.Flows;

/// <summary>An appointment told: number, code, time, place, what to bring, how to change it; those of a group a line each.</summary>
static class Confirmed
{
    /// <summary>Nearer than this there is no reminder of what to bring.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    internal static Turn Tell(Conversation conversation, Input.Booked booked, Scene scene) =>
        new(
            StartOver.Clear(conversation) with { Call = Naming(conversation.Call, [booked.Appointment, .. booked.Others]) },
            Replies(conversation, booked, scene));

    internal static IReadOnlyList<Reply> Replies(Conversation conversation, Input.Booked booked, Scene scene)
    {
        var (one, others) = (booked.Appointment, booked.Others);
        return others.Count == 0
            ? [Told("booked", one), .. Prepare(conversation, one, scene), Change(conversation, one)]
            :
            [
                Group("booked", [one, .. others]), Bring(one.Reason, scene), .. Sheet(one, scene.Rules),
                .. one.Interpreter ? [Interpreter(scene)] : Array.Empty<Reply>(),
                Reply.Of("booked.change.group", ("end", End(one))),
            ];
    }

    /// <summary>Whoever is called has no text message to answer.</summary>
    static Reply Change(Conversation conversation, Appointment one) => conversation is { Call: not null, Texts: false }
        ? Reply.Of("call.change") : Reply.Of("booked.change", ("end", End(one)));

    /// <summary>
    /// What to bring, and the sheet that has it too. A text message to somebody who comes in some days tells only where the
    /// sheet is: what to bring is a reminder of its own.
    /// </summary>
    static IReadOnlyList<Reply> Prepare(Conversation conversation, Appointment appointment, Scene scene)
    {
        var bring = Bring(appointment.Reason, scene);
        if (conversation.Call is not null)
            return [bring];
        return !scene.Rules.Sheets || appointment.Start - scene.Now < Soon
            ? [bring, .. Sheet(appointment, scene.Rules)]
            : [Reply.Of("bring.sheet", ("bring", new Value.Sentence(bring.Key, bring.Holes)), ("link", new Value.LinkTo(appointment.Number)))];
    }

    /// <summary>Where its sheet is, if that can be told.</summary>
    internal static IReadOnlyList<Reply> Sheet(Appointment appointment, Rules rules) =>
        rules.Sheets ? [Reply.Of("sheet.link", ("link", new Value.LinkTo(appointment.Number)))] : [];

    /// <summary>An appointment that was made on the phone without its name: that comes later.</summary>
    static Call? Naming(Call? call, IReadOnlyList<Appointment> booked) =>
        call is null ? null : call with { Nameless = booked.FirstOrDefault(one => one.Name.Length == 0)?.Number };

    internal static Reply Told(string key, Appointment appointment) => Reply.Of(key,
        ("number", new Value.Literal(appointment.Number)), ("code", new Value.CodeOf(appointment.Number)),
        ("when", new Value.Moment(appointment.Start)), ("office", new Value.Text(appointment.Office.Name)),
        ("address", new Value.Text(appointment.Office.Address)));

    /// <summary>The sentence <c>KEY.group</c>: where and on which day, and for each person time, name, number and code.</summary>
    internal static Reply Group(string key, IReadOnlyList<Appointment> all) => Reply.Of($"{key}.group",
        ("n", new Value.Count(all.Count)), ("day", new Value.Day(DateOnly.FromDateTime(all[0].Start.DateTime))),
        ("when", new Value.Moment(all[0].Start)), ("office", new Value.Text(all[0].Office.Name)),
        ("address", new Value.Text(all[0].Office.Address)), ("end", End(all[0])),
        ("lines", new Value.Many([.. all.Select(Line)], Lines: true)));

    internal static Reply Bring(string? reason, Scene scene) => Reply.Of("bring",
        ("items", new Value.Many([.. scene.Content.Reason(reason).Bring.Select(item => new Value.Sentence($"bring.{item}"))])));

    /// <summary>The last digits, by which a reply names its appointment: "2 6307".</summary>
    internal static Value End(Appointment appointment) =>
        new Value.Literal(appointment.Number[(appointment.Number.LastIndexOf('-') + 1)..]);

    static Reply Interpreter(Scene scene) =>
        Reply.Of("booked.interpreter", ("age", new Value.Count(scene.Rules.InterpreterAge)));

    static Value Line(Appointment one) => new Value.Sentence("booked.line", new Dictionary<string, Value>
    {
        ["time"] = new Value.Clock(TimeOnly.FromDateTime(one.Start.DateTime), Alone: true),
        ["name"] = new Value.Person(one.Name),
        ["number"] = new Value.Literal(one.Number),
        ["code"] = new Value.CodeOf(one.Number),
    });
}
