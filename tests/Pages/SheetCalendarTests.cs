using System.Text.RegularExpressions;
using BotApp.Tests.Host;

namespace BotApp.Tests.Pages;

public partial class SheetCalendarTests(SheetTests.SiteHost host) : IClassFixture<SheetTests.SiteHost>
{
    readonly HttpClient http = host.CreateClient(new() { AllowAutoRedirect = false });

    static int phones;

    readonly string phone = $"+1305557{Interlocked.Increment(ref phones):0000}";

    [Fact]
    public async Task The_entry_for_the_calendar_keeps_its_name_and_is_newer_with_each_change()
    {
        var booked = await http.BookAsync(phone);
        var first = await EntryAsync(booked);
        await http.MoveAsync(phone, booked);
        var moved = await EntryAsync(booked);
        await http.CancelAsync(phone, booked);
        var cancelled = await EntryAsync(booked);

        Assert.Equal((first["UID"], first["UID"]), (moved["UID"], cancelled["UID"]));
        Assert.Equal(("0", "1", "2"), (first["SEQUENCE"], moved["SEQUENCE"], cancelled["SEQUENCE"]));
        Assert.Equal(("PUBLISH", "PUBLISH", "CANCEL"), (first["METHOD"], moved["METHOD"], cancelled["METHOD"]));
        Assert.StartsWith("20270304T", first["DTSTART;TZID=America/New_York"], StringComparison.Ordinal);
        Assert.NotEqual(first["DTSTART;TZID=America/New_York"], moved["DTSTART;TZID=America/New_York"]);
    }

    [Fact]
    public async Task A_calendar_that_others_see_has_neither_name_nor_code_nor_the_way_to_them()
    {
        var booked = await http.BookAsync(phone);
        var file = await http.GetStringAsync($"{booked.Path[4..]}.ics", TestContext.Current.CancellationToken);
        foreach (var secret in (string[])["Núñez", booked.Code, booked.Path[^13..]])
            Assert.DoesNotContain(secret, file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    async Task<Dictionary<string, string>> EntryAsync(Booked booked)
    {
        using var response = await http.GetAsync($"{booked.Path[4..]}.ics", TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        var file = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Line().Matches(file.Replace("\r\n ", "", StringComparison.Ordinal))
            .DistinctBy(line => line.Groups[1].Value).ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value.Trim());
    }

    [GeneratedRegex("^([^:\r\n]+):(.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
