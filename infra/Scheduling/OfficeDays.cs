using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// What the staff of an office changes: a day's hours and officers, a closure, the rules of the office. Each is one commit.
/// Nobody's appointment is broken by it: who cannot come as booked gets another time to accept, or is listed to be called.
/// </summary>
public sealed class OfficeDays(Database database, TimeProvider clock, Random random, IOptions<BookingOptions> options)
{
    private static readonly Conversation Staff = new() { Id = "", Language = "en" };

    /// <summary>In whose name it is done, for the audit trail.</summary>
    private string Channel { get; init; } = "staff";

    /// <summary>The same, in the name of the holder of a key.</summary>
    public OfficeDays As(string channel) => new(database, clock, random, options) { Channel = channel };

    /// <summary>Closes a day, or the hours given: snow, an officer who is ill.</summary>
    /// <param name="reason">The office's own words, for its staff.</param>
    public Task<DayChange> CloseAsync(
        string office, DateOnly date, string reason, TimeOnly? from = null, TimeOnly? until = null, bool holiday = false,
        CancellationToken cancellation = default) =>
        RunAsync(office, date, (occasion, row) => (Wrong("from", from, "until", until) ?? Checked(reason)) is { } refusal
            ? Task.FromResult<DayChange>(refusal)
            : Closing.CloseAsync(occasion, row, new(date, reason, from, until, holiday), random), cancellation);

    /// <summary>
    /// Opens a day, or changes its hours and officers. Fewer officers or hours never break what is booked: those seats stay
    /// until they are given back, and are told.
    /// </summary>
    public Task<DayChange> SetAsync(
        string office, DateOnly date, DayPlan plan, CancellationToken cancellation = default) =>
        RunAsync(office, date, (occasion, row) => (Wrong("opens", plan.Opens, "closes", plan.Closes) ?? Checked(plan.Officers)) is { } refusal
            ? Task.FromResult<DayChange>(refusal)
            : DayHours.SetAsync(occasion, row, date, plan), cancellation);

    /// <summary>The usual hours of an office, for days that are not open yet; how soon and how far ahead it can be booked.</summary>
    public Task<DayChange> SetOfficeAsync(string office, OfficePlan plan, CancellationToken cancellation = default) =>
        RunAsync(office, null, (occasion, row) => (plan.Wrong ?? Wrong(
            "opens", plan.Opens ?? LocalTime.Clock(row.Opens), "closes", plan.Closes ?? LocalTime.Clock(row.Closes))) is { } refusal
            ? Task.FromResult<DayChange>(refusal)
            : DayHours.SetOfficeAsync(occasion, row, plan), cancellation);

    /// <summary>How long a visit of a kind takes at this office; null is as everywhere.</summary>
    public Task<DayChange> SetLengthAsync(
        string office, string reason, int? minutes, CancellationToken cancellation = default) =>
        RunAsync(office, null, (occasion, row) => minutes is < 5 or > 240
            ? Task.FromResult<DayChange>(new DayChange.Refused("minutes", "must be from 5 to 240."))
            : DayHours.SetLengthAsync(occasion, row, reason, minutes), cancellation);

    /// <summary>Who is without a time they can keep: on a day, or at all.</summary>
    /// <returns>Null where there is no such office.</returns>
    public Task<(OfficeNear Office, List<DisplacedPerson> People)?> DisplacedAsync(
        string office, DateOnly? date = null, CancellationToken cancellation = default) =>
        database.ReadAsync(async Task<(OfficeNear, List<DisplacedPerson>)?> (session) =>
        {
            if (await OfficeTable.OneAsync(session, office) is not { } row)
                return null;
            var zone = LocalTime.Zone(row.Zone);
            return (row.Near(), date is { } day
                ? await Displaced.ListAsync(session, office, LocalTime.Midnight(day, zone), LocalTime.Midnight(day.AddDays(1), zone))
                : await Displaced.ListAsync(session, office, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue));
        }, cancellation);

    /// <summary>The rules of an office as they hold now, its own or those of all.</summary>
    /// <returns>Null where there is no such office.</returns>
    public Task<OfficeRules?> RulesAsync(string office, CancellationToken cancellation = default) =>
        database.ReadAsync(async session => await OfficeTable.OneAsync(session, office) is { } row
            ? new OfficeRules(
                LocalTime.Clock(row.Opens), LocalTime.Clock(row.Closes), row.Officers, row.Weekdays,
                row.LeadMinutes ?? options.Value.LeadMinutes, Times.Window(options.Value, row),
                (await OfficeTable.Lengths(session, office)).GetValueOrDefault(office) ?? new Dictionary<string, int>())
            : null, cancellation);

    private Task<DayChange> RunAsync(
        string office, DateOnly? date, Func<Occasion, OfficeRow, Task<DayChange>> change, CancellationToken cancellation) =>
        database.TransactAsync(async session =>
        {
            // One change of an office at a time, and none while the waiting list is gone through.
            session.QueueFor("waitlist");
            session.Channel = Channel;
            var occasion = new Occasion(session, Staff, clock.GetUtcNow(), options.Value);
            if (await OfficeTable.OneAsync(session, office) is not { } row)
                return new DayChange.Refused("office", "is not known.");
            var today = LocalTime.Day(occasion.Now, LocalTime.Zone(row.Zone));
            return date < today ? new DayChange.Refused("date", "is past.")
                : date > today.AddDays(366) ? new DayChange.Refused("date", "is more than a year ahead.")
                : await change(occasion, row);
        }, cancellation);

    private static DayChange.Refused? Wrong(string begins, TimeOnly? from, string ends, TimeOnly? until) => (from, until) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => new DayChange.Refused(from is null ? begins : ends, "is missing."),
        var (first, last) when IsOff(first.Value) || IsOff(last.Value) =>
            new DayChange.Refused(IsOff(first.Value) ? begins : ends, "must be on a quarter of an hour."),
        var (first, last) when first >= last => new DayChange.Refused(ends, "must be later than it begins."),
        _ => null,
    };

    private static bool IsOff(TimeOnly time) => time.Ticks % TimeSpan.FromMinutes(15).Ticks != 0;

    private static DayChange.Refused? Checked(string reason) =>
        reason.Length is 0 or > 200 ? new DayChange.Refused("reason", "must have 1 to 200 characters.") : null;

    private static DayChange.Refused? Checked(int officers) =>
        officers is < 0 or > 500 ? new DayChange.Refused("officers", "must be from 0 to 500.") : null;
}

/// <summary>A day's hours on the office's clock, and how many can be served at once.</summary>
public sealed record DayPlan(TimeOnly Opens, TimeOnly Closes, int Officers);

/// <summary>What is null stays as it is.</summary>
/// <param name="Weekdays">The days it is open, 1 is Monday: <c>12345</c>.</param>
public sealed record OfficePlan(
    TimeOnly? Opens = null, TimeOnly? Closes = null, int? Officers = null, string? Weekdays = null, int? LeadMinutes = null,
    int? WindowDays = null)
{
    internal DayChange.Refused? Wrong => this switch
    {
        { Officers: < 0 or > 500 } => new("officers", "must be from 0 to 500."),
        { Weekdays: { } days } when days.Any(day => day is < '1' or > '7') || days.Distinct().Count() != days.Length =>
            new("weekdays", "must be digits from 1 to 7, each once."),
        { LeadMinutes: < 0 or > 20160 } => new("leadMinutes", "must be from 0 to 20160."),
        { WindowDays: < 1 or > 366 } => new("windowDays", "must be from 1 to 366."),
        _ => null,
    };
}

/// <param name="Lengths">Minutes of a visit by its reason, where they are this office's own.</param>
public sealed record OfficeRules(
    TimeOnly? Opens, TimeOnly? Closes, long Officers, string Weekdays, long LeadMinutes, long WindowDays,
    IReadOnlyDictionary<string, int> Lengths);

/// <summary>How a change went: what became of seats and people, or which field is wrong; then nothing was changed.</summary>
public abstract record DayChange
{
    private DayChange() { }

    /// <param name="Seats">How many seats came to the day, or left it where negative.</param>
    /// <param name="Displaced">Appointments that cannot be kept.</param>
    /// <param name="Proposed">Of these, for how many another time is held and proposed.</param>
    /// <param name="Listed">Of these, how many a person must reach: <see cref="OfficeDays.DisplacedAsync"/>.</param>
    /// <param name="Over">Quarters of an hour with more booked than the plan allows, which stay.</param>
    public sealed record Done(
        OfficeNear Office, DateOnly? Date, long Seats = 0, int Displaced = 0, int Proposed = 0, int Listed = 0,
        IReadOnlyList<DateTimeOffset>? Over = null) : DayChange;

    public sealed record Refused(string Field, string Why) : DayChange;
}
