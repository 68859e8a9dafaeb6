using BotApp.Tests.Data;

namespace BotApp.Tests.Calls;

/// <summary>A line goes dead at any moment. Nothing is booked by that, and nothing that was said is lost.</summary>
public sealed class HangingUpTests(Exchanges exchanges) : IClassFixture<Exchanges>
{
    const string Phone = "+13055550142";

    /// <summary>A whole booking by keys; the last one books.</summary>
    static readonly string[] Keys = ["2", "1", "1", "33126", "1", "1", "03041990", "4", "2", "1", "1"];

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, Keys.Length)];

    [Theory, MemberData(nameof(Steps))]
    public async Task Whoever_hangs_up_before_the_end_goes_on_from_there_in_the_next_call(int steps)
    {
        var exchange = await exchanges.AtAsync(Premises.Tuesday);
        var caller = new Caller(exchange, Phone);
        var heard = await caller.CallAsync();
        foreach (var keys in Keys.Take(steps))
            heard = await caller.PressAsync(keys);
        await caller.HangUpAsync();

        Assert.Equal(0, await CountAsync(exchange, "appointments"));
        Assert.Equal(steps >= 3 ? 1 : 0, await CountAsync(exchange, "outbox WHERE kind = 'goon'"));
        Assert.Equal(steps >= 10 ? 1 : 0, await CountAsync(exchange, "holds"));

        var again = new Caller(exchange, Phone);
        var begins = await again.CallAsync();
        if (steps >= 3)
            Assert.Equal(Asked(heard), Asked(await again.PressAsync("1")));
        else
            Assert.Equal(steps == 0, begins.Exists(line => line.Contains("oprima 1", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Steps))]
    public async Task Whoever_hangs_up_before_the_end_goes_on_from_there_by_text(int steps)
    {
        Assert.SkipUnless(steps >= 3, "Nothing has been said yet.");
        var exchange = await exchanges.AtAsync(Premises.Tuesday);
        var caller = new Caller(exchange, Phone);
        await caller.CallAsync();
        foreach (var keys in Keys.Take(steps))
            await caller.PressAsync(keys);
        await caller.HangUpAsync();

        string[] texts = ["33126", "for me", "Ana Lopez", "March 4, 1990", "I do not have it", "no", "1", "1"];
        var answer = "";
        foreach (var (text, i) in texts.Skip(steps - 3).Select((text, i) => (text, i)))
            answer = await exchange.SayAsync($"SM{steps}-{i}", Phone, text, exchange.Clock.Now);
        Assert.Contains("MIA-27-1001", answer, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(exchange, "appointments"));
    }

    [Fact]
    public async Task A_late_end_of_one_call_does_not_end_the_next()
    {
        var exchange = await exchanges.AtAsync(Premises.Tuesday);
        var first = new Caller(exchange, Phone);
        await first.CallAsync();
        await first.PressAsync("2");
        var second = new Caller(exchange, Phone);
        await second.CallAsync();
        await first.HangUpAsync();
        var heard = await second.PressAsync("1");
        Assert.Contains("What is the visit for?", heard);
    }

    static List<string> Asked(List<string> heard) => [.. heard.Where(line => line.StartsWith("Press", StringComparison.Ordinal))];

    static Task<long> CountAsync(Exchange exchange, string what) =>
        exchange.ReadAsync(session => session.NumberAsync($"SELECT count(*) FROM {what}"));
}
