using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Tests.Data;

public class AuditTests
{
    private static readonly Conversation Ana = Premises.Conversation(1);

    [Fact]
    public async Task What_becomes_of_an_appointment_can_be_told_without_a_name()
    {
        await using var premises = await Premises.SmallAsync(seats: 2);
        var booked = await premises.BookAsync(Ana, Premises.On(4, 10));
        var held = (Input.TimeHeld)await premises.PerformAsync(
            new Effect.HoldTime("TST", Premises.On(5, 11), 30, booked.Number), Ana);
        await premises.PerformAsync(new Effect.Move(booked.Number, held.Hold), Ana);
        await premises.PerformAsync(new Effect.CorrectName(booked.Number, "Ana Lopes"), Ana);
        await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana);
        await premises.PerformAsync(new Effect.Cancel(booked.Number), Ana);

        var trail = await premises.Database.ReadAsync(
            session => Audit.OfAsync(session, booked.Number), Premises.Cancelled);

        Assert.Equal(["booked", "moved", "renamed", "cancelled"], trail.Select(row => row.What));
        Assert.Equal((Premises.On(5, 11), Premises.On(4, 10)), (trail[1].Start!.Value, trail[1].Before!.Value));
        Assert.All(trail, row => Assert.Equal(("TST", "system", premises.Now), (row.Office, row.Channel, row.At)));
    }

    [Fact]
    public async Task What_was_not_kept_leaves_no_trace()
    {
        await using var premises = await Premises.SmallAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => premises.Database.TransactAsync<int>(session =>
        {
            Audit.Note(session, Deeds.Booked, premises.Now, "TST-27-1001");
            throw new InvalidOperationException();
        }, Premises.Cancelled));

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM audit"));
    }

    [Theory]
    [InlineData("UPDATE audit SET what = 'cancelled'")]
    [InlineData("UPDATE audit SET at = 0")]
    [InlineData("DELETE FROM audit")]
    [InlineData("INSERT INTO audit (id, at, what, channel) VALUES (1, 1, 'nothing', 'system')")]
    public async Task A_trace_cannot_be_covered(string statement)
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Ana, Premises.On(4, 10));

        await Assert.ThrowsAnyAsync<DbException>(() => premises.ExecuteAsync(statement));

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM audit WHERE what = 'booked'"));
    }

    [Fact]
    public async Task What_is_older_than_two_years_goes_and_nothing_else_does()
    {
        await using var premises = await Premises.SmallAsync();
        await NoteAsync(premises, "old");
        premises.Clock.Advance(TimeSpan.FromDays(400));
        await NoteAsync(premises, "new");
        premises.Clock.Advance(TimeSpan.FromDays(331));

        await premises.Get<Retention>().RunAsync(Premises.Cancelled);

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM audit"));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM audit WHERE what = 'new'"));
    }

    private static Task<bool> NoteAsync(Premises premises, string what) => premises.Database.TransactAsync(session =>
    {
        Audit.Note(session, what, premises.Now);
        return Task.FromResult(true);
    }, Premises.Cancelled);
}
