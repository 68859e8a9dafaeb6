using BotApp.Channels.Sms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BotApp.Bench.Postgres;

/// <summary>
/// The yardstick of a turn: an endpoint that checks the same signature, loads one row of a thousand characters and saves
/// it, durably, with nothing between. Whoever texts a conversation could not do with less.
/// </summary>
static class Bare
{
    static readonly string State = new('x', 1000);

    internal static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        await using var source = NpgsqlDataSource.Create(
            $"{builder.Configuration.GetConnectionString("Bot")};No Reset On Close=true;Max Auto Prepare=20;Auto Prepare Min Usages=2");
        var token = builder.Configuration["Twilio:AuthToken"]!;
        await using (var made = source.CreateCommand("CREATE TABLE IF NOT EXISTS bare (id text PRIMARY KEY, state text NOT NULL)"))
            await made.ExecuteNonQueryAsync();
        await using var app = builder.Build();
        app.MapGet("/health/ready", static () => "ready");
        app.MapPost("/sms", async http =>
        {
            var fields = (await Fields.OfAsync(http))!;
            if (!Signature.IsValid(token, http.Request.Headers["X-Twilio-Signature"], $"http://{http.Request.Host}/sms", fields))
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
            else
                await AnswerAsync(http, source, fields["From"]!);
        });
        await BareBooking.MapAsync(app, source);
        await app.RunAsync();
    }

    static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source, string from)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using (var load = new NpgsqlCommand("SELECT state FROM bare WHERE id = $1", connection))
        {
            load.Parameters.Add(new NpgsqlParameter<string> { TypedValue = from });
            await load.ExecuteScalarAsync();
        }
        await using (var save = new NpgsqlCommand(
            "INSERT INTO bare (id, state) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET state = excluded.state", connection))
        {
            save.Parameters.Add(new NpgsqlParameter<string> { TypedValue = from });
            save.Parameters.Add(new NpgsqlParameter<string> { TypedValue = State });
            await save.ExecuteNonQueryAsync();
        }
        http.Response.ContentType = "text/xml";
        await http.Response.WriteAsync("<Response><Message>What is your ZIP code (5 digits)?</Message></Response>");
    }
}
