namespace BotApp.Tests.Calls;

/// <summary>One exchange for many calls, one after the other: a host takes longer to start than a call to go.</summary>
public sealed class Exchanges : IAsyncLifetime
{
    readonly Dictionary<(string?, bool), Exchange> all = [];

    internal async Task<Exchange> AtAsync(DateTimeOffset now, string? transferTo = null, bool elsewhere = false)
    {
        if (!all.TryGetValue((transferTo, elsewhere), out var exchange))
            all[(transferTo, elsewhere)] = exchange = new(now, transferTo, elsewhere);
        await exchange.ForgetAsync(now);
        return exchange;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var exchange in all.Values)
            await exchange.DisposeAsync();
    }
}
