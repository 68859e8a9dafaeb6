using System.Net;
using System.Text;
using BotApp.Channels.Activities;
using BotApp.Channels.BotConnector;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.BotConnector;

/// <summary>How long a channel that says "not now" is waited for, and what becomes of a token that it refused.</summary>
public sealed class ConnectorClientTests
{
    readonly Waits time = new();
    int logins;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2", true, 2), InlineData("0", true, 0), InlineData(null, true, 1)]
    [InlineData("60", false, null), InlineData("Tue, 02 Mar 2027 15:00:03 GMT", true, 3), InlineData("Tue, 02 Mar 2027 14:00:00 GMT", true, 0)]
    public async Task It_is_asked_again_when_it_says_and_not_at_once(string? after, bool got, int? waited)
    {
        var tries = 0;
        var client = Client(_ => ++tries > 1 ? new(HttpStatusCode.OK) : Busy(after));

        Assert.Equal(got, await ReplyAsync(client));

        Assert.Equal(waited is > 0 and var seconds ? [TimeSpan.FromSeconds(seconds)] : [], time.Waited);
        Assert.Equal(got ? 2 : 1, tries);
    }

    [Fact]
    public async Task One_that_stays_busy_is_asked_three_times()
    {
        Assert.False(await ReplyAsync(Client(_ => Busy("1"))));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], time.Waited);
    }

    [Fact]
    public async Task A_refused_token_is_given_up_unless_it_was_replaced_already()
    {
        using var login = Login();
        var first = await login.TokenAsync(Cancellation);

        await login.ForgetAsync("an older one", Cancellation);
        Assert.Equal(first, await login.TokenAsync(Cancellation));
        await login.ForgetAsync(first, Cancellation);

        Assert.NotEqual(first, await login.TokenAsync(Cancellation));
        Assert.Equal(2, logins);
    }

    ConnectorClient Client(Func<HttpRequestMessage, HttpResponseMessage> channel) => new(new(new Answering(channel)), Login(), time);

    ConnectorLogin Login() => new(new(new Answering(_ => new(HttpStatusCode.OK)
    {
        Content = new StringContent($$"""{"access_token":"t{{++logins}}","expires_in":3600}""", Encoding.UTF8, "application/json"),
    })), Options.Create(new MicrosoftAppOptions { Id = "app", Password = "password" }), time);

    static Task<bool> ReplyAsync(ConnectorClient client) => client.ReplyAsync(
        new Activity { Type = "message", Id = "m1", ServiceUrl = "https://channel.example", Conversation = new() { Id = "c1" } },
        new Activity { Type = "message", Text = "hello" }, Cancellation);

    static HttpResponseMessage Busy(string? after)
    {
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        if (after is not null)
            busy.Headers.TryAddWithoutValidation("Retry-After", after);
        return busy;
    }

    /// <summary>Notes how long was to be waited, and waits no time.</summary>
    sealed class Waits : TimeProvider
    {
        public List<TimeSpan> Waited { get; } = [];

        public override DateTimeOffset GetUtcNow() => new(2027, 3, 2, 15, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
