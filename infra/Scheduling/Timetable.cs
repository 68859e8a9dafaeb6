using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>What anybody may know of the offices: read beside the writers, so that readers hold nobody up.</summary>
public sealed class Timetable(Database database, IOptions<BookingOptions> options, TimeProvider clock)
{
    private static readonly Conversation Nobody = new() { Id = "", Language = "en" };

    /// <summary>All offices by code, without a day.</summary>
    public Task<List<OfficeNear>> OfficesAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (await OfficeTable.AllAsync(session)).ConvertAll(static office => office.Near()), cancellation);

    /// <returns>OfficesFound or ZipUnknown.</returns>
    public Task<Input> NearAsync(string zip, int people, CancellationToken cancellation) =>
        database.ReadAsync(session => Places.FindAsync(At(session), new(zip, people)), cancellation);

    /// <returns>OfficesFound: those of the codes that there are.</returns>
    public Task<Input> NamedAsync(
        IReadOnlyList<string> codes, string? zip, int people, CancellationToken cancellation) =>
        database.ReadAsync(session => Places.FindByCodeAsync(At(session), new(codes, zip, people)), cancellation);

    /// <returns>The days of the window, with the office; null when there is none of that code.</returns>
    public Task<(OfficeNear Office, IReadOnlyList<OfficeDay> Days)?> OpenAsync(
        string office, int minutes, int people, CancellationToken cancellation) => database.ReadAsync(
        async Task<(OfficeNear, IReadOnlyList<OfficeDay>)?> (session) =>
            await OfficeTable.OneAsync(session, office) is { } known
                ? (known.Near(), ((Input.TimesFound)await Times.LookAsync(At(session), new(office, minutes, People: people))).Days)
                : null,
        cancellation);

    /// <summary>How long a visit takes there: the office's own length, or the usual one.</summary>
    /// <returns>Null when there is no office of that code.</returns>
    public static Asked<int?> Minutes(Session session, string office, string reason, int usual) =>
        session.AskFirst<int?>(
            """
            SELECT coalesce(v.minutes, $3) FROM offices o
            LEFT JOIN visit_lengths v ON v.office = o.code AND v.reason = $2 WHERE o.code = $1
            """,
            static row => row.GetInt32(0), office, reason, usual);

    public Task<int?> MinutesAsync(string office, string reason, int usual, CancellationToken cancellation) =>
        database.ReadAsync(session => Minutes(session, office, reason, usual).AsTask(), cancellation);

    /// <summary>What the rules allow at an office: not before the instant, not after the day on its own calendar.</summary>
    /// <returns>Null when there is no office of that code.</returns>
    public async Task<BookingWindow?> WindowAsync(Session session, string office) =>
        await OfficeTable.OneAsync(session, office) is { } row ? BookingWindow.Of(At(session), row) : null;

    /// <returns>Null when there is none of this number that is neither cancelled nor past.</returns>
    public Task<Appointment?> AppointmentAsync(Session session, string number) =>
        AppointmentTable.ActiveAsync(session, number, clock.GetUtcNow());

    /// <summary>How much of that day one client of the API keeps already, see <see cref="HeldShares"/>.</summary>
    /// <returns>Null when there is no office of that code.</returns>
    public async Task<HeldShare?> HeldAsync(
        Session session, string client, Conversation conversation, string office, DateTimeOffset start) =>
        await OfficeTable.OneAsync(session, office) is { } row
            ? await HeldShares.OfAsync(session, client, conversation, row, start, clock.GetUtcNow()) : null;

    /// <summary>Those of everybody of this name and birth date, for eyes that may see them.</summary>
    public Task<List<Appointment>> OfPersonAsync(Session session, string name, DateOnly birth) =>
        AppointmentTable.OfPersonAsync(session, Folding.Fold(name), birth, null, clock.GetUtcNow());

    /// <returns>Null when this conversation holds nothing, or no longer.</returns>
    public async Task<Hold?> HoldAsync(Session session, Conversation conversation)
    {
        var occasion = new Occasion(session, conversation, clock.GetUtcNow(), options.Value);
        if (await Holds.OwnAsync(occasion) is not { } hold || hold.Until <= occasion.Now)
            return null;
        var zone = LocalTime.Zone((await OfficeTable.OneAsync(session, hold.Office))!.Zone);
        return hold with { Start = LocalTime.At(hold.Start, zone) };
    }

    private Occasion At(Session session) => new(session, Nobody, clock.GetUtcNow(), options.Value);
}

/// <param name="Soonest">No visit begins before.</param>
/// <param name="Last">The last day, on the office's own calendar.</param>
public sealed record BookingWindow(OfficeNear Office, DateTimeOffset Soonest, DateOnly Last)
{
    internal static BookingWindow Of(Occasion occasion, OfficeRow office) => new(
        office.Near(), Times.Soonest(occasion, office),
        LocalTime.Day(occasion.Now, LocalTime.Zone(office.Zone)).AddDays(Times.Window(occasion.Rules, office)));
}
