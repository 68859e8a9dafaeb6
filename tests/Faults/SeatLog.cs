namespace BotApp.Tests.Faults;

/// <summary>
/// The database writes down itself what becomes of each seat, whoever does it: a history that no code of ours can
/// embellish. What was given back must go to the line, one at a time, and open to all only when its time has come and
/// nobody in line would have it.
/// </summary>
internal static class SeatLog
{
    // When a seat is free for all in the end, somebody may wait whom it would suit, and who was not told. That counts only
    // of those whom somebody else had seen waiting before this transaction began: it can have missed all others. And only
    // of those who take any day, and a quarter of an hour, is it known here what suits them.
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

        CREATE TABLE seen (entry text NOT NULL, made bigint NOT NULL);
        CREATE TABLE opened (seat bigint NOT NULL, entry text);
        CREATE FUNCTION takes_any(wish text) RETURNS boolean LANGUAGE sql AS
            $$ SELECT wish::jsonb = '{"wanted": [], "refused": []}' $$;
        CREATE FUNCTION log_opened() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM slots WHERE office = OLD.office AND start = OLD.start AND taken < capacity) THEN
                RETURN NULL;
            END IF;
            INSERT INTO opened SELECT DISTINCT OLD.id, w.number
            FROM waitlist w JOIN seen s ON s.entry = w.number AND pg_xact_commit_timestamp(s.xmin) < now()
                AND s.made = (SELECT count(*) FROM proposals p WHERE p.entry = w.number)
            WHERE w.state = 'waiting' AND w.office = OLD.office AND w.minutes <= 15 AND takes_any(w.wish)
                AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = w.number AND (p.state = 'open' OR p.start = OLD.start));
            IF NOT FOUND THEN
                INSERT INTO opened VALUES (OLD.id, NULL);
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER log_opened AFTER DELETE ON seats DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION log_opened();
        """;

    /// <summary>Notes who waits and is free to be told of a time. Whoever begins something after that can know of them.</summary>
    public const string Watch =
        """
        INSERT INTO seen
        SELECT w.number, made.times FROM waitlist w
            CROSS JOIN LATERAL (SELECT count(*) FROM proposals p WHERE p.entry = w.number) made (times)
        WHERE w.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = w.number AND p.state = 'open')
            AND NOT EXISTS (SELECT 1 FROM seen s WHERE s.entry = w.number AND s.made = made.times)
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

    /// <summary>How many seats opened to all.</summary>
    public const string Opened = "SELECT count(DISTINCT seat) FROM opened";

    /// <summary>Seats that opened to all while somebody in line would have had them.</summary>
    public const string Overtaking = "SELECT DISTINCT seat || ' past ' || entry FROM opened WHERE entry IS NOT NULL";

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
}
