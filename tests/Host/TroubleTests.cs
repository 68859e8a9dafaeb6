using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;
using BotApp.Bot.Jobs;
using BotApp.Bot.WebChat;
using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using BotApp.Tests.Api;
using BotApp.Tests.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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

    [Fact]
    public async Task What_nobody_caught_is_logged_by_its_type_and_place_and_not_by_its_words()
    {
        using var host = new PoisonedHost();
        using var http = host.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "partner");
        await http.GetStringAsync("/api/scheduling/v1/reasons", TestContext.Current.CancellationToken);
        host.Clock.Poisoned = true;

        using var answer = await http.PostAsync(
            "/api/scheduling/v1/appointments/find", JsonContent.Create(new { name = "Ximena Zacapa", birth = "1990-03-04" }), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("Zacapa", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("InvalidOperationException", Assert.Single(host.Log.Errors));
        Assert.DoesNotContain("Zacapa", host.Log.Everything);
    }

    [Fact]
    public async Task A_job_that_fails_is_logged_by_its_type_and_place_and_ends_nothing()
    {
        using var log = new RecordedLog();
        var fails = new Job("fails", TimeSpan.FromMinutes(1), (_, _) => throw new InvalidOperationException("Ximena Zacapa"));
        var waits = new Job("waits", TimeSpan.FromMinutes(1), (_, _) => throw new DatabaseUnavailableException("away", null));

        await Ticking.RunAsync(fails, null!, log, TestContext.Current.CancellationToken);
        await Ticking.RunAsync(waits, null!, log, TestContext.Current.CancellationToken);

        Assert.Contains("InvalidOperationException", Assert.Single(log.Errors));
        Assert.DoesNotContain("Zacapa", log.Everything);
        Assert.Contains("waits until it is due again", log.Everything);
    }

    [Fact]
    public async Task A_look_for_news_of_chats_that_fails_ends_no_process()
    {
        using var log = new RecordedLog();
        var clock = new PoisonedClock { Poisoned = true };
        var bells = new Bells();
        using var bell = bells.Hang("chat", 0);
        using var polling = new Polling(bells, null!, clock, Options.Create(new WebChatOptions { PollMilliseconds = 20 }), new Logger<Polling>(new LoggerFactory([log])));

        await polling.StartAsync(TestContext.Current.CancellationToken);
        await clock.Asked.WaitAsync(TestContext.Current.CancellationToken);
        await clock.Asked.WaitAsync(TestContext.Current.CancellationToken);

        Assert.False(polling.ExecuteTask!.IsCompleted);
        await polling.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Zacapa", log.Everything);
        Assert.NotEmpty(log.Errors);
    }

    /// <summary>Where it is asked for the time, it says what a person said.</summary>
    sealed class PoisonedClock : TimeProvider
    {
        public bool Poisoned { get; set; }

        public SemaphoreSlim Asked { get; } = new(0);

        public override DateTimeOffset GetUtcNow()
        {
            Asked.Release();
            return Poisoned ? throw new InvalidOperationException("Ximena Zacapa") : new(2027, 3, 2, 15, 0, 0, TimeSpan.Zero);
        }
    }

    sealed class PoisonedHost : BotHost
    {
        public PoisonedClock Clock { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>(ApiHost.Key("partner", "Book"));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        }
    }

    sealed class HastyHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Database:PatienceSeconds"] = "1" };
    }
}
