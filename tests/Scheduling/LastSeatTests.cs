using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class LastSeatTests
{
    [Fact]
    public async Task Of_five_hundred_who_book_one_last_seat_at_once_one_has_it()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);

        var answers = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Task.Run(() => TurnAsync(premises, i))));

        Assert.Single(answers.OfType<Input.Booked>());
        Assert.Equal(499, answers.OfType<Input.SlotTaken>().Count());
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    [Fact]
    public async Task Of_five_hundred_who_confirm_holds_that_ran_out_one_has_the_seat()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        var hold = new Hold("TST", Premises.On(4, 10), 30, premises.Now);

        var answers = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Task.Run(() => premises.PerformAsync(
            new Effect.Book(Premises.Draft($"Person {i}"), hold), Premises.Conversation(i)))));

        Assert.Single(answers.OfType<Input.Booked>());
        Assert.Equal(499, answers.OfType<Input.HoldExpired>().Count());
    }

    private static Task<Input> TurnAsync(Premises premises, int i) => premises.Database.TransactAsync(async session =>
    {
        var (scheduler, conversation) = (premises.Get<Scheduler>(), Premises.Conversation(i));
        var held = await scheduler.PerformAsync(
            new Effect.HoldTime("TST", Premises.On(4, 10), 30), conversation, session, premises.Now);
        return held is Input.TimeHeld { Hold: var hold }
            ? await scheduler.PerformAsync(
                new Effect.Book(Premises.Draft($"Person {i}"), hold), conversation, session, premises.Now)
            : held;
    }, Premises.Cancelled);
}
