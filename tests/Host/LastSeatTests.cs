using System.Text.RegularExpressions;

namespace BotApp.Tests.Host;

/// <summary>Five hundred phones that have been offered the same, and all say the same at the same moment.</summary>
public partial class LastSeatTests(BotHost host) : IClassFixture<BotHost>
{
    const int Phones = 500;
    static readonly DateTimeOffset Friday = new(2027, 3, 5, 8, 30, 0, TimeSpan.FromHours(-5));
    static readonly DateTimeOffset Tuesday = new(2027, 3, 9, 8, 30, 0, TimeSpan.FromHours(-5));

    static readonly string[] First = ["Ana", "Luis", "Rosa"];

    readonly HttpClient http = host.CreateClient();

    [Fact]
    public async Task Of_five_hundred_who_text_for_one_last_seat_one_has_it_and_the_others_are_asked_nothing_again()
    {
        await OnlyAsync(Friday, minutes: 15, next: Friday.AddDays(3));
        await EachAsync(i => http.TextAsync(Phone(i), $"passport stamp, 33126, my name is Maria {Family(i)}, born March 4, {1930 + i % 70}"));
        await EachAsync(i => http.TextAsync(Phone(i), "no"));
        Assert.All(await EachAsync(i => http.TextAsync(Phone(i), "no")), static told => Assert.Contains("1 Fri Mar 5, 8:30 AM", told));

        var told = await EachAsync(i => http.TextAsync(Phone(i), "1"));

        Assert.Single(told, IsHeld);
        List<int> late = [.. Enumerable.Range(0, Phones).Where(i => told[i].StartsWith("That time was just taken.", StringComparison.Ordinal))];
        Assert.Equal(Phones - 1, late.Count);
        Assert.All(late, i => Assert.Equal(["Mon Mar 8, 8:30 AM", "Mon Mar 8, 8:45 AM", "Mon Mar 8, 9:00 AM"], Offers(told[i])));
        await ConfirmAsync(told, people: 1, Friday);
        Assert.True(IsHeld(await http.TextAsync(Phone(late[0]), "1")));
        Assert.StartsWith("Booked: MIA", await http.TextAsync(Phone(late[0]), "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_five_hundred_groups_who_text_for_the_last_three_seats_of_a_day_one_has_room()
    {
        await OnlyAsync(Tuesday, minutes: 45, next: Tuesday.AddDays(1));
        await EachAsync(i => http.TextAsync(Phone(i, group: true), $"passport stamp near 33126 for {(i % 2 == 0 ? "two" : "three")} people"));
        for (var who = 0; who < 3; who++)
            await EachAsync(i => who < 2 + i % 2
                ? http.TextAsync(Phone(i, group: true), $"{First[who]} {Family(i)}, April 4, {1930 + i % 70 + who}") : Task.FromResult(""));
        Assert.All(await EachAsync(i => http.TextAsync(Phone(i, group: true), "no")), static told => Assert.Contains("1 Tue Mar 9, 8:30 AM", told));

        var told = await EachAsync(i => http.TextAsync(Phone(i, group: true), "1"));

        Assert.Single(told, IsHeld);
        List<int> late = [.. Enumerable.Range(0, Phones).Where(i => told[i].StartsWith("That time has no room for", StringComparison.Ordinal))];
        Assert.Equal(Phones - 1, late.Count);
        Assert.All(late, i => Assert.Equal(3, Offers(told[i]).Count));
        await ConfirmAsync(told, people: 2 + Array.FindIndex(told, IsHeld) % 2, Tuesday, group: true);
        Assert.True(IsHeld(await http.TextAsync(Phone(late[0], group: true), "1")));
    }

    async Task ConfirmAsync(string[] told, int people, DateTimeOffset start, bool group = false)
    {
        Assert.StartsWith("Booked", await http.TextAsync(Phone(Array.FindIndex(told, IsHeld), group), "1"), StringComparison.Ordinal);
        foreach (var table in (string[])["appointments", "seats"])
            Assert.Equal(people, await host.ReadAsync(session => session.NumberAsync(
                $"SELECT count(*) FROM {table} WHERE start >= $1 AND start < $2", start, start.AddHours(12))));
        Assert.Empty(host.Log.Errors);
    }

    /// <summary>Miami has only so many minutes, with a seat each, and some hours of another day.</summary>
    async Task OnlyAsync(DateTimeOffset first, int minutes, DateTimeOffset next)
    {
        await host.WriteAsync("UPDATE slots SET capacity = taken WHERE office = 'MIA'");
        await OpenAsync(first, minutes, seats: 1);
        await OpenAsync(next, minutes: 120, seats: 6);
    }

    async Task OpenAsync(DateTimeOffset from, int minutes, int seats)
    {
        for (var start = from; start < from.AddMinutes(minutes); start = start.AddMinutes(15))
            await host.WriteAsync(
                "INSERT INTO slots (office, start, capacity) VALUES ('MIA', $1, $2) ON CONFLICT (office, start) DO UPDATE SET capacity = excluded.capacity",
                start, seats);
    }

    static Task<string[]> EachAsync(Func<int, Task<string>> text) =>
        Task.WhenAll(Enumerable.Range(0, Phones).Select(i => Task.Run(() => text(i))));

    static bool IsHeld(string told) => told.StartsWith("Held for you until", StringComparison.Ordinal);

    static List<string> Offers(string told) => [.. Offer().Matches(told).Select(static offer => offer.Groups[1].Value)];

    static string Phone(int who, bool group = false) => $"+1{(group ? 3_055_560_000L : 3_055_550_000L) + who}";

    /// <summary>A family name for each, none of which is a word for anything.</summary>
    static string Family(int number) =>
        string.Concat($"{number}".Select((digit, at) => at == 0 ? Syllables[digit - '0'] : Syllables[digit - '0'].ToLowerInvariant())) + "ez";

    static readonly string[] Syllables = ["Bar", "Cor", "Del", "Fer", "Gal", "Her", "Jim", "Lan", "Mor", "Val"];

    [GeneratedRegex(@"^[123] (\w{3} \w{3} \d+, .+)$", RegexOptions.Multiline)]
    private static partial Regex Offer();
}
