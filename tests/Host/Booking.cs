using System.Globalization;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Host;

/// <summary>Whole bookings by text message, for tests of what comes after.</summary>
internal static partial class Booking
{
    static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");

    static int people;

    /// <summary>A passport stamp in Miami, in Spanish, each time for somebody else.</summary>
    public static async Task<Booked> BookAsync(this HttpClient http, string phone, string name = "José Núñez")
    {
        var birth = new DateOnly(1960, 1, 1).AddDays(Interlocked.Increment(ref people)).ToString("d 'de' MMMM 'de' yyyy", Spanish);
        await http.TextAsync(phone, "Necesito cita para el sello en el pasaporte, 33126");
        await http.TextAsync(phone, $"me llamo {name}, nací el {birth}, para mí");
        await http.TextAsync(phone, "no tengo");
        await http.TextAsync(phone, "no");
        await http.TextAsync(phone, "2");
        var told = await http.TextAsync(phone, "1");
        return new(
            Number().Match(told).Value, Code().Match(told).Groups[1].Value, Link().Match(told).Value, told);
    }

    public static async Task MoveAsync(this HttpClient http, string phone, Booked booked)
    {
        await http.TextAsync(phone, $"2 {booked.Number[^4..]}");
        await http.TextAsync(phone, "3");
        Assert.Contains("Cita cambiada", await http.TextAsync(phone, "1"), StringComparison.Ordinal);
    }

    public static async Task CancelAsync(this HttpClient http, string phone, Booked booked)
    {
        await http.TextAsync(phone, $"3 {booked.Number[^4..]}");
        Assert.Contains("está cancelada", await http.TextAsync(phone, "1"), StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Z]{3}-[0-9]{2}-[0-9]{4,}")]
    private static partial Regex Number();

    [GeneratedRegex("clave ([A-Z0-9]{5})")]
    private static partial Regex Code();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

/// <param name="Link">To its sheet; empty when none was told.</param>
internal sealed record Booked(string Number, string Code, string Link, string Told)
{
    public string Path => new Uri(Link).AbsolutePath;
}
