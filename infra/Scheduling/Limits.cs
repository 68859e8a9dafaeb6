using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// One appointment for a reason and a person: by case or A-number, or by name and birth date; never by address or phone.
/// Who may be somebody else, a twin or one of a common name, is asked about and not refused.
/// </summary>
internal static class Limits
{
    /// <summary>More of one name and birth date than any family has: a person looks.</summary>
    private const int MostNamesakes = 3;

    /// <param name="known">What <see cref="Ask"/> found.</param>
    /// <param name="hold">The time meant, so that nobody has to be in two places; null where it is not known yet.</param>
    /// <returns>Null where this person may book.</returns>
    public static async Task<Input?> OfAsync(
        Occasion occasion, List<Known> known, string reason, Visitor visitor, int who, Hold? hold)
    {
        var (folded, number) = (Folded(occasion, visitor.Name!), visitor.Case ?? "");
        var same = known.Where(other => other.Reason == reason).ToList();
        if (same.Find(other => number.Length > 0 && other.Case == number) is { Number: { } bySameCase })
            return new Input.TooManyBookings(await OneAsync(occasion, bySameCase), who);
        var perhaps = same.FindAll(other => !(number.Length > 0 && other.Case.Length > 0));
        var namesake = perhaps.Find(other => other.Folded == folded);
        var relative = namesake.Number is null ? perhaps.Find(other => ShareASurname(other.Folded, folded)) : namesake;
        if (visitor.Same != false && relative.Number is { } maybe)
            return visitor.Same == true
                ? new Input.TooManyBookings(await OneAsync(occasion, maybe), who)
                : new Input.MaybeSamePerson(await OneAsync(occasion, maybe), who);
        if (same.Count(other => other.Folded == folded && other.Case == number) >= MostNamesakes)
            return await PersonAsync(occasion);
        var clash = hold is null ? default : known.Find(other => Clashes(other, folded, visitor, hold, who));
        return clash.Number is null ? null : new Input.Overlaps(await OneAsync(occasion, clash.Number), who);
    }

    public static Asked<long> Strangers(Occasion occasion, IReadOnlyList<Visitor> everyone) =>
        // A family is one stranger: those who come together were booked in one go.
        occasion.Session.AskFirst(
            """
            SELECT count(DISTINCT coalesce(together, folded || ' ' || birth)) FROM appointments
            WHERE caller = $1 AND created_at > $2 AND NOT (folded = $3 AND birth = $4)
            """,
            static row => row.GetInt64(0),
            occasion.Caller, occasion.Now.AddHours(-1), Folded(occasion, everyone[0].Name!), everyone[0].Birth);

    public static async Task<Input> PersonAsync(Occasion occasion) => new Input.NeedsPerson(await Tickets.OpenAsync(
        occasion.Session, "many-bookings", occasion.Conversation.Id, occasion.Conversation.Reads, occasion.Now));

    /// <summary>A name that is to come later is nobody else's who has none yet.</summary>
    public static string Folded(Occasion occasion, string name) =>
        name.Length == 0 ? $"? {occasion.Caller}" : Folding.Fold(name);

    public static void EndOver(Occasion occasion, Visitor visitor) => occasion.Session.Send(
        """
        UPDATE appointments SET state = 'past', changed_at = $3
        WHERE state = 'active' AND folded = $1 AND birth = $2 AND start + minutes * 60 <= $3
        """,
        Folded(occasion, visitor.Name!), visitor.Birth, occasion.Now);

    /// <summary>0 for the first of a name and birth date, then what is not yet given among those who are active.</summary>
    /// <param name="entered">Those who come along and were entered before; this one is added.</param>
    public static long Twin(
        Occasion occasion, IEnumerable<Known> known, List<Known> entered, Appointment appointment)
    {
        var folded = Folded(occasion, appointment.Name);
        var given = known.Concat(entered).Where(other => other.Folded == folded && other.Birth == appointment.Birth
                && other.Reason == appointment.Reason && other.Case == (appointment.Case ?? ""))
            .Select(other => other.Twin).ToHashSet();
        var twin = 0L;
        while (given.Contains(twin))
            twin++;
        entered.Add(new(appointment.Number, folded, appointment.Birth, appointment.Case ?? "", appointment.Reason, 0, 0, twin));
        return twin;
    }

    /// <summary>Active appointments of people born that day, or of that case.</summary>
    public static Asked<List<Known>> Ask(Occasion occasion, Visitor visitor) => occasion.Session.Ask(
        """
        SELECT number, folded, birth, case_number, reason, start, start + minutes * 60, twin FROM appointments
        WHERE state = 'active' AND (birth = $1 OR (case_number = $2 AND $2 <> ''))
        ORDER BY start, number
        """,
        static row => new Known(row.GetString(0), row.GetString(1), DateOnly.ParseExact(row.GetString(2), "O"),
            row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)),
        visitor.Birth, visitor.Case ?? "");

    private static bool Clashes(Known other, string folded, Visitor visitor, Hold hold, int who)
    {
        var from = hold.StartOf(who).ToUnixTimeSeconds();
        var itself = visitor.Case is { Length: > 0 } number && other.Case.Length > 0 ? other.Case == number
            : other.Folded == folded && visitor.Same != false;
        return itself && other.Start < from + hold.Minutes * 60 && other.End > from;
    }

    /// <summary>
    /// The last word of both names is the same. Where surnames go first they are so few that it would be asked of every
    /// tenth person who shares a birth date with another.
    /// </summary>
    private static bool ShareASurname(string one, string other) =>
        one.Contains(' ') && one[(one.LastIndexOf(' ') + 1)..] == other[(other.LastIndexOf(' ') + 1)..];

    private static async Task<Appointment> OneAsync(Occasion occasion, string number) =>
        (await AppointmentTable.ActiveAsync(occasion.Session, number, occasion.Now))!;

    public readonly record struct Known(
        string Number, string Folded, DateOnly Birth, string Case, string Reason, long Start, long End, long Twin)
    {
        public bool IsOver(DateTimeOffset now) => End <= now.ToUnixTimeSeconds();
    }
}
