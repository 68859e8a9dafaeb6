using BotApp.Tests.Calls;
using BotApp.Tests.Content;
using BotApp.Tests.Data;

namespace BotApp.Tests.Elsewhere;

/// <summary>A caller whose appointments are made elsewhere, while nobody answers there; and who wants to be called.</summary>
public sealed class CallsElsewhereTests
{
    const string Phone = "+13055550142";

    [Theory]
    [InlineData("1", "El sistema de citas no responde", "Su número de atención es", "500")]
    [InlineData("2", "The appointment system does not answer", "Your ticket is", "500")]
    [InlineData("2", "The appointment system does not answer", "Your ticket is", "nobody there")]
    [InlineData("2", "The appointment system does not answer", "Your ticket is", "another program")]
    [InlineData("2", "The appointment system does not answer", "Your ticket is", "429")]
    public async Task A_backend_that_fails_is_said_on_the_phone_in_the_language_of_the_call(string key, string away, string ticket, string trouble)
    {
        await using var exchange = new Exchange(Premises.Tuesday, elsewhere: true);
        var caller = new Caller(exchange, Phone);
        await caller.CallAsync();
        exchange.Network!.Trouble = ElsewhereTests.All[trouble];

        await caller.PressAsync(key);
        var said = await caller.PressAsync("2"); // My appointment.

        Assert.DoesNotContain(exchange.Log.Errors, error => error.Contains("A turn failed", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains(away, StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains(ticket, StringComparison.Ordinal));
        Assert.Equal(1, await exchange.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM tickets WHERE reason = 'away'")));
    }

    [Fact]
    public async Task Who_wants_to_be_called_is_called_from_where_the_appointments_are()
    {
        var whole = CallScript.Parse(await File.ReadAllTextAsync(
            Path.Combine(Source.Root(), "tests/Calls/reminders/call-me-instead.en.txt"), TestContext.Current.CancellationToken));
        // Its reminder rings; what is said then is said by the other host.
        var script = whole with { Steps = [.. whole.Steps.TakeWhile(step => step.Does != "picks up")] };
        await using var exchange = new Exchange(script.Clock, elsewhere: true);

        var replay = await new CallReplay(script, exchange).RunAsync();

        Assert.Contains(script.Steps, step => step.Expected.Any(line => line.EndsWith("calls", StringComparison.Ordinal)));
        Assert.True(replay.Faults.Count == 0, $"{string.Join("\n", replay.Faults)}\n\n{replay.Shown}");
    }
}
