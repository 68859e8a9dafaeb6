using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Which outcomes leave a trace in the audit trail.</summary>
internal static class Trail
{
    public static void Note(Occasion occasion, Effect effect, Input outcome)
    {
        switch (outcome)
        {
            case Input.Booked booked:
                Note(occasion, Deeds.Booked, booked.Appointment);
                break;
            case Input.Moved moved:
                Note(occasion, Deeds.Moved, moved.Appointment, moved.From);
                break;
            case Input.Cancelled cancelled:
                Note(occasion, Deeds.Cancelled, cancelled.Appointment);
                break;
            case Input.NameCorrected corrected:
                Note(occasion, Deeds.Renamed, corrected.Appointment);
                break;
            case Input.Done when effect is Effect.Attend attend:
                Audit.Note(occasion.Session, Deeds.Attends, occasion.Now, attend.Number);
                break;
        }
    }

    private static void Note(Occasion occasion, string deed, Appointment appointment, DateTimeOffset? before = null) =>
        Audit.Note(occasion.Session, deed, occasion.Now, appointment.Number, appointment.Office.Code, appointment.Start, before);
}
