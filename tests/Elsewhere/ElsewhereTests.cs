using System.Net;
using System.Net.Sockets;
using BotApp.Tests.Host;

namespace BotApp.Tests.Elsewhere;

/// <summary>A backend that is slow, broken or gone, and what is done twice nevertheless.</summary>
public sealed class ElsewhereTests
{
    const string Phone = "+13055550142";

    public static TheoryData<string> Troubles => [.. All.Keys];

    internal static readonly Dictionary<string, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>> All = new()
    {
        ["nobody there"] = (_, _, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, inner: new SocketException()),
        ["cut off"] = (_, _, _) => throw new HttpRequestException("reset", new IOException()),
        ["500"] = (_, _, _) => Answer(HttpStatusCode.InternalServerError, "<html>"),
        ["503"] = (_, _, _) => Answer(HttpStatusCode.ServiceUnavailable, """{"code":"UNAVAILABLE"}"""),
        ["429"] = (_, _, _) => Answer(HttpStatusCode.TooManyRequests, """{"code":"TOO_MANY_REQUESTS"}"""),
        ["our key is wrong"] = (_, _, _) => Answer(HttpStatusCode.Unauthorized, """{"code":"UNAUTHORIZED"}"""),
        ["another program"] = (_, _, _) => Answer(HttpStatusCode.OK, "<html>It works!"),
        ["another JSON"] = (_, _, _) => Answer(HttpStatusCode.OK, """{"offices":7}"""),
        ["null"] = (_, _, _) => Answer(HttpStatusCode.OK, "null"),
        ["never"] = async (_, _, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop); // Ends when the client under test gives up, and not before.
            throw new InvalidOperationException();
        },
        ["never to its end"] = (_, _, _) => Task.FromResult<HttpResponseMessage>(new(HttpStatusCode.OK) { Content = new StreamContent(new Endless()) }),
    };

    [Theory, MemberData(nameof(Troubles))]
    public async Task A_backend_that_fails_means_an_honest_sentence_and_a_call_back(string trouble)
    {
        using var hosts = new TwoHosts(("Scheduling:PatienceSeconds", "2"));
        await hosts.Http.TextAsync(Phone, "passport stamp");
        hosts.Network.Trouble = All[trouble];

        var said = await hosts.Http.TextAsync(Phone, "33126");

        Assert.Contains("The appointment system does not answer at the moment. Nothing was changed.", said);
        Assert.Contains("Your ticket is T-1001", said);
        Assert.DoesNotContain("   at ", hosts.Line.Log.Everything);
        Assert.Equal(1, await hosts.Line.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM tickets WHERE reason = 'away'")));

        hosts.Network.Trouble = null;
        Assert.Contains("Miami", await hosts.Http.TextAsync(Phone, "33126"));
    }

    [Theory]
    [InlineData("sello en el pasaporte", "El sistema de citas no responde", "Su número de atención es T-1001")]
    [InlineData("여권 도장 예약하고 싶어요", "지금은 예약 시스템이 응답하지 않습니다", "상담 접수 번호는 T-1001")]
    public async Task It_is_said_in_the_language_of_the_person(string wish, string away, string ticket)
    {
        using var hosts = new TwoHosts();
        await hosts.Http.TextAsync(Phone, wish);
        hosts.Network.Trouble = All["500"];

        var said = await hosts.Http.TextAsync(Phone, "33126");

        Assert.Contains(away, said);
        Assert.Contains(ticket, said);
    }

    [Theory]
    [InlineData("passport stamp", "33126", "Miami")]
    [InlineData("passport stamp near 33126", "hello?", "Miami")]
    [InlineData("cancel my appointment", "now?", "number of the appointment")]
    public async Task Who_began_while_nobody_answered_goes_on_with_the_next_words(string first, string next, string said)
    {
        using var hosts = new TwoHosts();
        hosts.Network.Trouble = All["nobody there"];
        Assert.Contains("does not answer", await hosts.Http.TextAsync(Phone, first));
        Assert.Contains("does not answer", await hosts.Http.TextAsync(Phone, next));

        hosts.Network.Trouble = null;

        Assert.Contains(said, await hosts.Http.TextAsync(Phone, next));
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_not_known_and_asked_again_it_is_the_same()
    {
        using var hosts = new TwoHosts(("Scheduling:PatienceSeconds", "2"));
        await hosts.PrepareAsync(Phone);
        hosts.Network.Trouble = async (_, carry, _) =>
        {
            using var lost = await carry();
            throw new HttpRequestException("reset", new IOException());
        };

        var unsure = await hosts.Http.TextAsync(Phone, "1");
        Assert.Contains("I do not know yet if this was done", unsure);
        Assert.Equal(1, await hosts.BookedAsync());

        hosts.Network.Trouble = null;
        var booked = await hosts.Http.TextAsync(Phone, "1");
        Assert.StartsWith("Booked: MIA-27-1001", booked);
        Assert.Equal(1, await hosts.BookedAsync());
    }

    [Fact]
    public async Task A_message_that_comes_twenty_times_at_once_books_once()
    {
        using var hosts = new TwoHosts();
        await hosts.PrepareAsync(Phone);
        var sid = Texting.NewSid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hosts.Http.TextAsync(Phone, "1", sid)));

        Assert.StartsWith("Booked: MIA-27-1001", Assert.Single(answers.Distinct()));
        Assert.Equal(1, await hosts.BookedAsync());
    }

    [Fact]
    public async Task Two_messages_of_one_conversation_are_put_in_order()
    {
        using var hosts = new TwoHosts();
        await hosts.PrepareAsync(Phone);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        hosts.Network.Trouble = async (_, carry, _) =>
        {
            begun.TrySetResult();
            await go.Task;
            return await carry();
        };

        var books = hosts.Http.TextAsync(Phone, "1");
        await begun.Task;
        var asks = hosts.Http.TextAsync(Phone, "find my appointment");
        go.SetResult();

        Assert.StartsWith("Booked: MIA-27-1001", await books);
        Assert.StartsWith("MIA-27-1001", await asks);
        Assert.Empty(hosts.Line.Log.Errors);
    }

    [Fact]
    public async Task While_one_waits_for_the_backend_others_are_answered()
    {
        using var hosts = new TwoHosts();
        await hosts.PrepareAsync(Phone);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        hosts.Network.Trouble = async (_, carry, _) =>
        {
            begun.TrySetResult();
            await go.Task;
            return await carry();
        };

        var waits = hosts.Http.TextAsync(Phone, "1");
        await begun.Task;
        Assert.Contains("free", await hosts.Http.TextAsync("+13055550143", "how much does it cost?"));
        Assert.False(waits.IsCompleted);
        go.SetResult();

        Assert.StartsWith("Booked", await waits);
    }

    [Fact]
    public async Task Our_own_tables_stay_empty_and_the_backend_tells_nobody_twice()
    {
        using var hosts = new TwoHosts();
        await hosts.PrepareAsync(Phone);
        await hosts.Http.TextAsync(Phone, "1");

        Assert.Equal(0, await hosts.Line.ReadAsync(session => session.NumberAsync(
            "SELECT (SELECT count(*) FROM appointments) + (SELECT count(*) FROM holds) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM claims)")));
        Assert.Equal("sent", await hosts.Backend.ReadAsync(session => session.FirstAsync(
            "SELECT state FROM outbox WHERE kind = 'confirmed'", row => row.GetString(0))));
        Assert.Equal(HttpStatusCode.NotFound, (await hosts.Http.GetAsync("/api/scheduling/v1/reasons", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task With_another_key_of_codes_no_code_is_told_that_opens_nothing()
    {
        using var hosts = new TwoHosts(("Codes:Key", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)])));
        await hosts.PrepareAsync(Phone);

        var said = await hosts.Http.TextAsync(Phone, "1");

        Assert.Contains("I do not know yet if this was done", said);
        Assert.DoesNotContain("code", said);
        Assert.Contains("CodesDiffer", Assert.Single(hosts.Line.Log.Errors));
    }

    static Task<HttpResponseMessage> Answer(HttpStatusCode status, string body) =>
        Task.FromResult<HttpResponseMessage>(new(status) { Content = new StringContent(body) });

    /// <summary>A body that says nothing and never ends.</summary>
    sealed class Endless : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => 0; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken); // As above.
            return 0;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
