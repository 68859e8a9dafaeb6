namespace BotApp.Bench.Postgres;

/// <summary>
/// Bookings over the API, beside an endpoint with the booking as one statement: at all times of all offices, or all at one.
/// </summary>
static class BookingsBench
{
    const double Wanted = 0.60;

    /// <summary>Bookings a second of Easy!Appointments 1.6.0 by its public path, as it ran on such a machine at 1, 8 and 32.</summary>
    static readonly IReadOnlyList<double> EasyAppointments = [55, 98, 98];

    internal static async Task RunAsync(Ground ground, Findings findings, TimeSpan length, bool oneSeat)
    {
        var orders = await Orders.AtAsync(ground.Server, oneSeat);
        findings.Head(
            oneSeat ? "Bookings of one time by all (the row of its seats is locked to the commit)" : "Bookings over the API",
            "bookings", "one statement");
        await new Contest(ground, findings).HoldAsync(
            Wanted, length, orders.On(ground.Ours), orders.On(ground.Yardstick), ground.OurProcess, ground.YardstickProcess);
        if (!oneSeat)
            findings.Add($"\nEasy!Appointments 1.6.0 made {string.Join(", ", EasyAppointments)} bookings/s by its public path at "
                + $"1, 8 and 32; twenty times that is {string.Join(", ", EasyAppointments.Select(rate => rate * 20))}.");
    }
}
