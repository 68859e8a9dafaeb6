using System.Net;
using System.Net.Sockets;
using System.Text;
using BotApp.Channels;
using BotApp.Channels.Sms;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Sms;

public sealed class TwilioClientTests
{
    const string Sid = "AC0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(201, """{"sid":"SM1"}""", Outcome.Accepted, null)]
    [InlineData(400, """{"code":21610}""", Outcome.OptedOut, 21610)]
    [InlineData(400, """{"code":21211}""", Outcome.Refused, 21211)]
    [InlineData(400, """{"code":21614}""", Outcome.Refused, 21614)]
    [InlineData(404, "", Outcome.Refused, null)]
    [InlineData(401, """{"code":20003}""", Outcome.Later, 20003)]
    [InlineData(429, """{"code":20429}""", Outcome.Later, 20429)]
    [InlineData(500, "<html>", Outcome.Later, null)]
    [InlineData(503, "", Outcome.Later, null)]
    public async Task An_answer_becomes_an_outcome(int status, string body, Outcome outcome, int? error)
    {
        var sent = await Send(_ => new((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "text/html"),
        });
        Assert.Equal(new(outcome, outcome == Outcome.Accepted ? "SM1" : null, error), sent);
    }

    [Fact]
    public async Task A_network_that_is_gone_means_later() =>
        Assert.Equal(
            new(Outcome.Later),
            await Send(_ => throw new HttpRequestException("gone", new SocketException())));

    [Fact]
    public async Task The_request_is_the_documented_one()
    {
        HttpRequestMessage? seen = null;
        var form = "";
        await Send(request =>
        {
            (seen, form) = (request, new StreamReader(request.Content!.ReadAsStream(TestContext.Current.CancellationToken)).ReadToEnd());
            return new(HttpStatusCode.Created) { Content = new StringContent("{}") };
        });
        Assert.Equal($"https://api.example/2010-04-01/Accounts/{Sid}/Messages.json", seen!.RequestUri!.ToString());
        var user = Convert.FromBase64String(seen.Headers.Authorization!.Parameter!);
        Assert.Equal($"{Sid}:token", Encoding.UTF8.GetString(user));
        Assert.Equal(
            "To=%2B13055550123&From=%2B12025550100&Body=Hola%0A1+s%C3%AD"
                + "&StatusCallback=https%3A%2F%2Fline.example%2Fsms%2Fstatus",
            form);
    }

    static async Task<Sent> Send(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var http = new HttpClient(new Answering(answer)) { BaseAddress = new("https://api.example/") };
        var options = Options.Create(new TwilioOptions
        {
            AccountSid = Sid,
            AuthToken = "token",
            From = "+12025550100",
            PublicUrl = "https://line.example/",
        });
        return await new TwilioClient(new(http, new(TimeProvider.System), options))
            .SendAsync("+13055550123", new("Hola", ["sí"], "es"), TestContext.Current.CancellationToken);
    }

    sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
