using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Patterns;

namespace BotApp.Dialogs.Flows;

/// <summary>An appointment told: number, code, time, place, what to bring, how to change it.</summary>
static class Confirmed
{
    internal static Turn Tell(Conversation conversation, Appointment appointment, Scene scene) => new(
        StartOver.Clear(conversation) with { Call = Naming(conversation.Call, appointment) },
        [Told("booked", appointment), Bring(appointment.Reason, scene), Reply.Of("booked.change", ("end", End(appointment)))]);

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
