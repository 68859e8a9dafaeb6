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
                foreach (var one in booked.Others.Prepend(booked.Appointment))
                    Note(occasion, Deeds.Booked, one);
                break;
            case Input.Moved moved:
                foreach (var one in moved.Others.Prepend(moved.Appointment))
                    Note(occasion, Deeds.Moved, one, moved.From);
                break;
            case Input.Cancelled cancelled:
                foreach (var one in cancelled.Others.Prepend(cancelled.Appointment))
                    Note(occasion, Deeds.Cancelled, one);
                break;
            case Input.ProposalTaken taken:
                foreach (var one in taken.Others.Prepend(taken.Appointment))
                    Note(occasion, taken.From is null ? Deeds.Booked : Deeds.Moved, one, taken.From);
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
