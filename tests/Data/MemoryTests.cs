using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Tests.Data;

public class MemoryTests
{
    [Fact]
    public async Task A_conversation_comes_back_as_it_was_saved()
    {
        await using var premises = await Premises.SmallAsync();
        var said = Premises.Conversation() with { Draft = Premises.Draft(), Misses = 2 };

        await SaveAsync(premises, Premises.Conversation());
        await SaveAsync(premises, said);
        var loaded = await premises.Database.ReadAsync(s => Conversations.LoadAsync(s, said.Id), Premises.Cancelled);

        Assert.Equal(said.ToJson(), loaded!.ToJson());
        Assert.Null(await premises.Database.ReadAsync(s => Conversations.LoadAsync(s, "other"), Premises.Cancelled));
    }

    [Fact]
    public async Task An_identifier_is_the_same_after_a_restart_and_does_not_tell_the_phone()
    {
        await using var premises = await Premises.SmallAsync();
        var id = premises.Get<Conversations>().IdOf("sms", "+19785550001");

        await using var restarted = Premises.At(premises.Folder, Premises.Tuesday);

        Assert.Equal(id, restarted.Get<Conversations>().IdOf("sms", "+19785550001"));
        Assert.Equal(id, restarted.Get<Conversations>().IdOf("voice", "+19785550001"));
        Assert.NotEqual(id, restarted.Get<Conversations>().IdOf("webchat", "+19785550001"));
        Assert.DoesNotContain("9785550001", id);
    }

    [Fact]
    public async Task The_first_answer_to_a_message_stands()
    {
        await using var premises = await Premises.SmallAsync();

        await RememberAsync(premises, "SM1", "first");
        await Assert.ThrowsAnyAsync<DbException>(() => RememberAsync(premises, "SM1", "second"));

        Assert.Equal("first", await premises.Database.ReadAsync(
            static async session => await InboundMessages.AnswerTo(session, "SM1"), Premises.Cancelled));
    }

    [Fact]
    public async Task What_is_old_is_forgotten_and_what_is_not_is_kept()
    {
        await using var premises = await Premises.SmallAsync();
        await SaveAsync(premises, Premises.Conversation(1));
        await RememberAsync(premises, "old", "answer");
        premises.Clock.Advance(TimeSpan.FromDays(20));
        await SaveAsync(premises, Premises.Conversation(2));
        await RememberAsync(premises, "new", "answer");
        premises.Clock.Advance(TimeSpan.FromDays(6));

        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM conversations"));
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM inbound_messages"));

        premises.Clock.Advance(TimeSpan.FromDays(5));
        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM conversations"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM inbound_messages"));
    }

    [Fact]
    public async Task Who_an_appointment_was_for_is_forgotten_and_that_there_was_one_is_not()
    {
        const string people =
            "SELECT count(*) FROM appointments WHERE name <> '' OR folded <> '' OR birth = '1990-03-04' OR phone IS NOT NULL OR caller <> ''";
        await using var premises = await Premises.SmallAsync(seats: 1, ("Retention:AppointmentDays", "60"));
        var booked = await premises.BookAsync(Premises.Conversation(1), Premises.On(4, 10));
        var cancelled = await premises.BookAsync(Premises.Conversation(2), Premises.On(5, 10), Premises.Draft("Eva Ruiz"));
        await premises.PerformAsync(new Effect.Cancel(cancelled.Number), Premises.Conversation(2));

        premises.Clock.Advance(TimeSpan.FromDays(59));
        await premises.Get<Expiry>().RunAsync(Premises.Cancelled);
        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(2, await premises.NumberAsync(people));

        premises.Clock.Advance(TimeSpan.FromDays(5));
        await premises.Get<Retention>().RunAsync(Premises.Cancelled);
        Assert.Equal(0, await premises.NumberAsync(people));
        Assert.Equal(2, await premises.NumberAsync("SELECT count(*) FROM appointments"));
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM outbox"));
        Assert.True((await premises.Get<Sheets>().FindAsync(booked.Number, premises.Now, Premises.Cancelled))!.IsOver(premises.Now));
    }

    private static Task<bool> SaveAsync(Premises premises, Conversation conversation) =>
        premises.Database.TransactAsync(session =>
        {
            Conversations.Save(session, conversation, premises.Now);
            return Task.FromResult(true);
        }, Premises.Cancelled);

    private static Task<bool> RememberAsync(Premises premises, string id, string answer) =>
        premises.Database.TransactAsync(session =>
        {
            InboundMessages.Remember(session, id, answer, premises.Now);
            return Task.FromResult(true);
        }, Premises.Cancelled);
}
