using BotApp.Infra.Outbox;
using BotApp.Tests.Data;

namespace BotApp.Tests.Outbox;

/// <summary>Whose a message is to send, and for how long.</summary>
public class ClaimingTests
{
    [Fact]
    public async Task Of_many_who_claim_at_once_no_two_get_the_same_message()
    {
        await using var premises = await Premises.SmallAsync(seats: 40);
        for (var i = 0; i < 40; i++)
            await premises.BookAsync(Premises.Conversation(i), Premises.On(11, 10), Premises.Draft($"Person {i}"));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync(premises, most: 5))));

        var ids = claimed.SelectMany(static messages => messages).Concat(await ClaimAsync(premises, most: 100)).Select(message => message.Id).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Fact]
    public async Task What_was_not_its_turn_is_anybodys_again_at_once_and_counts_as_no_try()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.BookAsync(Premises.Conversation(1), Premises.On(11, 10));
        var first = Assert.Single(await ClaimAsync(premises));

        await premises.Get<OutboxMessages>().RecordAsync([new(first.Id, Fate.Untried)], premises.Now, Premises.Cancelled);

        var again = Assert.Single(await ClaimAsync(premises));
        Assert.Equal((first.Id, 0), (again.Id, again.Tries));
    }

    private static Task<IReadOnlyList<DueMessage>> ClaimAsync(Premises premises, int most = 100) =>
        premises.Get<OutboxMessages>().ClaimAsync(premises.Now, most, Premises.Cancelled);
}
