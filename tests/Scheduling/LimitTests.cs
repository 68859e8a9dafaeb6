using BotApp.Dialogs;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>Limits by person: twins and common names are asked about, nobody is in two places, no phone counts.</summary>
public class LimitTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);

    [Fact]
    public async Task Who_has_a_name_and_birth_date_that_are_there_already_is_asked_and_then_believed()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        var first = await premises.BookAsync(Ana, Ten, Premises.Draft("Maria Garcia"));
        var other = Premises.Draft("MARÍA GARCÍA");

        var asked = Assert.IsType<Input.MaybeSamePerson>(await BookAsync(premises, other));
        Assert.Equal(first.Number, asked.Existing.Number);
        Assert.IsType<Input.Booked>(await BookAsync(premises, other with { Same = false }));
        Assert.IsType<Input.TooManyBookings>(await BookAsync(premises, other with { Same = true }));
    }

    [Fact]
    public async Task Twins_are_asked_about_by_surname_and_birth_date()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Ana, Ten, Premises.Draft("Ana López"));

        Assert.IsType<Input.MaybeSamePerson>(await BookAsync(premises, Premises.Draft("Eva Lopez")));
        Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Draft("Eva Lopez") with { Same = false }));
        Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Draft("Eva Ruiz")));
        Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Draft("Ana Lopez", birthYear: 1991)));
    }

    [Fact]
    public async Task A_fourth_of_one_name_and_birth_date_needs_a_person()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        for (var i = 0; i < 3; i++)
            Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Draft() with { Same = false }, who: i));

        Assert.IsType<Input.NeedsPerson>(await BookAsync(premises, Premises.Draft() with { Same = false }, who: 9));
    }

    [Fact]
    public async Task Nobody_has_two_appointments_at_one_hour_but_one_after_the_other()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        var first = await premises.BookAsync(Ana, Ten, Premises.Draft() with { Case = "IOE0912345678" });
        var other = Premises.Draft() with { Reason = "forms", Case = "IOE0912345678" };

        foreach (var minutes in (int[])[-15, 0, 15])
            Assert.Equal(first.Number, Assert.IsType<Input.Overlaps>(
                await BookAsync(premises, other, at: Ten.AddMinutes(minutes))).Existing.Number);
        Assert.IsType<Input.Booked>(await BookAsync(premises, other, at: Ten.AddMinutes(30)));
    }

    [Fact]
    public async Task A_family_from_one_phone_counts_once_among_strangers()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        Visitor[] five = [.. Enumerable.Range(1, 5).Select(i => new Visitor($"Child Of{i}", new(2010 + i, 1, 1)))];
        var family = Premises.Draft("Parent Here") with { People = 6, Others = five };
        var held = Assert.IsType<Input.TimeHeld>(
            await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15, People: 6), Ana));
        Assert.IsType<Input.Booked>(await premises.PerformAsync(new Effect.Book(family, held.Hold), Ana));

        Assert.IsType<Input.Booked>(await BookAsync(premises, Premises.Draft("Someone Else"), who: 1));
    }

    [Fact]
    public async Task No_more_than_one_of_a_case_however_it_is_written_to_the_database()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Ana, Ten, Premises.Draft() with { Case = "IOE0912345678" });

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => premises.Database.TransactAsync(session => session.ExecuteAsync(
            """
            INSERT INTO appointments (number, office, start, minutes, reason, name, folded, birth, caller, case_number,
                interpreter, party, language, zone, conversation, state, created_at, changed_at, twin)
            SELECT 'TST-27-9999', office, start, minutes, reason, 'X', 'x', '1990-01-01', caller, case_number,
                interpreter, party, language, zone, conversation, state, created_at, changed_at, 7
            FROM appointments
            """), Premises.Cancelled));
    }

    private static async Task<Input> BookAsync(Premises premises, Draft draft, int who = 2, DateTimeOffset? at = null)
    {
        var conversation = Premises.Conversation(who);
        var held = Assert.IsType<Input.TimeHeld>(
            await premises.PerformAsync(new Effect.HoldTime("TST", at ?? Ten.AddDays(1), 30), conversation));
        return await premises.PerformAsync(new Effect.Book(draft, held.Hold), conversation);
    }
}
