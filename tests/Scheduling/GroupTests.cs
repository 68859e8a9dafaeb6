using BotApp.Dialogs;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>People who come together: neighbouring times or seats, all or none.</summary>
public class GroupTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);

    [Fact]
    public async Task Seats_beside_one_another_go_first_then_the_next_time_without_a_gap()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);

        var hold = await HoldAsync(premises, Ana, Ten, people: 5);

        Assert.Equal([Ten, Ten, Ten.AddMinutes(15), Ten.AddMinutes(15), Ten.AddMinutes(30)], hold.Starts!);
        Assert.Equal(5, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    [Fact]
    public async Task A_gap_between_them_is_not_offered()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.BookAsync(Luis, Ten.AddMinutes(15), minutes: 15);

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(Wish(Ten, 2), Ana));
        var starts = await StartsAsync(premises, Ana, people: 3);
        Assert.DoesNotContain(Ten, starts);
        Assert.Contains(Ten.AddMinutes(30), starts);
        Assert.DoesNotContain(Ten.AddMinutes(105), starts);
    }

    [Fact]
    public async Task A_group_is_booked_with_a_number_each_and_one_message()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);

        var booked = await BookAsync(premises, Ana, Ten, Family("Ana López", "Luis López", "Rosa López"));

        Assert.Equal(["TST-27-1001", "TST-27-1002", "TST-27-1003"], booked.Select(one => one.Number));
        Assert.Equal([Ten, Ten, Ten.AddMinutes(15)], booked.Select(one => one.Start));
        Assert.Equal(3, booked.Select(one => premises.Codes.For(one.Number)).Distinct().Count());
        Assert.Equal(1, await premises.NumberAsync("SELECT count(DISTINCT together) FROM appointments"));
        Assert.Equal(["TST-27-1001"], (await premises.Get<OutboxMessages>().ListAsync(cancellation: Premises.Cancelled)).Select(row => row.Number).Distinct());
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM holds"));
        Assert.Equal(3, await premises.NumberAsync("SELECT count(*) FROM seats WHERE number IS NOT NULL"));
    }

    [Fact]
    public async Task One_of_them_who_may_not_book_stops_all_and_is_named()
    {
        await using var premises = await Premises.SmallAsync(seats: 9);
        await premises.BookAsync(Luis, Ten, Premises.Draft("Rosa López") with { Case = "IOE0912345678" });
        var family = Family("Ana Pérez", "Luis Gómez") with
        {
            People = 3,
            Others = [new("Ana Pérez", new(1980, 1, 1)), new("Luis Gómez", new(1981, 1, 1))],
            Name = "Rosa Ruiz",
            Case = "IOE0912345678",
        };

        var refused = Assert.IsType<Input.TooManyBookings>(await premises.PerformAsync(
            new Effect.Book(family, await HoldAsync(premises, Ana, Ten, people: 3)), Ana));

        Assert.Equal(2, refused.Who);
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM appointments"));
    }

    [Fact]
    public async Task One_leaves_later_and_the_others_stay_and_are_reminded()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var booked = await BookAsync(premises, Ana, Ten, Family("Ana López", "Luis López", "Rosa López"));

        await premises.PerformAsync(new Effect.Cancel(booked[0].Number), Ana);

        var left = Assert.IsType<Input.AppointmentsFound>(
            await premises.PerformAsync(new Effect.FindByPhone(Ana.Phone!), Ana)).Appointments;
        Assert.Equal(["TST-27-1002", "TST-27-1003"], left.Select(one => one.Number));
        Assert.All(left, one => Assert.Equal(1, one.Others));
        Assert.Equal(1, await premises.NumberAsync(
            "SELECT count(DISTINCT number) FROM outbox WHERE state = 'waiting' AND kind IN ('bring', 'day', 'morning')"));
        Assert.True(await premises.NumberAsync(
            "SELECT count(*) FROM outbox WHERE state = 'waiting' AND number = 'TST-27-1002' AND kind = 'day'") == 1);
    }

    [Fact]
    public async Task All_move_together_or_one_alone()
    {
        await using var premises = await Premises.SmallAsync(seats: 3);
        var booked = await BookAsync(premises, Ana, Ten, Family("Ana López", "Luis López", "Rosa López"));
        var tomorrow = Ten.AddDays(1);

        var all = Assert.IsType<Input.Moved>(await premises.PerformAsync(
            new Effect.Move(booked[0].Number, await HoldAsync(premises, Ana, tomorrow, people: 3), [booked[1].Number, booked[2].Number]), Ana));
        Assert.Equal([tomorrow, tomorrow], all.Others.Select(one => one.Start));

        var alone = Assert.IsType<Input.Moved>(await premises.PerformAsync(
            new Effect.Move(booked[1].Number, await HoldAsync(premises, Ana, tomorrow.AddHours(1))), Ana));
        Assert.Null(alone.Appointment.Together);
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM appointments WHERE together IS NOT NULL AND start = $1", tomorrow));
    }

    [Fact]
    public async Task Those_who_hold_a_groups_time_see_it_and_lose_it_when_it_ends()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await HoldAsync(premises, Ana, Ten, people: 3);

        Assert.Contains(Ten, await StartsAsync(premises, Ana, people: 3));
        Assert.DoesNotContain(Ten.AddMinutes(15), await StartsAsync(premises, Luis, people: 1));

        premises.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains(Ten.AddMinutes(15), await StartsAsync(premises, Luis, people: 1));
    }

    [Fact]
    public async Task A_group_that_cannot_have_another_time_keeps_the_one_it_holds()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.BookAsync(Luis, Ten.AddHours(1), minutes: 15);
        await HoldAsync(premises, Ana, Ten, people: 2);

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(Wish(Ten.AddMinutes(45), 2), Ana));

        Assert.Contains(Ten, await StartsAsync(premises, Ana, people: 2));
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM seats WHERE hold IS NOT NULL"));
    }

    [Fact]
    public async Task Of_five_hundred_groups_for_the_last_three_seats_of_a_day_none_is_halved()
    {
        await using var premises = await Premises.SmallAsync(seats: 0);
        foreach (var quarter in (int[])[0, 15, 30])
            await premises.Database.TransactAsync(session => session.ExecuteAsync(
                "UPDATE slots SET capacity = 1 WHERE start = $1", Ten.AddMinutes(quarter)), Premises.Cancelled);

        var answers = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Task.Run(() => TurnAsync(premises, i))));

        var booked = answers.OfType<Input.Booked>().ToList();
        Assert.Equal(booked.Sum(one => 1 + one.Others.Count), (int)await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.InRange(await premises.NumberAsync("SELECT count(*) FROM seats"), 2, 3);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM slots WHERE taken > capacity"));
        Assert.Equal(0, await premises.NumberAsync(
            """
            SELECT count(*) FROM appointments a WHERE (SELECT count(*) FROM seats s WHERE s.number = a.number) <> 1
            """));
        Assert.All(booked, one => Assert.Equal(Size(one.Appointment.Name), 1 + one.Others.Count));
    }

    /// <summary>Groups of one to five people in turn; a group says in its first name how many they are.</summary>
    private static Task<Input> TurnAsync(Premises premises, int i) => premises.Database.TransactAsync(async session =>
    {
        var (scheduler, conversation, people) = (premises.Get<Scheduler>(), Premises.Conversation(i), i % 4 + 2);
        var held = await scheduler.PerformAsync(Wish(Ten, people), conversation, session, premises.Now);
        return held is Input.TimeHeld { Hold: var hold }
            ? await scheduler.PerformAsync(
                new Effect.Book(Family([.. Enumerable.Range(0, people).Select(who => $"G{people}P{i}Q{who}")]), hold), conversation, session, premises.Now)
            : held;
    }, Premises.Cancelled);

    private static int Size(string name) => name[1] - '0';

    private static Effect.HoldTime Wish(DateTimeOffset start, int people) => new("TST", start, 15, People: people);

    private static async Task<Hold> HoldAsync(Premises premises, Conversation who, DateTimeOffset start, int people = 1) =>
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(Wish(start, people), who)).Hold;

    private static async Task<List<Appointment>> BookAsync(
        Premises premises, Conversation who, DateTimeOffset start, Draft family)
    {
        var hold = await HoldAsync(premises, who, start, family.People!.Value);
        var booked = Assert.IsType<Input.Booked>(await premises.PerformAsync(new Effect.Book(family, hold), who));
        return [booked.Appointment, .. booked.Others];
    }

    /// <summary>Each with a birth date of their own.</summary>
    private static Draft Family(params IReadOnlyList<string> names) => Premises.Draft(names[^1]) with
    {
        People = names.Count,
        Others = [.. names.Take(names.Count - 1).Select((name, i) => new Visitor(name, new(1970 + i, 1, 1)))],
        Interpreter = true,
    };

    private static async Task<IReadOnlyList<DateTimeOffset>> StartsAsync(Premises premises, Conversation who, int people) =>
        [.. Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", 15, People: people), who))
            .Days.SelectMany(day => day.Starts)];
}
