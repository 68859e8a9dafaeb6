using System.Globalization;

namespace BotApp.Tests.Api;

public class LastSeatTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient http = host.As("partner");

    [Fact]
    public async Task Of_five_hundred_who_book_one_last_seat_at_once_one_has_it_and_each_other_gets_the_three_nearest()
    {
        var start = DateTimeOffset.Parse((string)Requests.Booking()["start"]!, CultureInfo.InvariantCulture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() =>
            http.SendJsonAsync("/appointments", Requests.Booking(), Requests.NewKey()))));

        Assert.Single(answers, answer => answer.Status == 201);
        List<ApiAnswer> refused = [.. answers.Where(answer => answer is { Status: 409, Code: "SLOT_UNAVAILABLE" })];
        Assert.Equal(499, refused.Count);
        List<DateTimeOffset> nearest = [start.AddMinutes(-30), start.AddMinutes(-15), start.AddMinutes(15)];
        Assert.All(refused, answer => Assert.Equal(nearest, Nearest(answer).Order()));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM appointments WHERE start = $1", start));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM seats WHERE start = $1", start));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Of_five_hundred_groups_who_want_the_last_three_seats_of_a_day_one_has_room_and_all_of_it()
    {
        var (day, first) = (new DateTimeOffset(2027, 3, 5, 0, 0, 0, TimeSpan.FromHours(-5)), new DateTimeOffset(2027, 3, 5, 10, 0, 0, TimeSpan.FromHours(-5)));
        await host.WriteAsync("UPDATE slots SET capacity = taken WHERE office = 'MAN' AND start >= $1 AND start < $2", day, day.AddDays(1));
        await host.WriteAsync(
            "UPDATE slots SET capacity = 1 WHERE office = 'MAN' AND start >= $1 AND start < $2", first, first.AddMinutes(45));

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => http.SendJsonAsync("/appointments",
            Requests.Booking().With("start", $"{first:O}").With("others", Enumerable.Range(0, 1 + i % 2).Select(_ => Requests.Person()).ToArray()),
            Requests.NewKey()))));

        var booked = Assert.Single(answers, answer => answer.Status == 201);
        var people = 1 + booked.Json.GetProperty("others").GetArrayLength();
        Assert.InRange(people, 2, 3);
        List<ApiAnswer> refused = [.. answers.Where(answer => answer is { Status: 409, Code: "SLOT_UNAVAILABLE" })];
        Assert.Equal(499, refused.Count);
        Assert.All(refused, answer => Assert.Equal(3, Nearest(answer).Count()));
        Assert.Equal(people, await CountAsync("SELECT count(*) FROM appointments WHERE start >= $1 AND start < $2", day, day.AddDays(1)));
        Assert.Equal(people, await CountAsync("SELECT count(*) FROM seats WHERE start >= $1 AND start < $2", day, day.AddDays(1)));
        Assert.Empty(host.Log.Errors);
    }

    static IEnumerable<DateTimeOffset> Nearest(ApiAnswer answer) =>
        answer.Json.GetProperty("nearest").EnumerateArray().Select(start => start.GetDateTimeOffset());

    Task<long> CountAsync(string sql, params object?[] values) => host.ReadAsync(session => session.NumberAsync(sql, values));
}
