using System.Net;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Pages;

/// <summary>A sheet has its time.</summary>
public sealed class SheetTimesTests : IDisposable
{
    readonly BotHost host = new();
    readonly HttpClient http;

    public SheetTimesTests() => http = host.CreateClient();

    [Fact]
    public async Task Whoever_is_late_still_has_it_and_the_day_after_it_is_gone()
    {
        var booked = await http.BookAsync("+13055550142");
        await AdvanceAsync("P2DT10H");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(booked.Path)).Status);
        await AdvanceAsync("PT5H");
        var (status, page) = await GetAsync(booked.Path);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("Esta cita ya pas", page, StringComparison.Ordinal);
        Assert.DoesNotContain(booked.Number, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync($"{booked.Path}.ics")).Status);
    }

    [Fact]
    public async Task In_Development_the_link_leads_to_this_machine()
    {
        var booked = await http.BookAsync("+13055550142");
        Assert.StartsWith("http://localhost:5080/a/", booked.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_appointments_are_elsewhere_they_are_shown_there()
    {
        using var front = host.WithWebHostBuilder(web => web.UseSetting("Scheduling:BaseAddress", "http://127.0.0.1:9")
            .UseSetting("Scheduling:Key", "0123456789abcdef0123456789abcdef"));
        using var client = front.CreateClient();
        using var response = await client.GetAsync("/a", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.False(front.Services.GetRequiredService<SheetLinks>().AreKnown);
    }

    async Task<(HttpStatusCode Status, string Page)> GetAsync(string path)
    {
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    async Task AdvanceAsync(string by) =>
        (await http.PostAsync($"/dev/clock?advance={by}", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public void Dispose()
    {
        http.Dispose();
        host.Dispose();
    }
}
