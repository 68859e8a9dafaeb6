using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// The database writes down itself what becomes of each seat, whoever does it: a history that no code of ours can
/// embellish. What was given back must go to the line, one at a time, and open to all only when its time has come.
/// </summary>
internal static class SeatLog
{
    public const string Begin =
        """
        CREATE TABLE seat_log (n bigserial PRIMARY KEY, at double precision NOT NULL, seat bigint NOT NULL,
            hold text, release_at bigint, gone boolean NOT NULL);
        CREATE FUNCTION log_seat() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                INSERT INTO seat_log (at, seat, gone) VALUES (extract(epoch FROM clock_timestamp()), OLD.id, true);
            ELSE
                INSERT INTO seat_log (at, seat, hold, release_at, gone)
                VALUES (extract(epoch FROM clock_timestamp()), NEW.id, NEW.hold, NEW.release_at, false);
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER log_seat AFTER INSERT OR UPDATE OR DELETE ON seats FOR EACH ROW EXECUTE FUNCTION log_seat();
        """;

    const string Steps =
        """
        WITH steps AS (
            SELECT seat, at, hold, release_at, gone, lag(hold) OVER each AS held, lag(release_at) OVER each AS freed,
                lead(at) OVER each AS left_at
            FROM seat_log WINDOW each AS (PARTITION BY seat ORDER BY n))
        """;

    /// <summary>How many seats that were given back went to somebody in line.</summary>
    public const string Offered = $"{Steps} SELECT count(*) FROM steps WHERE freed IS NOT NULL AND hold LIKE 'P-%'";

    public const string PastTheLine =
        $"{Steps} SELECT seat::text FROM steps WHERE freed IS NOT NULL AND NOT gone AND release_at IS NULL AND coalesce(hold, '') NOT LIKE 'P-%'";

    public const string TooEarly = $"{Steps} SELECT seat::text FROM steps WHERE freed IS NOT NULL AND gone AND at < freed";

    public const string StraightOn =
        $"{Steps} SELECT seat::text FROM steps WHERE held LIKE 'P-%' AND hold LIKE 'P-%' AND hold <> held";

    /// <summary>Proposals whose seats were not all theirs from beginning to end. Ends are whole seconds, cut off.</summary>
    public const string NotHeld =
        $"""
        {Steps}
        SELECT p.id FROM proposals p LEFT JOIN steps s ON s.hold = p.id AND s.held IS DISTINCT FROM p.id
        WHERE p.kind = 'waitlist' GROUP BY p.id
        HAVING count(s.seat) <> p.people * ((p.minutes + 14) / 15)
            OR bool_or(s.left_at < CASE p.state WHEN 'open' THEN 1e12 ELSE p.changed_at END)
        """;

    /// <summary>Times given back that somebody in line would take, and who has not been told of any.</summary>
    public const string Waiting =
        """
        SELECT count(*) FROM waitlist w JOIN seats s ON s.office = w.office
        WHERE w.state = 'waiting' AND s.release_at IS NOT NULL
            AND (SELECT count(*) FROM seats t WHERE t.office = s.office AND t.release_at IS NOT NULL
                AND t.start >= s.start AND t.start < s.start + w.minutes * 60) = (w.minutes + 14) / 15
            AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = w.number AND (p.state = 'open' OR p.start = s.start))
        """;

    const string Untold =
        """
        SELECT count(*) FROM outbox m JOIN proposals p ON p.id = m.proposal
        WHERE m.state = 'waiting' AND p.state = 'open' AND p.kind = 'waitlist'
        """;

    /// <summary>The dust settles: the line gets what it can have, and everybody in it answers, or it takes too long.</summary>
    /// <returns>How many times nobody in line was offered although somebody would have them.</returns>
    public static async Task<long> SettleAsync(Server server, IReadOnlyList<Texter> people)
    {
        for (var tries = 0; ; tries++)
        {
            foreach (var person in people)
                await person.ReadAsync();
            var left = await server.NumberAsync(Waiting, "botapp");
            if (tries == 240 || (left == 0 && await server.NumberAsync(Untold, "botapp") == 0))
                return left;
            await Task.Delay(500);
        }
    }
}
