using BotApp.Infra.Data;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Api;

public class HoldApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient partner = host.As("partner");

    [Fact]
    public async Task A_hold_belongs_to_one_key_ends_and_is_let_go()
    {
        var wish = new { office = "MAN", start = "2027-03-08T09:00:00-05:00", reason = "adit", conversation = "ana" };
        Assert.Equal(201, (await partner.SendJsonAsync("/holds", wish)).Status);
        var other = host.As("other");

        Assert.Equal(404, (await other.GetJsonAsync("/holds/ana")).Status);
        Assert.Equal(204, (await other.DeleteJsonAsync("/holds/ana")).Status);
        Assert.Equal(200, (await partner.GetJsonAsync("/holds/ana")).Status);
        Assert.Equal("LEASE_EXPIRED", (await other.SendJsonAsync("/appointments",
            Requests.Booking().With("hold", "ana").With("start", wish.start), Requests.NewKey())).Code);
        Assert.Equal(201, (await partner.SendJsonAsync("/holds", wish)).Status);
        Assert.Equal(204, (await partner.DeleteJsonAsync("/holds/ana")).Status);
        Assert.Equal(204, (await partner.DeleteJsonAsync("/holds/ana")).Status);
        Assert.Equal(404, (await partner.GetJsonAsync("/holds/ana")).Status);
    }

    [Fact]
    public async Task To_say_that_a_time_is_held_does_not_make_it_early_enough()
    {
        const string soon = "2027-03-02T10:30:00-05:00";
        Assert.Equal((400, "start"), await partner.SendJsonAsync("/holds", new { office = "MAN", start = soon, reason = "adit" })
            is var late ? (late.Status, late.Field) : default);
        Assert.Equal((400, "start"), await partner.BookAsync(Requests.Booking().With("start", soon)) is var free ? (free.Status, free.Field) : default);

        Assert.Equal("LEASE_EXPIRED", (await partner.BookAsync(Requests.Booking().With("start", soon).With("hold", "nothing"))).Code);

        var wish = new { office = "MAN", start = "2027-03-05T11:00:00-05:00", reason = "adit", conversation = "later" };
        Assert.Equal(201, (await partner.SendJsonAsync("/holds", wish)).Status);
        Assert.Equal("LEASE_EXPIRED", (await partner.BookAsync(Requests.Booking().With("start", soon).With("hold", "later"))).Code);
    }

    [Fact]
    public async Task The_holder_sees_its_own_time_as_free()
    {
        await partner.SendJsonAsync("/holds", new { office = "MAN", start = "2027-03-08T09:30:00-05:00", reason = "adit", conversation = "eva" });

        Assert.True(await HasAsync(partner, "&conversation=eva"));
        Assert.Equal("no-store", (await partner.GetAsync($"{ApiHost.Root}/offices/MAN/times?reason=adit&conversation=eva", TestContext.Current.CancellationToken)).Headers.CacheControl?.ToString());

        static async Task<bool> HasAsync(HttpClient http, string more) => (await http.GetJsonAsync($"/offices/MAN/times?reason=adit{more}"))
            .Json.GetProperty("days").EnumerateArray().SelectMany(day => day.GetProperty("starts").EnumerateArray())
            .Any(start => start.GetString() == "2027-03-08T09:30:00-05:00");
    }

    [Fact]
    public async Task A_key_keeps_its_share_of_a_day_and_no_more_and_others_and_lines_are_not_hurt_by_it()
    {
        var day = await DayAsync(9);
        var (held, share) = (0, day.Seats * 20 / 100);
        ApiAnswer answer;
        while ((answer = await HoldAsync(partner, day.Starts[held % day.Starts.Count])).Status == 201)
            Assert.True(++held * 2 <= share, $"{held} visits of two quarters are held, of a share of {share}.");

        Assert.Equal((429, "TOO_MANY_HOLDS", "start"), (answer.Status, answer.Code, answer.Field));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20));
        Assert.Equal(share / 2, held);
        Assert.Equal(201, (await HoldAsync(host.As("other"), day.Starts[^1])).Status);
        Assert.Equal(201, (await HoldAsync(partner, (await DayAsync(10)).Starts[^1])).Status);
        var line = host.As("line");
        for (var person = 0; person <= share / 2; person++)
            Assert.Equal(201, (await HoldAsync(line, day.Starts[^(2 + person)])).Status);
    }

    [Fact]
    public async Task Who_asks_again_in_the_same_conversation_moves_its_hold_and_one_that_is_let_go_makes_room()
    {
        var day = await DayAsync(11);
        var other = host.As("other");
        var most = day.Seats * 20 / 100 / 2;
        for (var person = 0; person < most; person++)
            Assert.Equal(201, (await HoldAsync(other, day.Starts[person], $"p{person}")).Status);
        var key = Requests.NewKey();

        Assert.Equal(429, (await HoldAsync(other, day.Starts[^1], "more", key)).Status);
        Assert.Equal(201, (await HoldAsync(other, day.Starts[^1], "p0")).Status);
        Assert.Equal(204, (await other.DeleteJsonAsync("/holds/p1")).Status);
        // The refusal is not kept: the same request with the same key does better now.
        Assert.Equal(201, (await HoldAsync(other, day.Starts[^2], "more", Requests.NewKey())).Status);
        Assert.Equal(204, (await other.DeleteJsonAsync("/holds/more")).Status);
        Assert.Equal(201, (await HoldAsync(other, day.Starts[^1], "more", key)).Status);
    }

    [Fact]
    public async Task A_hundred_at_once_keep_no_more_than_the_share()
    {
        var day = await DayAsync(12);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(one => HoldAsync(partner, day.Starts[one % day.Starts.Count])));

        Assert.Equal(day.Seats * 20 / 100 / 2, answers.Count(answer => answer.Status == 201));
        Assert.All(answers, answer => Assert.True(answer.Status is 201 or 409 or 429, $"{answer.Status}"));
    }

    static Task<ApiAnswer> HoldAsync(HttpClient http, string start, string? conversation = null, string? once = null) =>
        http.SendJsonAsync("/holds", new { office = "MAN", start, minutes = 30, conversation }, once);

    /// <summary>A day in March at Manchester with four officers: its seats, and when visits of half an hour begin there.</summary>
    async Task<(long Seats, IReadOnlyList<string> Starts)> DayAsync(int day)
    {
        var from = new DateTimeOffset(2027, 3, day, 0, 0, 0, TimeSpan.FromHours(-5));
        await host.Services.GetRequiredService<Database>().TransactAsync(session => session.ExecuteAsync(
            "UPDATE slots SET capacity = 4 WHERE office = 'MAN' AND start >= $1 AND start < $2", from, from.AddDays(1)), TestContext.Current.CancellationToken);
        var seats = await host.ReadAsync(session => session.NumberAsync(
            "SELECT CAST(sum(capacity) AS bigint) FROM slots WHERE office = 'MAN' AND start >= $1 AND start < $2", from, from.AddDays(1)));
        var days = (await partner.GetJsonAsync("/offices/MAN/times?minutes=30")).Json.GetProperty("days").EnumerateArray();
        return (seats, [.. days.Single(one => one.GetProperty("date").GetString() == $"{from:yyyy-MM-dd}")
            .GetProperty("starts").EnumerateArray().Select(start => start.GetString()!)]);
    }
}
