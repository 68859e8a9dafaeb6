using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class ChangeTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);

    [Fact]
    public async Task A_move_keeps_the_number_and_tells_the_old_time()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten);

        var moved = Assert.IsType<Input.Moved>(await MoveAsync(premises, booked, Premises.On(15, 9)));

        Assert.Equal((booked.Number, Premises.On(15, 9)), (moved.Appointment.Number, moved.Appointment.Start));
        Assert.Equal(TimeSpan.FromHours(-4), moved.Appointment.Start.Offset);
        Assert.Equal(Ten, moved.From);
    }

    [Fact]
    public async Task The_old_time_stays_until_the_new_one_is_had()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten);
        var held = (Input.TimeHeld)await premises.PerformAsync(
            new Effect.HoldTime("TST", Ten.AddHours(1), 30, booked.Number), Ana);
        premises.Clock.Advance(TimeSpan.FromHours(1));
        await premises.PerformAsync(new Effect.HoldTime("TST", Ten.AddHours(1), 30), Luis);

        Assert.IsType<Input.HoldExpired>(await premises.PerformAsync(new Effect.Move(booked.Number, held.Hold), Ana));

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 30), Luis));
        Assert.Equal(Ten, (await FindAsync(premises, Ana)).Single().Start);
    }

    [Fact]
    public async Task A_move_by_a_quarter_of_an_hour_keeps_the_seat_they_share()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        var booked = await premises.BookAsync(Ana, Ten);

        Assert.IsType<Input.Moved>(await MoveAsync(premises, booked, Ten.AddMinutes(15)));

        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM seats WHERE number = $1", booked.Number));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM seats WHERE release_at IS NOT NULL"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM holds"));
    }

    [Fact]
    public async Task A_move_whose_hold_did_not_know_of_it_takes_no_more_seats_than_it_needs()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var booked = await premises.BookAsync(Ana, Ten);
        var held = (Input.TimeHeld)await premises.PerformAsync(
            new Effect.HoldTime("TST", Ten.AddMinutes(15), 30), Ana);

        Assert.IsType<Input.Moved>(await premises.PerformAsync(new Effect.Move(booked.Number, held.Hold), Ana));

        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM seats WHERE number = $1", booked.Number));
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM seats WHERE release_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_hold_made_for_a_move_is_no_hold_for_a_booking()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        var booked = await premises.BookAsync(Ana, Ten);
        var held = (Input.TimeHeld)await premises.PerformAsync(
            new Effect.HoldTime("TST", Ten.AddMinutes(15), 30, booked.Number), Ana);

        Assert.IsType<Input.HoldExpired>(
            await premises.PerformAsync(new Effect.Book(Premises.Draft("Luis Gómez"), held.Hold), Ana));
    }

    [Fact]
    public async Task A_seat_given_back_cools_before_others_can_have_it()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten);
        Assert.IsType<Input.Cancelled>(await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana));

        premises.Clock.Advance(TimeSpan.FromMinutes(9));
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 30), Luis));

        premises.Clock.Advance(TimeSpan.FromMinutes(61));
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 30), Luis));
    }

    [Fact]
    public async Task What_is_gone_can_neither_be_moved_nor_cancelled()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten);
        await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana);

        Assert.IsType<Input.Gone>(await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana));
        Assert.IsType<Input.Gone>(await MoveAsync(premises, booked, Ten.AddHours(1)));
        Assert.IsType<Input.Gone>(await premises.PerformAsync(new Effect.Cancel("TST-27-0000"), Ana));
        Assert.Empty(await FindAsync(premises, Ana));
    }

    [Fact]
    public async Task One_who_will_come_has_said_so_until_the_time_changes()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Ten);

        Assert.IsType<Input.Done>(await premises.PerformAsync(new Effect.Attend(booked.Number), Ana));
        Assert.Equal(1, await premises.NumberAsync("SELECT attends FROM appointments"));
        await MoveAsync(premises, booked, Ten.AddHours(1));
        Assert.Equal(0, await premises.NumberAsync("SELECT attends FROM appointments"));
    }

    private static async Task<Input> MoveAsync(Premises premises, Appointment booked, DateTimeOffset to)
    {
        var held = Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(
            new Effect.HoldTime("TST", to, booked.Minutes, booked.Number), Ana));
        return await premises.PerformAsync(new Effect.Move(booked.Number, held.Hold), Ana);
    }

    private static async Task<IReadOnlyList<Appointment>> FindAsync(Premises premises, Conversation who) =>
        ((Input.AppointmentsFound)await premises.PerformAsync(new Effect.FindByPhone(who.Phone!), who)).Appointments;

    [Fact]
    public async Task A_name_is_not_passed_on_to_somebody_else_a_few_letters_at_a_time()
    {
        await using var premises = await Premises.SmallAsync();
        var ana = Premises.Conversation(1);
        var booked = await premises.BookAsync(ana, Premises.On(4, 10), Premises.Draft("Ana López"));

        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Anna Lopes"), ana));
        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Enna Lopes"), ana));
        // Two letters from the last name, and too many from the first.
        Assert.IsType<Input.AnotherName>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Enno Lupes"), ana));
        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Ana Lopez"), ana));
        Assert.Equal("Ana Lopez", Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(
            new Effect.CorrectName(booked.Number, "Ana Lopez"), ana)).Appointment.Name);
        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Enno Lupes", Proven: true), ana));
    }

    [Fact]
    public async Task A_name_that_came_later_is_the_first()
    {
        await using var premises = await Premises.SmallAsync();
        var caller = Premises.Conversation(1);
        var booked = await premises.BookAsync(caller, Premises.On(4, 10), Premises.Draft(""));

        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Ximena Zacapa"), caller));
        Assert.IsType<Input.NameCorrected>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Jimena Zacapa"), caller));
        Assert.IsType<Input.AnotherName>(await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Luis Gómez"), caller));
    }
}
