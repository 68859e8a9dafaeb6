using BotApp.Tests.Data;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// Calls over a real line: SIP and RTP on this machine, a telephone that knows nothing of us, sound that is spoken, sent,
/// heard and recognised. It takes as long as people take to speak.
/// </summary>
public sealed class RealCallTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("botapp-line-").FullName;

    [Fact]
    public async Task Two_people_book_at_the_same_time_one_by_voice_and_one_with_keys()
    {
        Tool.SkipUnlessInstalled();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(4));
        await using var exchange = new Exchange(Premises.Tuesday);

        var heard = await Task.WhenAll(
            CallAsync(exchange, "+13055550142", ByVoiceAsync, patience.Token),
            CallAsync(exchange, "+13055550143", WithKeysAsync, patience.Token));

        Assert.Equal(2, await exchange.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM appointments")));
        Assert.Equal(1, await exchange.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM appointments WHERE name = 'John Miller'")));
        // It came through the wire: the number, and the code twice.
        Assert.All(heard, words => Assert.Matches("number .* code .* once more", words));
    }

    static async Task ByVoiceAsync(Phone phone, Gateway line, CancellationToken cancellation)
    {
        string[] said =
        [
            "English please", "I need an appointment for a passport stamp", "three three one two six", "it is for me",
            "my name is John Miller", "march fourth nineteen ninety", "I do not have it", "no", "the first one", "yes please",
        ];
        foreach (var words in said)
        {
            await AskedAsync(line);
            await phone.SayAsync(words, cancellation);
        }
    }

    static async Task WithKeysAsync(Phone phone, Gateway line, CancellationToken cancellation)
    {
        foreach (var keys in (string[])["2", "1", "1", "33126", "1", "1", "03041990", "4", "2", "2", "1"])
        {
            await AskedAsync(line);
            await phone.PressAsync(keys, line.Keys, cancellation);
        }
    }

    static async Task AskedAsync(Gateway line) =>
        Assert.True(await line.AskedAsync(), $"The bot has hung up. It understood: {string.Join(" | ", line.Understood)}");

    /// <returns>What the caller heard, as the recogniser makes it out.</returns>
    async Task<string> CallAsync(
        Exchange exchange, string number, Func<Phone, Gateway, CancellationToken, Task> talkAsync, CancellationToken cancellation)
    {
        var up = new TaskCompletionSource<SipCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var line = new SipLine(up.SetResult);
        await using var phone = await Phone.StartAsync(number, cancellation);
        await phone.DialAsync(line.Port);
        var call = await up.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellation);
        var gateway = new Gateway(exchange, call, folder, cancellation);
        var running = gateway.RunAsync();
        await talkAsync(phone, gateway, cancellation);
        // The next question comes after the number and the code have been read out.
        Assert.True(await gateway.AskedAsync());
        await phone.HangUpAsync();
        await running;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" | ", gateway.Understood));
        var all = await phone.HeardAsync(cancellation);
        var heard = await Tool.HearAsync(all.TakeLast(60 * Sound.Rate), folder, cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"The last that was heard: {heard}");
        return heard;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
