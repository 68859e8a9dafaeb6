using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Tests.Data;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// Calls over a real line: SIP and RTP on this machine, a telephone that knows nothing of us, sound that is spoken, sent,
/// heard and recognised. It takes as long as people take to speak.
/// </summary>
public sealed class RealCallTests : IDisposable
{
    const string Voice = "+13055550142", Keys = "+13055550143";

    static readonly Dictionary<string, Answer> Spoken = new()
    {
        ["call.language"] = new("English please", "2"),
        ["menu"] = new("I need an appointment for a passport stamp", "1"),
        ["ask.reason"] = new("a passport stamp", "1"),
        ["ask.zip"] = new("three three one two six", "33126"),
        ["ask.party"] = new("it is for me", "1"),
        ["ask.name"] = new("my name is John Miller", null),
        ["ask.birth"] = new("July nineteenth nineteen ninety", "07191990"),
        ["ask.case.optional"] = new("I do not have it", "4"),
        ["ask.interpreter"] = new("no", "2"),
        ["offer"] = new("the first one", "1"),
        ["summary"] = new("yes please", "1"),
    };

    static readonly Dictionary<string, Answer> Pressed =
        Spoken.ToDictionary(answer => answer.Key, answer => new Answer(null, answer.Value.Keys ?? "1"));

    static readonly Dictionary<string, string> Wanted = new()
    {
        [nameof(Field.Reason)] = "ADIT",
        [nameof(Field.Office)] = "Miami",
        [nameof(Field.Birth)] = "July 19, 1990",
        [nameof(Field.Interpreter)] = "Interpreter: No",
    };

    readonly string folder = Directory.CreateTempSubdirectory("botapp-line-").FullName;

    [Fact]
    public async Task Two_people_book_at_the_same_time_one_by_voice_and_one_with_keys()
    {
        Tool.SkipUnlessInstalled();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        await using var exchange = new Exchange(Premises.Tuesday);

        await Task.WhenAll(
            CallAsync(exchange, Voice, new(Spoken, new Dictionary<string, string>(Wanted) { [nameof(Field.Name)] = "John Miller," }), patience.Token),
            CallAsync(exchange, Keys, new(Pressed, Wanted), patience.Token));

        Assert.Equal(
            [$"{Voice} John Miller 1990-07-19 adit MIA 0 active", $"{Keys} 1990-07-19 adit MIA 0 active"],
            await exchange.ReadAsync(session => session.QueryAsync(
                "SELECT phone, name, birth, reason, office, interpreter, state FROM appointments ORDER BY phone",
                static row => string.Join(' ', Enumerable.Range(0, 7).Select(i => $"{row.GetValue(i)}").Where(text => text.Length > 0)))));
    }

    async Task CallAsync(Exchange exchange, string number, Answers answers, CancellationToken cancellation)
    {
        var up = new TaskCompletionSource<SipCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var line = new SipLine(call => up.TrySetResult(call));
        await using var phone = await Phone.StartAsync(number, answers.Words, cancellation);
        await phone.DialAsync(line.Port);
        var call = await up.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        var gateway = new Gateway(exchange, call, folder, cancellation);
        var running = gateway.RunAsync();
        await TalkAsync(phone, gateway, answers, () => exchange.ConversationAsync(number), cancellation);
        var heard = await phone.EndAsync(cancellation);
        await running;
        TestContext.Current.TestOutputHelper?.WriteLine($"{number}: {string.Join(" | ", gateway.Understood)}");
        // What the bot said has come out of the loudspeaker.
        Assert.InRange(Milliseconds(heard), call.Rtp.Loud / 2, call.Rtp.Loud * 3 / 2);
    }

    /// <summary>Until the appointment is booked, and its number and code have been read out.</summary>
    static async Task TalkAsync(
        Phone phone, Gateway line, Answers answers, Func<Task<Conversation?>> memoryAsync, CancellationToken cancellation)
    {
        while (await line.AskedAsync() is { } heard)
        {
            if ((await memoryAsync())?.Question is not { Key: not "call.texts" } question)
                return;
            var answer = answers.To(question, heard);
            if (answer.Words is { } words)
                await phone.SayAsync(words);
            else
                await phone.PressAsync(answer.Keys!, line.Keys, cancellation);
        }
        Assert.Fail($"The bot has hung up. It understood: {string.Join(" | ", line.Understood)}");
    }

    static int Milliseconds(short[] heard) => heard.Chunk(Sound.Frame).Count(frame => Ear.IsLoud(frame)) * 20;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
