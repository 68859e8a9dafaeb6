namespace BotApp.Bench.Postgres;

/// <summary>All that is measured on PostgreSQL, or one of it.</summary>
static class PostgresBench
{
    internal static IReadOnlyList<string> Parts { get; } = ["turns", "bookings", "seat", "conversations", "curve"];

    internal static async Task RunAsync(IReadOnlyList<string> parts, TimeSpan length, string? file)
    {
        var findings = new Findings();
        findings.Add("# Measured on PostgreSQL\n");
        findings.Add("""
            Written by `dotnet run -c Release --project tests/Bench -- postgres`: two cores, the load
            and PostgreSQL (fsync on) on them too. Take the ratios: each pair ran one right after the other, three pairs, medians.
            Twenty thousand appointments with four planned messages each, and as many conversations, were there before.
            """);
        foreach (var part in parts)
        {
            using var ground = new Ground();
            await ground.MakeAsync();
            if (part == "curve")
            {
                await CurveBench.RunAsync(ground, findings, length);
                continue;
            }
            await Seed.AddAsync(ground.Server, 0, 20_000, 20_000);
            await ground.OpenAsync();
            await (part switch
            {
                "turns" => TurnsBench.RunAsync(ground, findings, length),
                "bookings" => BookingsBench.RunAsync(ground, findings, length, oneSeat: false),
                "seat" => BookingsBench.RunAsync(ground, findings, length, oneSeat: true),
                _ => ConversationsBench.RunAsync(ground, findings, length),
            });
        }
        if (file is not null)
            findings.Write(file);
    }
}
