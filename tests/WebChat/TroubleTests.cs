using System.Net;
using System.Text.Json.Nodes;
using BotApp.Tests.Host;
using Microsoft.Data.Sqlite;

namespace BotApp.Tests.WebChat;

public sealed class TroubleTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_database_means_an_honest_sentence_and_502_and_the_message_is_answered_once_when_sent_again()
    {
        using var host = new HastyHost();
        var (page, _) = await Page.OpenAsync(host.CreateClient(), "es");
        await using (await LockAsync(host))
        {
            using var refused = await page.PostAsync(page.Message("una cita", "es", "mine"));
            Assert.Equal(HttpStatusCode.BadGateway, refused.StatusCode);
            var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancellation))!["error"]!;
            Assert.Equal("BotError", (string)error["code"]!);
            Assert.DoesNotContain("una cita", (string)error["message"]!);
            Assert.Contains("Por favor", (string)error["message"]!);
        }
        for (var again = 0; again < 2; again++)
            (await page.PostAsync(page.Message("una cita", "es", "mine"))).EnsureSuccessStatusCode();
        Assert.Equal(["user", "bot"], (await page.ReadAsync()).Select(activity => (string)activity["from"]!["role"]!));
        Assert.All(host.Log.Errors, error => Assert.StartsWith("The database stayed away", error));
    }

    [Fact]
    public async Task Whatever_else_a_page_asks_meanwhile_is_answered_too()
    {
        using var host = new HastyHost();
        var client = host.CreateClient();
        var (page, _) = await Page.OpenAsync(client);
        var newcomer = new Page(client);
        await newcomer.GenerateAsync();
        await using (await LockAsync(host))
        {
            foreach (var body in (JsonObject[])[new() { ["type"] = "endOfConversation" }, new() { ["type"] = "event", ["name"] = "language", ["locale"] = "ht" }])
                await AssertRefusedAsync(page.PostAsync(body));
            await AssertRefusedAsync(page.PostAsync($"/conversations/{page.Chat}/upload"));
            await AssertRefusedAsync(newcomer.PostAsync("/conversations"));
            (await page.GetAsync($"/conversations/{page.Chat}/activities")).EnsureSuccessStatusCode();
        }
        Assert.All(host.Log.Errors, error => Assert.StartsWith("The database stayed away", error));
    }

    static async Task AssertRefusedAsync(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        Assert.True(response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
    }

    static async Task<SqliteConnection> LockAsync(BotHost host)
    {
        var other = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var locking = other.CreateCommand();
        locking.CommandText = "BEGIN IMMEDIATE";
        await locking.ExecuteNonQueryAsync(Cancellation);
        return other;
    }

    sealed class HastyHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Database:PatienceSeconds"] = "1" };
    }
}
