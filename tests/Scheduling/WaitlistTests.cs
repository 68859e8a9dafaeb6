using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>What came free goes to the first in line whom it suits, held for them alone till its end.</summary>
public class WaitlistTests
{
    private static readonly DateTimeOffset Ten = Premises.On(4, 10);
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly Conversation Luis = Premises.Conversation(2);
    private static readonly Conversation Eva = Premises.Conversation(3);

    [Fact]
    public async Task A_cancelled_time_is_held_for_the_first_in_line_and_for_nobody_else()
    {
        await using var premises = await FullAsync(keep: Ten);
        var booked = await premises.BookAsync(Eva, Ten, Premises.Draft("Eva Ruiz"), minutes: 15);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await JoinAsync(premises, Luis, "Luis Gómez");

        await premises.PerformAsync(new Effect.Cancel(booked.Number), Eva);
        Assert.Equal((0, 1), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Eva));
        Assert.Equal([Ana.Phone!], await ToldAsync(premises));
        var taken = Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Ana));
        Assert.Equal(Ten, taken.Appointment.Start);
        Assert.IsType<Input.NoProposal>(await AnswerAsync(premises, Luis));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM waitlist WHERE state = 'waiting'"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM waitlist WHERE state = 'served' AND folded <> ''"));
    }

    [Fact]
    public async Task A_miss_passes_it_to_the_next_and_keeps_the_place()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await JoinAsync(premises, Luis, "Luis Gómez");
        await RunAsync(premises);

        premises.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal((1, 1), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));

        var late = Assert.IsType<Input.ProposalOver>(await AnswerAsync(premises, Ana));
        Assert.Null(late.Again);
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Luis));
        Assert.Equal(1, await premises.NumberAsync(
            "SELECT count(*) FROM waitlist WHERE state = 'waiting' AND misses = 1 AND phone = $1", Ana.Phone));
    }

    [Fact]
    public async Task Who_answers_late_is_offered_anew_what_nobody_took_but_never_booked()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await RunAsync(premises);
        premises.Clock.Advance(TimeSpan.FromMinutes(61));
        await RunAsync(premises);

        var again = Assert.IsType<Input.ProposalOver>(await AnswerAsync(premises, Ana)).Again;

        Assert.Equal(Ten, again!.Start);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Luis));
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Ana));
    }

    /// <summary>On the phone a name may come later. Two who were born on the same day are two people until then.</summary>
    [Fact]
    public async Task Two_whose_names_come_later_do_not_share_a_place()
    {
        await using var premises = await FullAsync(keep: Ten);
        var first = await JoinAsync(premises, Ana, "");
        var second = await JoinAsync(premises, Luis, "");
        Assert.NotEqual(first.Number, second.Number);
        Assert.True(Assert.IsType<Input.InLine>(await premises.PerformAsync(Join(""), Ana)).Already);

        await premises.BookAsync(Luis, Ten, Premises.Draft(""), minutes: 15);

        Assert.Equal(Ana.Phone, await premises.Database.ReadAsync(session => session.FirstAsync(
            "SELECT phone FROM waitlist WHERE state = 'waiting'", static row => row.GetString(0)), Premises.Cancelled));
    }

    [Fact]
    public async Task Yes_takes_nothing()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await RunAsync(premises);

        Assert.IsType<Input.ProposalStands>(await AnswerAsync(premises, Ana, Reaction.Yes));

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task What_nobody_in_line_takes_opens_after_a_while_of_no_known_length()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await RunAsync(premises);
        await AnswerAsync(premises, Ana, Reaction.Pass);
        await RunAsync(premises);

        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Luis));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM seats WHERE release_at IS NOT NULL"));
        premises.Clock.Advance(TimeSpan.FromMinutes(71));
        await RunAsync(premises);
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);
        Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Luis));
    }

    [Theory]
    [InlineData(0, "2027-03-03T10:30", 2)]    // today's 10:00 run: 10:30 is half an hour ahead
    [InlineData(24, "2027-03-03T11:00", 24)]  // one day's notice: tomorrow 11:00 is the first
    public async Task Nobody_is_told_of_a_time_with_less_notice_than_they_need(int notice, string first, int _)
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.Database.TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = taken WHERE start NOT IN ($1, $2)",
            Premises.On(2, 10, 30), DateTimeOffset.Parse(first + "-05:00", System.Globalization.CultureInfo.InvariantCulture)), Premises.Cancelled);
        await JoinAsync(premises, Ana, "Ana Pérez", notice: notice);

        await RunAsync(premises);

        Assert.Equal(DateTimeOffset.Parse(first + "-05:00", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
            await premises.NumberAsync("SELECT start FROM proposals"));
    }

    [Fact]
    public async Task Only_days_and_hours_that_were_wished_for_are_proposed()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez", wish: new([new(Weekday: DayOfWeek.Friday)], []));
        await JoinAsync(premises, Luis, "Luis Gómez", wish: new([new(After: new(9, 30), Before: new(11, 0))], []));

        await RunAsync(premises);

        Assert.Equal([Luis.Phone!], await ToldAsync(premises));
    }

    [Fact]
    public async Task A_time_that_comes_free_in_the_evening_is_told_in_the_morning_with_an_end_of_its_own()
    {
        await using var premises = await FullAsync(keep: Ten);
        premises.Clock.Set(Premises.On(2, 21, 30));
        await JoinAsync(premises, Ana, "Ana Pérez");
        await RunAsync(premises);

        Assert.Equal(Premises.On(3, 8).ToUnixTimeSeconds(), await premises.NumberAsync("SELECT sent_at FROM proposals"));
        Assert.Equal(Premises.On(3, 9).ToUnixTimeSeconds(), await premises.NumberAsync("SELECT ends_at FROM proposals"));
        Assert.IsType<Input.NoProposal>(await AnswerAsync(premises, Ana));
        Assert.IsType<Input.SlotTaken>(await premises.PerformAsync(new Effect.HoldTime("TST", Ten, 15), Luis));
        premises.Clock.Set(Premises.On(3, 8, 59));
        Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Ana));
    }

    [Fact]
    public async Task After_three_misses_it_is_asked_whether_to_stay_and_silence_leaves()
    {
        await using var premises = await FullAsync(keep: Ten);
        await premises.Database.TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = 1 WHERE start IN ($1, $2)", Ten.AddMinutes(15), Ten.AddMinutes(30)), Premises.Cancelled);
        await JoinAsync(premises, Ana, "Ana Pérez");
        for (var i = 0; i < 4; i++)
        {
            await RunAsync(premises);
            premises.Clock.Advance(TimeSpan.FromMinutes(60));
        }
        await RunAsync(premises);

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM proposals WHERE kind = 'stay' AND state = 'open'"));
        premises.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync(premises);
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM waitlist WHERE state = 'left'"));
    }

    [Fact]
    public async Task One_person_has_one_place_for_a_reason_at_an_office()
    {
        await using var premises = await FullAsync(keep: Ten);
        var first = await JoinAsync(premises, Ana, "Ana Pérez");

        var again = Assert.IsType<Input.InLine>(await premises.PerformAsync(Join("ANA PEREZ"), Ana));

        Assert.True(again.Already);
        Assert.Equal(first.Number, again.Place.Number);
    }

    [Fact]
    public async Task Who_books_waits_no_longer_and_what_was_held_for_them_goes_on()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await JoinAsync(premises, Luis, "Luis Gómez");
        await RunAsync(premises);
        await premises.Database.TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = 1 WHERE start = $1", Ten.AddDays(1)), Premises.Cancelled);
        await premises.BookAsync(Ana, Ten.AddDays(1), Premises.Draft("Ana Pérez"), minutes: 15);

        await RunAsync(premises);

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM waitlist WHERE phone = $1 AND state = 'waiting'", Ana.Phone));
        Assert.Equal(Ten, Assert.IsType<Input.ProposalTaken>(await AnswerAsync(premises, Luis)).Appointment.Start);
    }

    [Fact]
    public async Task What_could_not_be_delivered_goes_to_the_next_without_waiting_for_its_end()
    {
        await using var premises = await FullAsync(keep: Ten);
        await JoinAsync(premises, Ana, "Ana Pérez");
        await JoinAsync(premises, Luis, "Luis Gómez");
        await RunAsync(premises);
        var due = Assert.Single(await premises.Get<OutboxMessages>().ClaimAsync(premises.Now, cancellation: Premises.Cancelled));
        Assert.Equal(Ten, due.Proposal!.Start);
        await premises.Get<OutboxMessages>().RecordAsync([new(due.Id, Fate.Refused)], premises.Now, Premises.Cancelled);

        await RunAsync(premises);

        Assert.Equal([Luis.Phone!], await premises.Database.ReadAsync(session => session.QueryAsync(
            "SELECT phone FROM proposals WHERE state = 'open'", row => row.GetString(0)), Premises.Cancelled));
    }

    [Fact]
    public async Task Who_wants_no_messages_keeps_the_place_and_is_told_of_nothing()
    {
        await using var premises = await FullAsync(keep: Ten);
        await premises.PerformAsync(new Effect.StopMessages(Ana.Phone!), Ana);
        Assert.True(Assert.IsType<Input.InLine>(await premises.PerformAsync(Join("Ana Pérez"), Ana)).Muted);

        Assert.Equal((0, 0), await premises.Get<Waitlist>().RunAsync(Premises.Cancelled));
    }

    [Fact]
    public async Task Every_freed_time_is_proposed_once_however_many_runs_there_are_at_once()
    {
        await using var premises = await FullAsync(keep: Ten);
        for (var i = 10; i < 30; i++)
            await JoinAsync(premises, Premises.Conversation(i), $"Person {i}");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => premises.Get<Waitlist>().RunAsync(Premises.Cancelled))));

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM proposals"));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    /// <summary>Full but for one quarter of an hour.</summary>
    private static async Task<Premises> FullAsync(DateTimeOffset keep)
    {
        var premises = await Premises.SmallAsync(seats: 1);
        await premises.Database.TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = taken WHERE start <> $1", keep), Premises.Cancelled);
        return premises;
    }

    private static Effect.JoinLine Join(string name, Wish? wish = null, int notice = 2) =>
        new(Premises.Draft(name), "TST", 15, wish ?? Wish.Any, notice);

    private static async Task<Place> JoinAsync(
        Premises premises, Conversation who, string name, Wish? wish = null, int notice = 2) =>
        Assert.IsType<Input.InLine>(await premises.PerformAsync(Join(name, wish, notice), who)).Place;

    private static Task<(int, int)> RunAsync(Premises premises) => premises.Get<Waitlist>().RunAsync(Premises.Cancelled);

    private static Task<Input> AnswerAsync(Premises premises, Conversation who, Reaction reaction = Reaction.Take) =>
        premises.PerformAsync(new Effect.Answer(who.Phone!, reaction, null, new("1", premises.Now)), who);

    private static Task<List<string>> ToldAsync(Premises premises) => premises.Database.ReadAsync(session => session.QueryAsync(
        "SELECT recipient FROM outbox WHERE kind = 'waitlist' ORDER BY id", static row => row.GetString(0)), Premises.Cancelled);
}
