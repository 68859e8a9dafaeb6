using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>Appointments of people of all ages at all offices, their seats, their planned messages, conversations.</summary>
static class Seed
{
    /// <param name="from">How many there are already: what is added is numbered from here.</param>
    /// <param name="messages">Planned for each appointment, four at most.</param>
    internal static async Task AddAsync(Server server, int from, int appointments, int conversations, int messages = 4)
    {
        await server.ExecuteAsync(Appointments(from, appointments, messages), "bench");
        await server.ExecuteAsync(Conversations(conversations), "bench");
        await server.ExecuteAsync("VACUUM ANALYZE", "bench");
    }

    // Written past the triggers, which would take an hour for a million; what they keep is kept here in one go.
    static string Appointments(int from, int to, int messages) =>
        $"""
        SET session_replication_role = replica;
        CREATE TEMP TABLE places AS SELECT office, start, row_number() OVER () - 1 AS i FROM slots;
        CREATE UNIQUE INDEX ON places (i);
        INSERT INTO appointments (number, office, start, minutes, reason, name, folded, birth, phone, caller, case_number,
            interpreter, party, language, zone, conversation, state, created_at, changed_at)
        SELECT 'SEED-' || n, s.office, s.start, 15, 'adit', 'Person ' || n, 'person ' || n,
            to_char(date '1940-01-01' + (n::bigint * 7919 % 29000)::int, 'YYYY-MM-DD'), '+1999' || n, '+1999' || n, '', 0,
            'Self', 'en', 'America/New_York', 'seed' || n, 'active', 1, 1
        FROM generate_series({from + 1}, {to}) n JOIN places s ON s.i = n % (SELECT count(*) FROM slots);
        INSERT INTO seats (office, start, number) SELECT office, start, number FROM appointments
        WHERE number IN (SELECT 'SEED-' || n FROM generate_series({from + 1}, {to}) n);
        UPDATE slots SET taken = held.taken FROM (SELECT office, start, count(*) AS taken FROM seats GROUP BY office, start) held
        WHERE held.office = slots.office AND held.start = slots.start;
        INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
        SELECT k.kind, 'sms', a.phone, 'en', a.number, a.start, 4000000000, 4000000000, 'waiting', 1
        FROM appointments a, (VALUES ('day'), ('bring'), ('confirmed'), ('morning') LIMIT {messages}) k (kind)
        WHERE a.number IN (SELECT 'SEED-' || n FROM generate_series({from + 1}, {to}) n);
        DROP TABLE places;
        """;

    static string Conversations(int count) =>
        $"""
        INSERT INTO conversations (id, language, state, updated_at)
        SELECT 'seed' || n, 'en', repeat('x', 1000), 4000000000 FROM generate_series(1, {count}) n ON CONFLICT DO NOTHING;
        INSERT INTO inbound_messages (id, answer, received_at)
        SELECT 'seed' || n, repeat('x', 250), 4000000000 FROM generate_series(1, {count}) n ON CONFLICT DO NOTHING;
        """;
}
