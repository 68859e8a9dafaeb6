using System.Net;
using System.Xml.Linq;
using BotApp.Infra.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Host;

public sealed class TroubleTests
{
    const string Phone = "+13055550123";

    [Fact]
    public async Task A_locked_database_means_an_honest_sentence_and_503_and_the_message_is_answered_when_sent_again()
    {
        using var host = new HastyHost();
        using var http = host.CreateClient();
        var sid = Texting.NewSid();
        await using (var other = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var locking = other.CreateCommand();
            locking.CommandText = "BEGIN IMMEDIATE";
            await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            using var refused = await http.PostAsync(
                "/sms", Texting.Form(Phone, "Hola", sid), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            var said = XElement.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.NotEmpty(said.Value);
        }

        Assert.NotEmpty(await http.TextAsync(Phone, "Hola", sid));
        Assert.NotNull(await host.ConversationAsync(Phone));
    }

    [Fact]
    public async Task A_fault_of_ours_is_answered_and_logged_without_a_word_of_the_person()
    {
        using var host = new BotHost();
        using var http = host.CreateClient();
        await http.TextAsync(Phone, "Hola");
        var id = host.Services.GetRequiredService<Conversations>().IdOf("sms", Phone);
        await host.Services.GetRequiredService<Database>().TransactAsync(
            session => session.ExecuteAsync("UPDATE conversations SET state = $2 WHERE id = $1", id, """{"goal":7}"""),
            TestContext.Current.CancellationToken);

        Assert.NotEmpty(await http.TextAsync(Phone, "me llamo Ximena Zacapa"));
        Assert.Single(host.Log.Errors);
        Assert.DoesNotContain("Zacapa", host.Log.Everything);
        Assert.DoesNotContain("3055550123", host.Log.Everything);
    }

    sealed class HastyHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Database:PatienceSeconds"] = "1" };
    }
}
