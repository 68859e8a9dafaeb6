using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace BotApp.Bench.Postgres;

/// <summary>
/// The yardstick of a booking: the same request with the same key, and one statement that takes a seat where there is one,
/// enters the appointment and plans four messages. It asks for no limits and notes nothing.
/// </summary>
static class BareBooking
{
    internal static async Task MapAsync(WebApplication app, NpgsqlDataSource source)
    {
        await using (var made = source.CreateCommand(Tables))
            await made.ExecuteNonQueryAsync();
        var hash = Convert.FromHexString(Orders.KeyHash);
        app.MapPost("/api/scheduling/v1/appointments", async http =>
        {
            var key = http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            if (!CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(key))))
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                await BookAsync(http, source);
        });
    }

    static async Task BookAsync(HttpContext http, NpgsqlDataSource source)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var wanted = body.RootElement;
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Statement, connection);
        foreach (var name in (string[])["office", "reason", "name", "birth", "phone"])
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = wanted.GetProperty(name).GetString()! });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = wanted.GetProperty("start").GetDateTimeOffset().ToUnixTimeSeconds() });
        var number = await command.ExecuteScalarAsync();
        http.Response.StatusCode = number is null ? StatusCodes.Status409Conflict : StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"number":"{{number}}"}""");
    }

    const string Statement =
        """
        WITH seat AS (
            UPDATE bare_seats SET taken = taken + 1 WHERE office = $1 AND start = $6 AND taken < capacity RETURNING office, start),
        made AS (
            INSERT INTO bare_appointments (office, start, reason, name, folded, birth, phone)
            SELECT office, start, $2, $3, lower($3), $4, $5 FROM seat RETURNING id, start),
        planned AS (
            INSERT INTO bare_outbox (kind, recipient, appointment, due_at, state)
            SELECT kind, $5, id, start, 'waiting' FROM made, unnest(ARRAY['confirmed', 'bring', 'day', 'morning']) kind)
        SELECT id FROM made
        """;

    const string Tables =
        """
        CREATE TABLE bare_seats (office text, start bigint, capacity bigint NOT NULL, taken bigint NOT NULL DEFAULT 0,
            PRIMARY KEY (office, start)) WITH (fillfactor = 70);
        CREATE TABLE bare_appointments (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, office text NOT NULL,
            start bigint NOT NULL, reason text NOT NULL, name text NOT NULL, folded text NOT NULL, birth text NOT NULL,
            phone text NOT NULL, FOREIGN KEY (office, start) REFERENCES bare_seats);
        CREATE UNIQUE INDEX ON bare_appointments (folded, birth, reason);
        CREATE TABLE bare_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL,
            recipient text NOT NULL, appointment bigint NOT NULL REFERENCES bare_appointments, due_at bigint NOT NULL,
            state text NOT NULL);
        CREATE INDEX ON bare_outbox (due_at) WHERE state = 'waiting';
        INSERT INTO bare_seats (office, start, capacity) SELECT office, start, 1000000 FROM slots;
        INSERT INTO bare_appointments (office, start, reason, name, folded, birth, phone)
        SELECT office, start, reason, number, number, birth, phone FROM appointments;
        INSERT INTO bare_outbox (kind, recipient, appointment, due_at, state)
        SELECT kind, phone, id, start, 'waiting' FROM bare_appointments, unnest(ARRAY['confirmed', 'bring', 'day', 'morning']) kind;
        ANALYZE bare_seats, bare_appointments, bare_outbox;
        """;
}
