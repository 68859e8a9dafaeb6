using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>Whoever waits in line comes before the public, however a time comes free and however late the job is.</summary>
public class LineFirstTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);
    private static readonly Conversation Eva = Premises.Conversation(3);

    [Fact]
    public async Task A_seat_given_back_opens_only_when_the_line_has_been_asked()
    {
        await using var premises = await OnlyTenAsync();
        var booked = await premises.BookAsync(Eva, Ten, minutes: 15);
        await JoinAsync(premises);
        await premises.PerformAsync(new Effect.Cancel(booked.Number), Eva);

        premises.Clock.Advance(TimeSpan.FromHours(5));
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);

        await OnlyAnaCanHaveItAsync(premises);
    }

    [Fact]
    public async Task A_time_that_is_proposed_stays_held_when_nobody_looks_at_its_end_for_hours()
    {
        await using var premises = await OnlyTenAsync();
        await JoinAsync(premises);
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);

        premises.Clock.Advance(TimeSpan.FromHours(5));
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);

        await NobodyElseCanHaveItAsync(premises);
    }

    [Fact]
    public async Task A_hold_that_runs_out_is_for_the_line()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await JoinAsync(premises);

        premises.Clock.Advance(TimeSpan.FromMinutes(30));
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);

        await OnlyAnaCanHaveItAsync(premises);
    }

    [Fact]
    public async Task What_somebody_lets_go_is_for_the_line()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await JoinAsync(premises);

        await premises.PerformAsync(new Effect.LetGo(), Eva);

        await OnlyAnaCanHaveItAsync(premises);
    }

    [Fact]
    public async Task What_somebody_changes_for_another_time_is_for_the_line()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await JoinAsync(premises);
        await premises.ExecuteAsync("UPDATE slots SET capacity = 1 WHERE start = $1", Ten.AddMinutes(15));

        await HoldAsync(premises, Eva, Ten.AddMinutes(15));

        await OnlyAnaCanHaveItAsync(premises);
    }

    [Fact]
    public async Task Who_asks_for_the_time_that_they_hold_keeps_it_though_others_wait()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await JoinAsync(premises);

        await HoldAsync(premises, Eva, Ten);

        Assert.Equal((0, 0), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM seats WHERE hold = $1", Eva.Id));
    }

    [Fact]
    public async Task What_suits_nobody_in_line_opens_in_the_same_run()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await JoinAsync(premises, new Wish([new(Weekday: DayOfWeek.Tuesday)], []));

        await premises.PerformAsync(new Effect.LetGo(), Eva);
        Assert.Equal((0, 0), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));

        await HoldAsync(premises, Luis, Ten);
    }

    [Fact]
    public async Task Where_nobody_waits_what_is_let_go_is_free_at_once()
    {
        await using var premises = await OnlyTenAsync();
        await HoldAsync(premises, Eva, Ten);
        await premises.PerformAsync(new Effect.LetGo(), Eva);

        await HoldAsync(premises, Luis, Ten);
    }

    private static async Task<Premises> OnlyTenAsync()
    {
        var premises = await Premises.SmallAsync(seats: 1);
        await premises.ExecuteAsync("UPDATE slots SET capacity = 0 WHERE start <> $1", Ten);
        return premises;
    }

    private static async Task JoinAsync(Premises premises, Wish? wish = null) => Assert.IsType<Input.InLine>(
        await premises.PerformAsync(new Effect.JoinLine(Premises.Draft("Ana Pérez"), "TST", 15, wish ?? Wish.Any, 1), Ana));

    private static async Task HoldAsync(Premises premises, Conversation who, DateTimeOffset start) =>
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", start, 15), who));

    private static async Task NobodyElseCanHaveItAsync(Premises premises)
    {
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Luis));
        Assert.Equal(1, await premises.NumberAsync("SELECT taken FROM slots WHERE start = $1", Ten));
    }

    /// <summary>Nobody before the line is asked, and she when it has been.</summary>
    private static async Task OnlyAnaCanHaveItAsync(Premises premises)
    {
        await NobodyElseCanHaveItAsync(premises);
        Assert.Equal((0, 1), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));
        await NobodyElseCanHaveItAsync(premises);
        var taken = Assert.IsType<Input.ProposalTaken>(await premises.PerformAsync(
            new Effect.Answer(Ana.Phone!, Reaction.Take, null, new("1", premises.Now)), Ana));
        Assert.Equal(Ten, taken.Appointment.Start);
    }
}
