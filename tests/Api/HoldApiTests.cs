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
}
