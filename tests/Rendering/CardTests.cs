using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Rendering;

public sealed class CardTests
{
    static readonly Appointment Booked = new(
        "MIA-27-1001", new("MIA", "Miami", "8801 NW 7th Avenue, Miami, FL 33150", "America/New_York"),
        new(2027, 3, 11, 12, 0, 0, TimeSpan.FromHours(-5)), 15, "adit", "José Núñez", new(1990, 3, 4), null, null,
        false, Party.Self, "en");

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void It_has_what_to_bring_and_says_where_the_sheet_is(int daysBefore)
    {
        var content = Shown.Load([], new() { Sheets = true });
        var told = Confirmed.Tell(
            new() { Id = "1", Language = "en" }, new Input.Booked(Booked), new(content, Booked.Start.AddDays(-daysBefore))).Replies;
        var card = Renderer.Render(told, content.In("en"), Medium.Chat).Card!;
        Assert.Contains(card.Lines, line => line.Value.Contains("passport, receipt notices", StringComparison.Ordinal));
        Assert.Equal($"{Renderer.LinkFrom}MIA-27-1001{Renderer.LinkUntil}", card.Link);
        Assert.Equal("Appointment sheet", card.Sheet);
        Assert.DoesNotContain("passport", card.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_those_who_come_together_each_has_a_line_with_number_and_code()
    {
        var content = Shown.Load([], new() { Sheets = true });
        var son = Booked with { Number = "MIA-27-1002", Name = "Luis Núñez", Start = Booked.Start.AddMinutes(15) };
        var told = Confirmed.Tell(new() { Id = "1", Language = "en" }, new Input.Booked(Booked) { Others = [son] }, new(content, Booked.Start.AddDays(-1))).Replies;
        var said = Renderer.Render(told, content.In("en"), Medium.Chat);
        Assert.Equal("Your appointments are booked.", said.Card!.Title);
        Assert.Equal(
            ["Day and time: Thursday, March 11", "Office: Miami, 8801 NW 7th Avenue, Miami, FL 33150", $"12:00 noon, José Núñez: MIA-27-1001, Code {CodeOf("1001")}",
                $"12:15 PM, Luis Núñez: MIA-27-1002, Code {CodeOf("1002")}", "Bring: this confirmation, photo ID, passport, receipt notices"],
            said.Card.Lines.Select(line => $"{line.Label}: {line.Value}"));
        Assert.Equal($"{Renderer.LinkFrom}MIA-27-1001{Renderer.LinkUntil}", said.Card.Link);

        static string CodeOf(string end) => $"{Renderer.CodeFrom}MIA-27-{end}{Renderer.CodeUntil}";
    }
}
