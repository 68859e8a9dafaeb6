using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BotApp.Bot.Jobs;
using BotApp.Channels;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Host;

public class OutboxTests
{
    [Fact]
    public async Task Without_Twilio_two_weeks_of_messages_can_be_looked_at()
    {
        using var host = new BotHost();
        var appointment = await BookAsync(host);
        using var http = host.CreateClient();

        await AdvanceAsync(http, "P15D");

        var rows = (await http.GetFromJsonAsync<JsonArray>("/dev/outbox", Cancellation))!;
        Assert.Equal(["confirmed", "bring", "day", "morning"], rows.Select(row => (string?)row!["kind"]));
        Assert.All(rows, row => Assert.Equal("would have gone", (string?)row!["state"]));
        Assert.All(rows, row => Assert.Contains(appointment.Number, (string?)row!["text"]));
        Assert.Contains(Code(host, appointment), (string?)rows[0]!["text"]);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task What_is_sent_has_the_code_and_what_is_kept_has_not()
    {
        using var host = new SendingHost();
        var appointment = await BookAsync(host);

        await RunAsync(host);

        var (to, message) = Assert.Single(host.Recorded.Sent);
        Assert.Equal(appointment.Phone, to);
        Assert.Contains(Code(host, appointment), message.Text);
        Assert.DoesNotContain(appointment.Name, message.Text);
        var row = (await host.Services.GetRequiredService<OutboxMessages>().ListAsync(cancellation: Cancellation))[0];
        Assert.Equal("sent", row.State);
        Assert.NotNull(row.Body);
        Assert.DoesNotContain(Code(host, appointment), row.Body);
    }

    [Fact]
    public async Task What_could_not_be_sent_goes_later_and_once()
    {
        using var host = new SendingHost();
        await BookAsync(host);
        using var http = host.CreateClient();
        host.Recorded.Outcome = Outcome.Later;
        await RunAsync(host);
        host.Recorded.Outcome = Outcome.Accepted;

        await AdvanceAsync(http, "PT15M");
        await AdvanceAsync(http, "PT15M");

        Assert.Equal(2, host.Recorded.Sent.Count);
    }

    [Fact]
    public async Task A_message_that_breaks_the_sender_holds_up_no_other_and_goes_later()
    {
        using var host = new SendingHost();
        var first = await BookAsync(host);
        var second = await BookAsync(host, "+13055550124", "Eva Ruiz");
        using var http = host.CreateClient();
        host.Recorded.BreaksAt = first.Phone;

        await RunAsync(host);

        Assert.Equal([second.Phone], host.Recorded.Sent.Select(sent => sent.To));
        var rows = await host.Services.GetRequiredService<OutboxMessages>().ListAsync(cancellation: Cancellation);
        Assert.Equal(("waiting", 1), rows.Where(row => row.Number == first.Number && row.Kind == Kinds.Confirmed)
            .Select(row => (row.State, row.Tries)).Single());
        Assert.DoesNotContain(first.Phone!, string.Concat(host.Log.Errors));

        host.Recorded.BreaksAt = null;
        await AdvanceAsync(http, "PT15M");
        Assert.Equal([second.Phone, first.Phone], host.Recorded.Sent.Select(sent => sent.To));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2h")]
    [InlineData("-PT1H")]
    [InlineData("P999999999D")]
    public async Task A_clock_moves_by_a_duration_only(string? advance)
    {
        using var host = new BotHost();
        using var http = host.CreateClient();
        using var response = await http.PostAsync($"/dev/clock?advance={advance}", null, Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("advance", await response.Content.ReadAsStringAsync(Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string Code(BotHost host, Appointment appointment) =>
        host.Services.GetRequiredService<Codes>().For(appointment.Number);

    static Task RunAsync(BotHost host) => host.Services.GetRequiredService<SendOutbox>().RunAsync(Cancellation);

    static async Task AdvanceAsync(HttpClient http, string by)
    {
        using var response = await http.PostAsync($"/dev/clock?advance={by}", null, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Books the last time of the window at Hialeah, as a conversation by another channel would.</summary>
    static async Task<Appointment> BookAsync(BotHost host, string phone = "+13055550123", string name = "Ana López")
    {
        var conversation = new Conversation { Id = $"somebody {phone}", Language = "en", Phone = phone };
        var draft = new Draft
        {
            Reason = "adit",
            Zip = "33126",
            Name = name,
            Birth = new(1990, 3, 4),
            Phone = phone,
            Party = Party.Self,
            Interpreter = false,
        };
        var database = host.Services.GetRequiredService<Database>();
        var scheduler = host.Services.GetRequiredService<Scheduler>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Task<Input> Perform(Effect effect) =>
            database.TransactAsync(session => scheduler.PerformAsync(effect, conversation, session, now), Cancellation);
        var times = Assert.IsType<Input.TimesFound>(await Perform(new Effect.FindTimes("HIA", 30)));
        var start = times.Days.SelectMany(day => day.Starts).Last();
        var held = Assert.IsType<Input.TimeHeld>(await Perform(new Effect.HoldTime("HIA", start, 30)));
        return Assert.IsType<Input.Booked>(await Perform(new Effect.Book(draft, held.Hold))).Appointment;
    }

    sealed class SendingHost : BotHost
    {
        public RecordingSender Recorded { get; } = new();

        protected override ISender Sender => Recorded;
    }
}
