using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Bench.Calls;

/// <summary>The yardstick of a turn of a call: the webhook's body is read, and a Gather of usual length goes back.</summary>
static class BareTwiml
{
    static readonly string Answer =
        $"<Response><Gather input=\"dtmf speech\" action=\"/voice/turn?n=1\"><Say>{new string('x', 600)}</Say></Gather></Response>";

    internal static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/ready", static () => "ready");
        app.MapPost("/{**any}", static async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return Results.Text(Answer, "text/xml");
        });
        await app.RunAsync();
    }
}
