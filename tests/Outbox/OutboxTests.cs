using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Tests.Data;

namespace BotApp.Tests.Outbox;

public class OutboxTests
{
    private static readonly Conversation Ana = Premises.Conversation(1);

    [Fact]
    public async Task A_booking_plans_its_messages_in_its_own_commit()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Premises.On(11, 10, 30));

        var rows = await premises.Get<OutboxMessages>().ListAsync(cancellation: Premises.Cancelled);

        Assert.Equal(["confirmed", "bring", "day", "morning"], rows.Select(row => row.Kind));
        Assert.All(rows, row => Assert.Equal(
            (booked.Number, Ana.Phone, "waiting", null), (row.Number, row.To, row.State, row.Body)));
    }

    [Fact]
    public async Task A_booking_without_a_phone_plans_none()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Premises.Conversation(2, phone: null), Premises.On(11, 10, 30));

        Assert.Empty(await premises.Get<OutboxMessages>().ListAsync(cancellation: Premises.Cancelled));
    }

    [Fact]
    public async Task What_the_answer_itself_said_is_not_sent_again()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Premises.On(11, 10, 30));

        await premises.Database.TransactAsync(session =>
        {
            OutboxMessages.Answered(session, booked.Number, Kinds.Confirmed, Ana.Phone!, "the text", premises.Now);
            return Task.FromResult(true);
        }, Premises.Cancelled);

        Assert.Empty(await ClaimAsync(premises));
        var row = (await premises.Get<OutboxMessages>().ListAsync(cancellation: Premises.Cancelled))[0];
        Assert.Equal(("sent", "the text"), (row.State, row.Body));
    }

    [Fact]
    public async Task A_message_is_claimed_once_when_it_is_due_and_with_the_appointment_as_it_is()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Premises.On(11, 10, 30));

        var confirmed = Assert.Single(await ClaimAsync(premises));
        Assert.Equal(("confirmed", "sms", Ana.Phone, "en", booked, 0),
            (confirmed.Kind, confirmed.Channel, confirmed.To, confirmed.Language, confirmed.Appointment, confirmed.Tries));
        Assert.Empty(await ClaimAsync(premises));

        premises.Clock.Set(Premises.On(9, 10));
        Assert.Contains("bring", (await ClaimAsync(premises)).Select(message => message.Kind));
    }

    [Fact]
    public async Task A_move_plans_anew_and_nobody_is_reminded_of_the_old_time()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        var held = (Input.TimeHeld)await premises.PerformAsync(
            new Effect.HoldTime("TST", Premises.On(11, 10, 30), 30), Ana);
        await premises.PerformAsync(new Effect.Move(booked.Number, held.Hold), Ana);

        Assert.Equal([("moved", Premises.On(11, 10, 30))],
            (await ClaimAsync(premises)).Select(message => (message.Kind, message.Appointment!.Start)));
        premises.Clock.Set(Premises.On(5, 9));
        Assert.Empty(await ClaimAsync(premises, alsoStale: false));
        premises.Clock.Set(Premises.On(11, 8, 30));
        Assert.Contains("morning", (await ClaimAsync(premises)).Select(message => message.Kind));
    }

    [Fact]
    public async Task A_cancellation_is_told_and_nothing_else_is()
    {
        await using var premises = await Premises.SmallAsync();
        var booked = await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana);

        var message = Assert.Single(await ClaimAsync(premises));
        await RecordAsync(premises, new Delivery(message.Id, Fate.Sent, "text", "SM1"));
        premises.Clock.Set(Premises.On(5, 9));

        Assert.Equal("cancelled", message.Kind);
        Assert.Empty(await ClaimAsync(premises));
    }

    [Fact]
    public async Task A_reminder_whose_appointment_was_changed_by_hand_does_not_go()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        await premises.ExecuteAsync("UPDATE appointments SET start = start + 900");
        premises.Clock.Set(Premises.On(4, 10));

        Assert.Empty(await ClaimAsync(premises));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM outbox WHERE state = 'claimed'"));
    }

    [Fact]
    public async Task One_who_opted_out_gets_nothing_until_they_come_back()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(11, 10, 30));
        await premises.PerformAsync(new Effect.StopMessages(Ana.Phone!), Ana);
        Assert.Empty(await ClaimAsync(premises));

        await premises.PerformAsync(new Effect.StartMessages(Ana.Phone!), Ana);
        premises.Clock.Set(Premises.On(9, 10));

        Assert.Equal(["bring"], (await ClaimAsync(premises)).Select(message => message.Kind));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM appointments WHERE state = 'active'"));
    }

    [Fact]
    public async Task A_message_that_is_late_does_not_go_at_night()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(11, 10, 30));
        premises.Clock.Set(Premises.On(9, 22));

        Assert.DoesNotContain("bring", (await ClaimAsync(premises)).Select(message => message.Kind));
    }

    [Fact]
    public async Task A_message_is_tried_five_times_ever_later_and_then_parked()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        foreach (var minutes in (int[])[1, 5, 30, 120])
        {
            await RecordAsync(premises, new Delivery(Assert.Single(await ClaimAsync(premises)).Id, Fate.Later));
            premises.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Empty(await ClaimAsync(premises));
            premises.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await RecordAsync(premises, new Delivery(Assert.Single(await ClaimAsync(premises)).Id, Fate.Later, ErrorCode: 30001));

        var row = (await premises.Get<OutboxMessages>().ListAsync(cancellation: Premises.Cancelled))[0];
        Assert.Equal(("parked", 5, 30001), (row.State, row.Tries, row.ErrorCode));
    }

    [Fact]
    public async Task A_claim_whose_sender_died_can_be_claimed_again()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        var first = Assert.Single(await ClaimAsync(premises));

        premises.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first.Id, Assert.Single(await ClaimAsync(premises)).Id);
    }

    [Fact]
    public async Task A_provider_that_knows_of_an_opt_out_is_believed()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        await RecordAsync(premises, new Delivery(Assert.Single(await ClaimAsync(premises)).Id, Fate.OptedOut, ErrorCode: 21610));

        Assert.True(await premises.Database.ReadAsync(
            static session => OptOuts.HasAsync(session, Ana.Phone!), Premises.Cancelled));
    }

    [Fact]
    public async Task Delivery_reports_find_their_message_and_the_last_word_stands()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        await RecordAsync(premises, new Delivery(Assert.Single(await ClaimAsync(premises)).Id, Fate.Sent, "text", "SM1"));
        var outbox = premises.Get<OutboxMessages>();

        Assert.True(await outbox.ReportAsync("SM1", "undelivered", 30003, premises.Now, Premises.Cancelled));
        Assert.True(await outbox.ReportAsync("SM1", "sent", null, premises.Now, Premises.Cancelled));
        Assert.False(await outbox.ReportAsync("SM2", "sent", null, premises.Now, Premises.Cancelled));

        var row = (await outbox.ListAsync(cancellation: Premises.Cancelled))[0];
        Assert.Equal(("sent", "undelivered", 30003, "text"), (row.State, row.Report, row.ErrorCode, row.Body));
    }

    [Fact]
    public async Task A_message_is_in_the_language_the_person_spoke_last()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(5, 10, 30));
        await premises.Database.TransactAsync(session =>
        {
            Conversations.Save(session, Ana with { Language = "ht" }, premises.Now);
            return Task.FromResult(true);
        }, Premises.Cancelled);

        Assert.Equal("ht", Assert.Single(await ClaimAsync(premises)).Language);
    }

    private static async Task<IReadOnlyList<DueMessage>> ClaimAsync(Premises premises, bool alsoStale = true)
    {
        var claimed = await premises.Get<OutboxMessages>().ClaimAsync(premises.Now, cancellation: Premises.Cancelled);
        return alsoStale ? claimed : [.. claimed.Where(message => message.Kind is not ("moved" or "confirmed"))];
    }

    private static Task RecordAsync(Premises premises, params Delivery[] deliveries) =>
        premises.Get<OutboxMessages>().RecordAsync(deliveries, premises.Now, Premises.Cancelled);
}
