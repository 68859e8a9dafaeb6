using BotApp.Dialogs;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class BookingTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);

    [Fact]
    public async Task A_booking_has_all_that_was_said_and_a_running_number()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var draft = Premises.Draft("José Núñez") with { Case = "IOE0912345678", Interpreter = true };

        var first = await premises.BookAsync(Ana, Ten, draft);
        var second = await premises.BookAsync(Premises.Conversation(2), Ten);

        Assert.Equal(("TST-27-1001", "TST-27-1002"), (first.Number, second.Number));
        Assert.Equal(
            (Ten, 30, "adit", "José Núñez", draft.Birth, Ana.Phone, "IOE0912345678", true, "en"),
            (first.Start, first.Minutes, first.Reason, first.Name, first.Birth, first.Phone, first.Case,
                first.Interpreter, first.Language));
        Assert.Equal("280 Merrimack Street, Lawrence, MA 01843", first.Office.Address);
        Assert.Equal(TimeSpan.FromHours(-5), first.Start.Offset);
        Assert.Null(second.Case);
    }

    [Fact]
    public async Task The_year_in_the_number_is_the_offices()
    {
        await using var premises = await Premises.SmallAsync();
        premises.Clock.Set(new(2027, 1, 1, 3, 0, 0, TimeSpan.Zero));

        Assert.Equal("TST-26-1001", (await premises.BookAsync(Ana, Ten)).Number);
    }

    [Fact]
    public async Task One_person_has_one_active_appointment_for_a_reason()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        var first = await premises.BookAsync(Ana, Ten, Premises.Draft("José Núñez"));

        var again = await BookAsync(premises, Premises.Conversation(2), Premises.Draft("FNU JOSE NUNEZ") with { Same = true });
        var otherReason = await BookAsync(
            premises, Premises.Conversation(3), Premises.Draft("José Núñez") with { Reason = "speak" }, hour: 2);

        Assert.Equal(first.Number, Assert.IsType<Input.TooManyBookings>(again).Existing.Number);
        Assert.IsType<Input.Booked>(otherReason);
    }

    [Fact]
    public async Task One_case_has_one_active_appointment_for_a_reason_whoever_asks()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Ana, Ten, Premises.Draft() with { Case = "IOE0912345678" });

        Assert.IsType<Input.TooManyBookings>(await BookAsync(
            premises, Premises.Conversation(2), Premises.Draft("Luis Gómez") with { Case = "IOE0912345678" }));
    }

    [Fact]
    public async Task Two_of_one_name_and_birth_date_can_book_with_two_cases()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Ana, Ten, Premises.Draft() with { Case = "A012345678" });

        Assert.IsType<Input.Booked>(await BookAsync(
            premises, Premises.Conversation(2), Premises.Draft() with { Case = "A012345679" }));
        Assert.IsType<Input.MaybeSamePerson>(await BookAsync(premises, Premises.Conversation(3), Premises.Draft()));
    }

    [Fact]
    public async Task After_the_visit_or_a_cancellation_the_same_can_be_booked_again()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        var first = await premises.BookAsync(Ana, Ten);
        await premises.PerformAsync(new Effect.Cancel(first.Number), Ana);
        await premises.BookAsync(Ana, Ten);
        premises.Clock.Set(Ten.AddHours(2));

        await premises.BookAsync(Ana, Ten.AddDays(1));
    }

    [Fact]
    public async Task The_fifth_stranger_from_one_phone_within_an_hour_needs_a_person()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        for (var i = 1; i <= 4; i++)
            await premises.BookAsync(Ana, Ten, Premises.Draft($"Person {i}"));

        var ticket = Assert.IsType<Input.NeedsPerson>(await BookAsync(premises, Ana, Premises.Draft("Person 5"))).Ticket;
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM tickets WHERE number = $1", ticket));
        Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Conversation(2), Premises.Draft("Person 6")));

        premises.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.IsType<Input.Booked>(await BookAsync(premises, Ana, Premises.Draft("Person 5")));
    }

    [Fact]
    public async Task A_visit_takes_all_its_quarters_or_none()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.BookAsync(Ana, Premises.On(4, 10, 30), minutes: 15);

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(
            new Effect.HoldTime("TST", Ten, 50), Premises.Conversation(2)));
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(
            new Effect.HoldTime("TST", Ten, 30), Premises.Conversation(2)));
        Assert.Equal(3, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    [Fact]
    public async Task A_name_is_corrected_and_found_again()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten, Premises.Draft("Jose Nunes"));

        var corrected = Assert.IsType<Input.NameCorrected>(
            await premises.PerformAsync(new Effect.CorrectName(booked.Number, "José Núñez"), Ana));

        Assert.Equal("José Núñez", corrected.Appointment.Name);
        Assert.IsType<Input.AppointmentsFound>(await premises.PerformAsync(
            new Effect.FindByPerson("jose nunez", booked.Birth, null), Ana));
        Assert.IsType<Input.Gone>(await premises.PerformAsync(new Effect.CorrectName("TST-27-9999", "X"), Ana));
    }

    private static async Task<Input> BookAsync(Premises premises, Conversation who, Draft draft, int hour = 1)
    {
        var held = (Input.TimeHeld)await premises.PerformAsync(new Effect.HoldTime("TST", Ten.AddDays(hour), 30), who);
        return await premises.PerformAsync(new Effect.Book(draft, held.Hold), who);
    }
}
