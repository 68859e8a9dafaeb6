using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Faults;

/// <summary>The way of a text message from the bots: what Twilio would take and deliver lies here for the phones.</summary>
internal sealed class Twilio : IAsyncDisposable
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    readonly ConcurrentDictionary<string, ConcurrentQueue<string>> phones = new();
    readonly WebApplication app;
    int sent;

    Twilio()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost($"/2010-04-01/Accounts/{Account}/Messages.json", DeliverAsync);
    }

    public string Address => app.Urls.First();

    public static async Task<Twilio> StartAsync()
    {
        var twilio = new Twilio();
        await twilio.app.StartAsync();
        return twilio;
    }

    /// <summary>What this phone got and has not read yet; the oldest first.</summary>
    public string? Next(string phone) => phones.TryGetValue(phone, out var texts) && texts.TryDequeue(out var text) ? text : null;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task<IResult> DeliverAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        phones.GetOrAdd(form["To"]!, static _ => new()).Enqueue(form["Body"]!);
        return Results.Text(
            $$"""{"sid":"SM{{Interlocked.Increment(ref sent):d32}}","status":"queued"}""", "application/json", statusCode: 201);
    }
}
