using System.Text;
using System.Text.Json.Nodes;
using BotApp.Channels.Calendar;
using BotApp.Tests.Content;
using BotApp.Tests.Fakes;

namespace BotApp.Tests.Calendar;

/// <summary>The file by the letter of RFC 5545, and as a real calendar's parser understands it.</summary>
public sealed class CalendarFileTests
{
    static readonly DateTimeOffset Now = new(2027, 3, 2, 15, 0, 0, TimeSpan.Zero);

    static readonly string[] Texts =
    [
        "Plain", "a, b; c\\d: e", "line\nline", "\\n", "إشعارات الاستلام (receipt notice)، جواز السفر",
        "🙂" + new string('й', 200), new string('a', 74) + "é", "예약 안내문 여권 영수증 통지서 사진이 있는 신분증",
        "BEGIN:VEVENT\r\nEND:VCALENDAR", "\"quoted\"",
    ];

    public static TheoryData<string> Zones => [.. OfficeZones()];

    static CalendarEntry Entry(DateTimeOffset start, string zone = "America/New_York", string text = "Bring: a, b") => new(
        "7f0c7d3e-0000-4000-8000-000000000001", 0, start, 30, zone, "es", text, "Miami, 8801 NW 7th Avenue", text,
        Cancelled: false, Now, [TimeSpan.FromDays(1), TimeSpan.FromHours(2)]);

    static CalendarEntry Usual => Entry(new(2027, 3, 4, 12, 0, 0, TimeSpan.FromHours(-5)));

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_is_cut_within_a_character()
    {
        foreach (var text in Texts)
        {
            var file = CalendarFile.Write(Entry(Usual.Start, text: text), Now);
            Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
            foreach (var line in file.Split("\r\n"))
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)));
        }
    }

    [Fact]
    public void What_a_calendar_must_be_told_is_there_once()
    {
        var lines = Unfolded(CalendarFile.Write(Usual, Now));
        foreach (var name in (string[])["VERSION:2.0", "METHOD:PUBLISH", "UID:", "DTSTAMP:20270302T150000Z", "SEQUENCE:0",
            "STATUS:CONFIRMED", "ORGANIZER", "DTSTART;TZID=America/New_York:20270304T120000", "DTEND;TZID=America/New_York:20270304T123000",
            "SUMMARY", "LOCATION", "CLASS:PRIVATE"])
            Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal(["TRIGGER:-P1D", "TRIGGER:-PT2H"], lines.Where(line => line.StartsWith("TRIGGER", StringComparison.Ordinal)));
        Assert.Equal("text/calendar; charset=utf-8; method=PUBLISH", CalendarFile.ContentType(Usual));
    }

    [Fact]
    public void A_zone_says_by_which_rule_its_clocks_change()
    {
        var lines = Unfolded(CalendarFile.Write(Usual, Now));
        var zone = lines[(Array.IndexOf(lines, "BEGIN:VTIMEZONE") + 1)..Array.IndexOf(lines, "END:VTIMEZONE")];
        Assert.Equal(
            [
                "TZID:America/New_York",
                "BEGIN:DAYLIGHT", "DTSTART:20260308T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:20261101T020000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500",
                "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "END:STANDARD",
            ],
            zone);
    }

    [Fact]
    public void A_zone_of_last_Sundays_is_written_by_them()
    {
        var lines = ZoneLines.Of("Europe/Berlin", 2027).ToList();
        Assert.Contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", lines);
        Assert.Contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", lines);
    }

    [Fact]
    public void A_zone_without_clock_changes_has_one_time() =>
        Assert.Equal(
            [
                "BEGIN:VTIMEZONE", "TZID:Pacific/Guam", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                "TZOFFSETFROM:+1000", "TZOFFSETTO:+1000", "END:STANDARD", "END:VTIMEZONE",
            ],
            ZoneLines.Of("Pacific/Guam", 2027));

    [Fact]
    public void One_that_is_cancelled_is_withdrawn_and_rings_no_more()
    {
        var cancelled = Usual with { Cancelled = true, Sequence = 3 };
        var lines = Unfolded(CalendarFile.Write(cancelled, Now));
        Assert.Contains("METHOD:CANCEL", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains($"UID:{Usual.Uid}", lines);
        Assert.DoesNotContain("BEGIN:VALARM", lines);
        Assert.EndsWith("method=CANCEL", CalendarFile.ContentType(cancelled), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Zones))]
    public async Task A_calendar_s_parser_finds_every_hour_of_the_year_where_it_is(string zone)
    {
        NodePackages.SkipUnlessInstalled("ical.js");
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var starts = Enumerable.Range(0, 366 * 2).Select(i => new DateTimeOffset(2027, 1, 1, 9, 45, 0, TimeSpan.Zero).AddHours(i * 12))
            .Append(new(2027, 3, 14, 6, 45, 0, TimeSpan.Zero)).Append(new(2027, 3, 14, 7, 15, 0, TimeSpan.Zero))
            .Select(at => TimeZoneInfo.ConvertTime(at, local))
            .Where(at => !local.IsAmbiguousTime(at)).ToList();

        var read = await ParseAsync(starts.Select(start => Entry(start, zone)));

        Assert.Equal(starts.ConvertAll(start => start.ToUnixTimeSeconds()), read.Select(one => (long)one["start"]!));
        Assert.Equal(starts.ConvertAll(start => start.AddMinutes(30).ToUnixTimeSeconds()), read.Select(one => (long)one["end"]!));
    }

    [Fact]
    public async Task A_calendar_s_parser_reads_the_words_as_they_were()
    {
        NodePackages.SkipUnlessInstalled("ical.js");
        var read = await ParseAsync(Texts.Select(text => Entry(Usual.Start, text: text)));
        Assert.Equal(Texts.Select(text => text.Replace("\r", "", StringComparison.Ordinal)), read.Select(one => (string)one["summary"]!));
        Assert.All(read, one =>
        {
            Assert.Equal(("PUBLISH", "CONFIRMED", "es"), ((string)one["method"]!, (string)one["status"]!, (string)one["language"]!));
            Assert.Equal(Usual.Uid, (string)one["uid"]!);
            Assert.Equal([-86400, -7200], one["alarms"]!.AsArray().Select(alarm => (int)alarm!));
            Assert.Equal(Now.ToUnixTimeSeconds(), (long)one["stamp"]!);
        });
    }

    static async Task<List<JsonNode>> ParseAsync(IEnumerable<CalendarEntry> entries)
    {
        var lines = entries.Select(entry => new JsonObject { ["file"] = CalendarFile.Write(entry, Now) }.ToJsonString());
        var answers = await NodePackages.RunAsync("Calendar/ical.cjs", lines, TestContext.Current.CancellationToken);
        return [.. answers.Select(answer => JsonNode.Parse(answer)!)];
    }

    static string[] Unfolded(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    static IEnumerable<string> OfficeZones() =>
        File.ReadLines(Path.Combine(Source.Root(), "infra/Data/Seed/offices.csv")).Skip(1)
            .Select(line => line.Split(',')[^5]).Distinct().Append("Europe/Berlin").Append("Asia/Kolkata");
}
