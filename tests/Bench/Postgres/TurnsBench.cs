namespace BotApp.Bench.Postgres;

/// <summary>
/// Durable turns of whole bookings through <c>POST /sms</c>, beside the endpoint that checks the same signature, loads one
/// row and saves it.
/// </summary>
static class TurnsBench
{
    const double Wanted = 0.70;

    internal static async Task RunAsync(Ground ground, Findings findings, TimeSpan length)
    {
        findings.Head("Turns, each a signed webhook answered when it is on disk", "turns", "one row loaded and saved");
        await new Contest(ground, findings).HoldAsync(
            Wanted, length, Of(ground.Ours), Of(ground.Yardstick), ground.OurProcess, ground.YardstickProcess);
    }

    internal static Contest.Run Of(string address) => async (length, clients) =>
    {
        var (turns, _, times) = await Load.RunAsync(address, length, clients, Person.Fresh());
        return (turns, times);
    };
}
