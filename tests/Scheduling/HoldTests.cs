using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class HoldTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);

    [Fact]
    public async Task A_held_time_is_kept_from_others_and_still_shown_to_its_holder()
    {
        await using var premises = await Premises.SmallAsync();

        var held = Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Ana, Ten)).Hold;

        Assert.Equal(new Hold("TST", Ten, 30, premises.Now.AddMinutes(20)), held);
        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Luis, Ten));
        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Luis, Ten.AddMinutes(15)));
        Assert.Contains(Ten, await StartsAsync(premises, Ana));
        Assert.DoesNotContain(Ten, await StartsAsync(premises, Luis));
    }

    [Fact]
    public async Task A_conversation_has_one_hold_and_keeps_it_when_another_cannot_be_had()
    {
        await using var premises = await Premises.SmallAsync();
        await HoldAsync(premises, Ana, Ten);
        await HoldAsync(premises, Luis, Ten.AddHours(1));

        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Ana, Ten.AddHours(1)));
        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Luis, Ten));
        Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Ana, Ten.AddMinutes(15)));

        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Luis, Ten));
        Assert.Equal(4, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    [Fact]
    public async Task A_hold_ends_and_the_time_can_be_had_by_others()
    {
        await using var premises = await Premises.SmallAsync();
        await HoldAsync(premises, Ana, Ten);

        premises.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Luis, Ten));
        premises.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Luis, Ten));
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_good_while_its_time_is_free()
    {
        await using var premises = await Premises.SmallAsync();
        var held = Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Ana, Ten)).Hold;
        premises.Clock.Advance(TimeSpan.FromHours(1));
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM seats"));

        Assert.IsType<Input.Booked>(await premises.PerformAsync(new Effect.Book(Premises.Draft(), held), Ana));
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_no_good_once_its_time_has_gone()
    {
        await using var premises = await Premises.SmallAsync();
        var held = Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Ana, Ten)).Hold;
        premises.Clock.Advance(TimeSpan.FromHours(1));
        await HoldAsync(premises, Luis, Ten.AddMinutes(15));

        Assert.IsType<Input.HoldExpired>(await premises.PerformAsync(new Effect.Book(Premises.Draft(), held), Ana));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM appointments"));
    }

    [Fact]
    public async Task A_time_let_go_is_free_at_once()
    {
        await using var premises = await Premises.SmallAsync();
        await HoldAsync(premises, Ana, Ten);

        Assert.IsType<Input.Released>(await premises.PerformAsync(new Effect.LetGo(), Ana));

        Assert.IsType<Input.TimeHeld>(await HoldAsync(premises, Luis, Ten));
    }

    [Theory]
    [InlineData(1, 9, 0)]    // yesterday
    [InlineData(4, 10, 7)]   // off the grid
    [InlineData(4, 11, 45)]  // the visit would outlast the day
    [InlineData(4, 20, 0)]   // closed
    public async Task A_time_that_is_none_cannot_be_held(int day, int hour, int minute)
    {
        await using var premises = await Premises.SmallAsync();

        Assert.IsType<Input.SlotTaken>(await HoldAsync(premises, Ana, Premises.On(day, hour, minute)));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    private static Task<Input> HoldAsync(Premises premises, Conversation who, DateTimeOffset start) =>
        premises.PerformAsync(new Effect.HoldTime("TST", start, 30), who);

    private static async Task<IEnumerable<DateTimeOffset>> StartsAsync(Premises premises, Conversation who) =>
        Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", 30), who))
            .Days.SelectMany(day => day.Starts);
}
