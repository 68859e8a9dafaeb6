using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>Closures, hours, officers: nobody's appointment is broken, and all that cannot be kept is dealt with.</summary>
public class OfficeDaysTests
{
    private static readonly DateOnly Thursday = new(2027, 3, 4);
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);

    [Fact]
    public async Task Each_person_booked_on_a_closed_day_is_proposed_another_held_time_and_keeps_the_number()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var ana = await premises.BookAsync(Ana, Ten, Premises.Draft("Ana Pérez"));
        var luis = await premises.BookAsync(Luis, Ten, Premises.Draft("Luis Gómez"));

        var done = await CloseAsync(premises);

        Assert.Equal((2, 2, 0), (done.Displaced, done.Proposed, done.Listed));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM slots WHERE start >= $1 AND start < $2", Premises.On(4, 0), Premises.On(5, 0)));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM outbox WHERE state = 'waiting' AND kind IN ('bring', 'day', 'morning')"));
        var taken = Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Ana));
        Assert.Equal((ana.Number, Ten), (taken.Appointment.Number, taken.From));
        Assert.True(Math.Abs((taken.Appointment.Start - Ten).TotalDays) < 2);
        Assert.False(taken.Appointment.Displaced);
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Luis));
        Assert.Equal(0, await premises.NumberAsync(
            "SELECT count(*) FROM appointments a WHERE (SELECT count(*) FROM seats s WHERE s.number = a.number) <> 2"));
        Assert.NotEqual(ana.Number, luis.Number);
    }

    [Fact]
    public async Task The_day_shows_as_closed_or_as_a_holiday_and_not_as_full()
    {
        await using var premises = await Premises.SmallAsync();
        await CloseAsync(premises);
        await premises.Get<OfficeDays>().CloseAsync("TST", new(2027, 3, 5), "Founders' day", holiday: true, cancellation: Premises.Cancelled);

        var days = Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", 15), Ana)).Days;

        Assert.Equal(Closure.Closed, days.Single(day => day.Date == Thursday).Closure);
        Assert.Equal(Closure.Holiday, days.Single(day => day.Date == Thursday.AddDays(1)).Closure);
        Assert.Empty(days.Single(day => day.Date == Thursday).Starts);
    }

    [Fact]
    public async Task Whom_no_text_reaches_or_who_does_not_answer_is_listed_with_a_ticket_each()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Premises.Conversation(1, phone: null), Ten, Premises.Draft("No Phone"));
        await premises.BookAsync(Luis, Ten, Premises.Draft("Opted Out"));
        await premises.PerformAsync(new Effect.StopMessages(Luis.Phone!), Luis);
        var silent = Premises.Conversation(3);
        await premises.BookAsync(silent, Ten, Premises.Draft("Says Nothing"));
        var quick = Premises.Conversation(4);
        await premises.BookAsync(quick, Ten, Premises.Draft("Quick Answer"));
        await CloseAsync(premises);
        await AnswerAsync(premises, quick);

        premises.Clock.Advance(TimeSpan.FromHours(5));
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);

        var list = await premises.Get<OfficeDays>().DisplacedAsync("TST", Thursday, Premises.Cancelled) is var (_, people) ? people : [];
        Assert.Equal([Unreached.NoPhone, Unreached.OptedOut, Unreached.NoAnswer], list.Select(one => one.Why));
        Assert.All(list, one => Assert.StartsWith("T-", one.Ticket, StringComparison.Ordinal));
        Assert.Equal(3, list.Select(one => one.Ticket).Distinct().Count());
    }

    [Fact]
    public async Task Closed_twice_or_first_in_part_nobody_is_told_twice_and_each_keeps_what_is_held_for_them()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Ana, Premises.On(4, 11), Premises.Draft("Ana Pérez"));
        await premises.BookAsync(Luis, Premises.On(4, 9), Premises.Draft("Luis Gómez"));
        var days = premises.Get<OfficeDays>();

        var hours = Assert.IsType<DayChange.Done>(
            await days.CloseAsync("TST", Thursday, "snow", new(10, 0), new(12, 0), cancellation: Premises.Cancelled));
        var (day, again) = (await CloseAsync(premises), await CloseAsync(premises));

        Assert.Equal((1, 2, 0), (hours.Displaced, day.Displaced, again.Displaced));
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM proposals WHERE state = 'open'"));
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Ana));
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Luis));
    }

    [Fact]
    public async Task Some_hours_can_be_closed_and_the_rest_of_the_day_stays()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.BookAsync(Ana, Premises.On(4, 9), Premises.Draft("Ana Pérez"));
        await premises.BookAsync(Luis, Premises.On(4, 11), Premises.Draft("Luis Gómez"));

        var done = Assert.IsType<DayChange.Done>(await premises.Get<OfficeDays>().CloseAsync(
            "TST", Thursday, "an officer is ill", new(10, 30), new(12, 0), cancellation: Premises.Cancelled));

        Assert.Equal(1, done.Displaced);
        var starts = Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", 15), Ana))
            .Days.Single(day => day.Date == Thursday).Starts;
        Assert.Contains(Premises.On(4, 9, 45), starts);
        Assert.DoesNotContain(Premises.On(4, 10, 30), starts);
    }

    [Fact]
    public async Task What_was_proposed_for_a_day_that_closes_is_void_and_the_place_in_line_is_kept()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.Database.TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = taken WHERE start <> $1", Ten), Premises.Cancelled);
        await premises.PerformAsync(new Effect.JoinLine(Premises.Draft("Ana Pérez"), "TST", 15, Dialogs.Flows.Wish.Any, 2), Ana);
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);

        await CloseAsync(premises);

        Assert.IsType<Input.ProposalOver>(await AnswerAsync(premises, Ana));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM waitlist WHERE state = 'waiting'"));
    }

    [Fact]
    public async Task A_hold_on_a_closed_day_is_gone_and_its_holder_is_told_when_booking()
    {
        await using var premises = await Premises.SmallAsync();
        var held = Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 30), Ana));

        await CloseAsync(premises);

        Assert.IsType<Input.HoldExpired>(await premises.PerformAsync(new Effect.Book(Premises.Draft(), held.Hold), Ana));
    }

    [Fact]
    public async Task Fewer_officers_and_hours_break_nothing_that_is_booked_and_are_told()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        await premises.BookAsync(Ana, Ten, Premises.Draft("Ana Pérez"), minutes: 15);
        await premises.BookAsync(Luis, Ten, Premises.Draft("Luis Gómez"), minutes: 15);
        await premises.BookAsync(Premises.Conversation(3), Premises.On(4, 11, 45), Premises.Draft("Eva Ruiz"), minutes: 15);

        var less = await SetAsync(premises, new(new(9, 0), new(11, 0), 1));

        Assert.Equal([Ten, Premises.On(4, 11, 45)], less.Over!);
        Assert.Equal(-14, less.Seats);
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Ana));
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Premises.On(4, 11), 15), Ana));
        var more = await SetAsync(premises, new(new(8, 0), new(12, 0), 3));
        Assert.Empty(more.Over!);
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", Premises.On(4, 8), 15), Ana));
    }

    [Fact]
    public async Task A_closed_day_can_be_opened_again()
    {
        await using var premises = await Premises.SmallAsync();
        await CloseAsync(premises);

        await SetAsync(premises, new(new(9, 0), new(12, 0), 1));

        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 30), Ana));
    }

    [Fact]
    public async Task How_soon_how_far_and_how_long_are_rules_of_each_office()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.Get<OfficeDays>().SetOfficeAsync("TST", new(LeadMinutes: 1440, WindowDays: 3), Premises.Cancelled);
        await premises.Get<OfficeDays>().SetLengthAsync("TST", "adit", 45, Premises.Cancelled);

        var days = Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", 15), Ana)).Days;
        var office = Assert.IsType<Input.OfficesFound>(
            await premises.PerformAsync(new Effect.FindOfficesByCode(["TST"], null), Ana)).Offices[0];

        Assert.Equal(4, days.Count);
        Assert.Equal(Premises.On(3, 10), days.SelectMany(day => day.Starts).First());
        Assert.Equal(45, office.Lengths!["adit"]);
    }

    [Theory]
    [InlineData("XXX", "2027-03-04", "snow", "office")]
    [InlineData("TST", "2027-03-01", "snow", "date")]
    [InlineData("TST", "2029-03-04", "snow", "date")]
    [InlineData("TST", "2027-03-04", "", "reason")]
    public async Task What_cannot_be_is_refused_by_its_field_and_nothing_is_changed(string office, string date, string reason, string field)
    {
        await using var premises = await Premises.SmallAsync();

        var refused = Assert.IsType<DayChange.Refused>(await premises.Get<OfficeDays>().CloseAsync(
            office, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), reason, cancellation: Premises.Cancelled));

        Assert.Equal(field, refused.Field);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM days WHERE closure <> 'open'"));
    }

    private static async Task<DayChange.Done> CloseAsync(Premises premises) => Assert.IsType<DayChange.Done>(
        await premises.Get<OfficeDays>().CloseAsync("TST", Thursday, "snow", cancellation: Premises.Cancelled));

    private static async Task<DayChange.Done> SetAsync(Premises premises, DayPlan plan) => Assert.IsType<DayChange.Done>(
        await premises.Get<OfficeDays>().SetAsync("TST", Thursday, plan, Premises.Cancelled));

    private static Task<Input> AnswerAsync(Premises premises, Conversation who) =>
        premises.PerformAsync(new Effect.Answer(who.Phone!, Reaction.Take, null, new("1", premises.Now)), who);
}
