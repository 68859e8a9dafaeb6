using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Content;

/// <summary>What a text message may cost, at its longest: the office with the longest name and address, the hour
/// that takes the most letters.</summary>
public sealed class BudgetTests
{
    static readonly Shown All = Shown.Load([]);

    static readonly Shown WithSheets = Shown.Load([], new() { Sheets = true });

    /// <summary>As long as a usual address of ours.</summary>
    const string Link = "https://line.example/a/den-27-16307-7k3m9x2p4q8r5";

    static readonly OfficeNear Office = File.ReadLines(Path.Combine(Source.Root(), "infra/Data/Seed/offices.csv")).Skip(1)
        .Select(line => line.Replace(", ", "\t", StringComparison.Ordinal).Split(','))
        .Select(cells => cells.Select(cell => cell.Trim('"').Replace("\t", ", ", StringComparison.Ordinal)).ToList())
        .Select(cells => new OfficeNear(cells[0], cells[1], $"{cells[2]}, {cells[3]}, {cells[4]} {cells[5]}", cells[8]))
        .MaxBy(office => office.Name.Length + office.Address.Length)!;

    static Appointment Appointment(string language) => new(
        "DEN-27-16307", Office, new(new DateTime(2027, 9, 29) + Longest(language), TimeSpan.FromHours(-4)), 30, "advanceparole",
        "José Núñez", new(1990, 3, 4), "+13055550142", null, false, Party.Self, language);

    /// <summary>The quarter of an hour from 7:00 to 16:45 that is longest in the language.</summary>
    static TimeSpan Longest(string language) => Enumerable.Range(28, 40).Select(quarter => TimeSpan.FromMinutes(15 * quarter))
        .MaxBy(time => All.Tongues[language].Calendar.Write(TimeOnly.FromTimeSpan(time)).Length);

    public static TheoryData<string> Languages => [.. All.Tongues.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Languages))]
    public void A_confirmation_costs_two_segments_of_plain_letters_or_four_of_others(string language)
    {
        foreach (var kind in (string[])["booked", "found", "moved", "remind.day", "remind.morning", "remind.confirmed", "remind.moved"])
        {
            var told = Confirmed.Told(kind, Appointment(language));
            var text = Write([told with { Holes = new Dictionary<string, Value>(told.Holes) { ["end"] = Confirmed.End(Appointment(language)) } }], language);
            var cost = Segments.Of(text);
            Assert.True(cost.Count <= (cost.Gsm7 ? 2 : 4), $"{language}: '{kind}' costs {cost.Count} segments: {text}");
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Nor_does_one_that_tells_where_the_sheet_is(string language)
    {
        var told = Booked(language, WithSheets)[..2];
        var text = Write(told, language);
        Assert.Contains(Link, text, StringComparison.Ordinal);
        var cost = Segments.Of(text);
        Assert.True(cost.Count <= (cost.Gsm7 ? 2 : 4), $"{language}: it costs {cost.Count} segments: {text}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_whole_answer_to_a_booking_costs_no_more_with_the_sheet_than_without(string language)
    {
        var (with, without) = (Write(Booked(language, WithSheets), language), Write(Booked(language, All), language));
        Assert.True(Segments.Of(with).Count <= Segments.Of(without).Count, $"{language}: {with}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void What_is_proposed_costs_three_segments_of_plain_letters_or_four_of_others(string language)
    {
        var appointment = Appointment(language);
        foreach (var kind in Enum.GetValues<ProposalKind>())
            foreach (var people in (int[])[1, 6])
            {
                var text = Write(Notices.Of(new Proposal(
                    "P-1001", kind, "16307", false, Office, appointment.Start, people, appointment.Start.AddDays(-9),
                    appointment.Start.AddDays(-8), "DEN-27-16307", appointment.Start.AddDays(-7))), language);
                var cost = Segments.Of(text);
                Assert.True(cost.Count <= (cost.Gsm7 ? 3 : 4), $"{language}: '{kind}' for {people} costs {cost.Count} segments: {text}");
            }
    }

    static Reply[] Booked(string language, Shown content)
    {
        var appointment = Appointment(language);
        var scene = new Scene(content, appointment.Start.AddDays(-7));
        return [.. Confirmed.Tell(new() { Id = "1", Language = language }, new Input.Booked(appointment), scene).Replies];
    }

    static string Write(IReadOnlyList<Reply> replies, string language)
    {
        var said = Renderer.Render(replies, All.In(language), Medium.Sms);
        var filled = said.Text.Replace($"{Renderer.CodeFrom}DEN-27-16307{Renderer.CodeUntil}", "13F18", StringComparison.Ordinal)
            .Replace($"{Renderer.LinkFrom}DEN-27-16307{Renderer.LinkUntil}", Link, StringComparison.Ordinal);
        return string.Join('\n', SmsText.Write(new Outbound(filled, said.Choices, language)));
    }
}
