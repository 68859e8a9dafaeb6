using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Patterns;

namespace BotApp.Dialogs.Flows;

/// <summary>An appointment told: number, code, time, place, what to bring, how to change it.</summary>
static class Confirmed
{
    /// <summary>Nearer than this there is no reminder of what to bring.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    internal static Turn Tell(Conversation conversation, Appointment appointment, Scene scene) => new(
        StartOver.Clear(conversation) with { Call = Naming(conversation.Call, appointment) },
        [Told("booked", appointment), .. Prepare(conversation, appointment, scene), Reply.Of("booked.change", ("end", End(appointment)))]);

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
    static Call? Naming(Call? call, Appointment appointment) =>
        appointment.Name.Length == 0 && call is not null ? call with { Nameless = appointment.Number } : call;

    internal static Reply Told(string key, Appointment appointment) => Reply.Of(key,
        ("number", new Value.Literal(appointment.Number)), ("code", new Value.CodeOf(appointment.Number)),
        ("when", new Value.Moment(appointment.Start)), ("office", new Value.Text(appointment.Office.Name)),
        ("address", new Value.Text(appointment.Office.Address)));

    internal static Reply Bring(string? reason, Scene scene) => Reply.Of("bring",
        ("items", new Value.Many([.. scene.Content.Reason(reason).Bring.Select(item => new Value.Sentence($"bring.{item}"))])));

    /// <summary>The last digits, by which a reply names its appointment: "2 6307".</summary>
    internal static Value End(Appointment appointment) =>
        new Value.Literal(appointment.Number[(appointment.Number.LastIndexOf('-') + 1)..]);
}
