using System.Net;
using System.Net.Sockets;
using System.Text;
using BotApp.Channels.Sms;

namespace BotApp.Tests.Host;

public sealed class SignedTests(SignedTests.SignedHost host) : IClassFixture<SignedTests.SignedHost>
{
    const string Token = "0123456789abcdef0123456789abcdef";

    readonly HttpClient http = host.CreateClient();

    [Theory]
    [InlineData("/sms")]
    [InlineData("/sms?a=%27b'&c=d%20e+f")]
    public async Task What_Twilio_signed_is_let_in(string target)
    {
        var signature = Signature.Of(Token, $"https://line.example/bot{target}", Known.All);
        using var response = await PostAsync(Known, target, signature);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/sms", null)]
    [InlineData("/sms", "")]
    [InlineData("/sms", "AAAA")]
    [InlineData("/sms/status", null)]
    public async Task What_is_not_signed_is_refused_and_leaves_no_trace(string target, string? signature)
    {
        using var response = await PostAsync(Stranger, target, signature);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("secret words", host.Log.Everything);
        Assert.DoesNotContain("3055550123", host.Log.Everything);
        Assert.Null(await host.ConversationAsync("+13055550123"));
    }

    [Theory]
    [InlineData("/sms")]
    [InlineData("/voice")]
    public async Task Without_a_token_nobody_is_believed_who_is_expected_by_real_offices(string target)
    {
        using var real = new RealOffices();
        using var response = await PostAsync(Stranger, target, signature: null, real.CreateClient());
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(await real.ConversationAsync("+13055550123"));
    }

    [Fact]
    public async Task A_signature_of_another_address_is_refused()
    {
        var signature = Signature.Of(Token, "https://line.example/sms", Known.All);
        using var response = await PostAsync(Known, "/sms", signature);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>
    /// Over a real connection, since clients tidy up an address before they send it, and servers after.
    /// </summary>
    [Theory]
    [InlineData("/%73ms?q=%27a'", "/%73ms?q=%27a'")]
    [InlineData("/sms?", "/sms?")]
    [InlineData("http://localhost/sms", "/sms")]
    public async Task The_target_is_proven_as_it_was_sent(string target, string path)
    {
        using var real = new SignedHost();
        real.UseKestrel(0);
        real.StartServer();
        var body = Encoding.ASCII.GetString(Known.Body.Span);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, real.ClientOptions.BaseAddress.Port, Cancellation);
        await using var stream = client.GetStream();
        var request = $"""
            POST {target} HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: application/x-www-form-urlencoded
            Content-Length: {body.Length}
            X-Twilio-Signature: {Signature.Of(Token, $"https://line.example/bot{path}", Known.All)}

            {body}
            """;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")), Cancellation);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Fields Known { get; } = Form("13055550199");

    static Fields Stranger { get; } = Form("13055550123");

    static Fields Form(string phone) => Fields.Parse(
        Encoding.ASCII.GetBytes($"MessageSid=SM{phone}&From=%2B{phone}&Body=secret+words+%21"));

    async Task<HttpResponseMessage> PostAsync(Fields form, string target, string? signature, HttpClient? other = null)
    {
        var body = Encoding.ASCII.GetString(form.Body.Span);
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await (other ?? http).SendAsync(request, TestContext.Current.CancellationToken);
    }

    public sealed class SignedHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Twilio:AuthToken"] = Token,
            ["Twilio:PublicUrl"] = "https://line.example/bot",
        };
    }

    sealed class RealOffices : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Demo:Enabled"] = "false" };
    }
}
