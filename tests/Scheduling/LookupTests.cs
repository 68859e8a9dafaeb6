using BotApp.Dialogs;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class LookupTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Owner = Premises.Conversation(1);
    private static readonly Conversation Thief = Premises.Conversation(2, phone: null);

    [Fact]
    public async Task A_number_with_its_code_finds_the_appointment_from_any_phone()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten);

        var found = Assert.IsType<Input.AppointmentsFound>(
            await TryAsync(premises, booked.Number.ToLowerInvariant(), premises.Codes.For(booked.Number)));

        Assert.Equal([booked], found.Appointments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wrong_codes_slow_down_then_lock_whether_the_number_exists_or_not(bool exists)
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten);
        var number = exists ? booked.Number : "TST-27-9999";

        Input[] answers = [.. await Times(5, () => TryAsync(premises, number, "22222"))];

        Assert.Equal(
            [
                new Input.NotFound(false), new Input.NotFound(false), new Input.NotFound(true), new Input.NotFound(true),
                new Input.LockedOut(premises.Now.AddMinutes(30)),
            ], answers);
        Assert.IsType<Input.LockedOut>(await TryAsync(premises, number, premises.Codes.For(number)));
    }

    [Fact]
    public async Task A_lock_ends_and_holds_up_nobody_else()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var booked = await premises.BookAsync(Owner, Ten);
        var other = await premises.BookAsync(Premises.Conversation(3), Ten, Premises.Draft("Luis Gómez"));
        await Times(5, () => TryAsync(premises, booked.Number, "22222"));

        var neighbour = await premises.PerformAsync(
            new Effect.FindByCode(other.Number, premises.Codes.For(other.Number)), Premises.Conversation(4, phone: null));
        Assert.IsType<Input.AppointmentsFound>(neighbour);
        Assert.IsType<Input.LockedOut>(await TryAsync(premises, other.Number, premises.Codes.For(other.Number)));

        premises.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.IsType<Input.AppointmentsFound>(
            await TryAsync(premises, booked.Number, premises.Codes.For(booked.Number)));
    }

    [Fact]
    public async Task Tries_by_several_callers_count_together_and_the_owner_is_told_once()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten);

        for (var i = 10; i < 20; i++)
            await premises.PerformAsync(new Effect.FindByCode(booked.Number, "22222"), Premises.Conversation(i, null));

        Assert.IsType<Input.LockedOut>(await TryAsync(premises, booked.Number, premises.Codes.For(booked.Number)));
        Assert.Equal(1, await premises.NumberAsync(
            "SELECT count(*) FROM outbox WHERE kind = 'locked' AND recipient = $1", Owner.Phone));
        Assert.Single(((Input.AppointmentsFound)await premises.PerformAsync(
            new Effect.FindByPhone(Owner.Phone!), Owner)).Appointments);
    }

    [Fact]
    public async Task A_lost_number_is_found_by_name_and_birth_date_however_the_name_is_typed()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten, Premises.Draft("FNU Abdullah"));

        var find = new Effect.FindByPerson("ABDULLAH", booked.Birth, null);
        Assert.Equal(
            [booked], Assert.IsType<Input.AppointmentsFound>(await premises.PerformAsync(find, Owner)).Appointments);
        Assert.Equal(new Input.NotFound(false), await FindAsync(premises, "Abdullah", booked.Birth.AddDays(1)));
    }

    [Fact]
    public async Task Who_only_knows_a_name_and_birth_date_is_shown_nothing_and_the_owner_gets_it()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten);

        Assert.IsType<Input.SentToOwner>(await FindAsync(premises, booked.Name, booked.Birth));
        // That of the booking, and this one.
        Assert.Equal(2, await premises.NumberAsync(
            "SELECT count(*) FROM outbox WHERE kind = 'confirmed' AND recipient = $1", Owner.Phone));
    }

    [Theory]
    [InlineData(null, 0), InlineData("", 0), InlineData("IOE0912345678", 1)]
    public async Task Without_a_phone_to_send_it_to_only_the_case_number_shows_it(string? number, int seen)
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Premises.Conversation(1, phone: null), Ten, Premises.Draft() with { Phone = null, Case = "IOE0912345678" });
        Assert.Null(booked.Phone);

        var found = Assert.IsType<Input.Unproven>(
            await premises.PerformAsync(new Effect.FindByPerson(booked.Name, booked.Birth, null, number), Thief));

        Assert.Equal(Enumerable.Repeat(booked, seen), found.Appointments);
    }

    [Fact]
    public async Task Case_numbers_cannot_be_tried_one_after_the_other()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Premises.Conversation(1, phone: null), Ten, Premises.Draft() with { Phone = null, Case = "IOE0912345678" });

        var answers = await Times(5, () => premises.PerformAsync(
            new Effect.FindByPerson(booked.Name, booked.Birth, null, "IOE0912345679"), Thief));

        Assert.Equal(new Input.NotFound(false), answers[0]);
        Assert.IsType<Input.LockedOut>(answers[4]);
        Assert.IsType<Input.LockedOut>(await premises.PerformAsync(
            new Effect.FindByPerson(booked.Name, booked.Birth, null, "IOE0912345678"), Thief));
    }

    [Fact]
    public async Task The_conversation_that_booked_without_a_phone_has_its_details_again()
    {
        await using var premises = await Premises.SmallAsync();
        var chat = Premises.Conversation(1, phone: null);
        var booked = await premises.BookAsync(chat, Ten, Premises.Draft() with { Phone = null });

        Assert.Equal([booked], Assert.IsType<Input.AppointmentsFound>(await premises.PerformAsync(
            new Effect.FindByPerson(booked.Name, booked.Birth, null), chat)).Appointments);
        Assert.Empty(Assert.IsType<Input.Unproven>(await FindAsync(premises, booked.Name, booked.Birth)).Appointments);
    }

    [Fact]
    public async Task Birth_dates_cannot_be_tried_one_after_the_other()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Owner, Ten);

        for (var i = 1; i <= 5; i++)
            await FindAsync(premises, booked.Name, booked.Birth.AddDays(i));

        Assert.IsType<Input.LockedOut>(await FindAsync(premises, booked.Name, booked.Birth));
    }

    [Fact]
    public async Task A_phone_finds_what_was_booked_from_it_the_soonest_first()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var later = await premises.BookAsync(Owner, Ten.AddDays(1), Premises.Draft("Luis Gómez") with { Phone = "+1" });
        var sooner = await premises.BookAsync(Owner, Ten);
        await premises.BookAsync(Premises.Conversation(2), Ten, Premises.Draft("Eva Ruiz"));

        var found = (Input.AppointmentsFound)await premises.PerformAsync(new Effect.FindByPhone(Owner.Phone!), Owner);

        Assert.Equal([sooner, later], found.Appointments);
    }

    private static Task<Input> TryAsync(Premises premises, string number, string code) =>
        premises.PerformAsync(new Effect.FindByCode(number, code), Thief);

    private static Task<Input> FindAsync(Premises premises, string name, DateOnly birth) =>
        premises.PerformAsync(new Effect.FindByPerson(name, birth, null), Thief);

    private static async Task<List<Input>> Times(int times, Func<Task<Input>> act)
    {
        var answers = new List<Input>();
        for (var i = 0; i < times; i++)
            answers.Add(await act());
        return answers;
    }
}
