namespace BotApp.Tests.Api;

public class LastSeatTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Of_five_hundred_who_book_one_last_seat_at_once_one_has_it()
    {
        var http = host.As("partner");

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() =>
            http.SendJsonAsync("/appointments", Requests.Booking(), Requests.NewKey()))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(499, answers.Count(answer => answer is { Status: 409, Code: "SLOT_UNAVAILABLE" }));
        Assert.Equal(1, await host.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM appointments")));
        Assert.Equal(1, await host.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM seats")));
        Assert.Empty(host.Log.Errors);
    }
}
