using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// Everything of the first release. Instants are Unix seconds, dates <c>yyyy-MM-dd</c>, times of day minutes after
/// midnight, truth 0 and 1: the same on every database.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261122000001_Schema")]
internal sealed class Schema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Places);
        migrationBuilder.Sqlite($"{Slots} WITHOUT ROWID;");
        migrationBuilder.Postgres($"{Slots} WITH (fillfactor = 70);");
        migrationBuilder.Sql(Holds);
        migrationBuilder.Sql(Appointments);
        migrationBuilder.Sql(migrationBuilder.Numbered(Seats));
        migrationBuilder.Sql(Counters);
        migrationBuilder.Sql(Memory);
        migrationBuilder.Sqlite(SqliteMemory);
        migrationBuilder.Postgres(PostgresMemory);
        migrationBuilder.Sql(migrationBuilder.Numbered(Outbox));
        migrationBuilder.Sqlite(SqliteCapacity);
        migrationBuilder.Postgres(PostgresCapacity);
    }

    private const string Places =
        """
        CREATE TABLE offices (
            code text NOT NULL PRIMARY KEY,
            name text NOT NULL, street text NOT NULL, city text NOT NULL, state text NOT NULL, zip text NOT NULL,
            lat double precision NOT NULL, lon double precision NOT NULL, zone text NOT NULL,
            opens bigint, closes bigint, officers bigint NOT NULL, weekdays text NOT NULL);
        CREATE TABLE zips (
            zip text NOT NULL PRIMARY KEY,
            city text NOT NULL, state text NOT NULL,
            lat double precision NOT NULL, lon double precision NOT NULL, zone text NOT NULL);
        CREATE TABLE areas (
            zip text NOT NULL PRIMARY KEY,
            office text NOT NULL REFERENCES offices (code));
        CREATE TABLE days (
            office text NOT NULL REFERENCES offices (code),
            date text NOT NULL,
            opens bigint, closes bigint,
            closure text NOT NULL CHECK (closure IN ('open', 'weekend', 'holiday', 'closed')),
            PRIMARY KEY (office, date));
        """;

    private const string Slots =
        """
        CREATE TABLE slots (
            office text NOT NULL REFERENCES offices (code),
            start bigint NOT NULL,
            capacity bigint NOT NULL,
            taken bigint NOT NULL DEFAULT 0,
            PRIMARY KEY (office, start),
            CHECK (start % 900 = 0),
            CHECK (taken >= 0 AND taken <= capacity))
        """;

    private const string Holds =
        """
        CREATE TABLE holds (
            id text NOT NULL PRIMARY KEY,
            office text NOT NULL REFERENCES offices (code),
            start bigint NOT NULL, minutes bigint NOT NULL, until bigint NOT NULL);
        CREATE INDEX holds_until ON holds (until);
        """;

    private const string Appointments =
        """
        CREATE TABLE appointments (
            number text NOT NULL PRIMARY KEY,
            office text NOT NULL REFERENCES offices (code),
            start bigint NOT NULL, minutes bigint NOT NULL, reason text NOT NULL,
            name text NOT NULL, folded text NOT NULL, birth text NOT NULL,
            phone text, caller text NOT NULL, case_number text NOT NULL,
            interpreter bigint NOT NULL, party text NOT NULL, language text NOT NULL, zone text NOT NULL,
            conversation text NOT NULL, attends bigint NOT NULL DEFAULT 0,
            state text NOT NULL CHECK (state IN ('active', 'cancelled', 'past')),
            created_at bigint NOT NULL, changed_at bigint NOT NULL);
        CREATE UNIQUE INDEX appointments_one_a_case ON appointments (case_number, reason)
            WHERE state = 'active' AND case_number <> '';
        CREATE UNIQUE INDEX appointments_one_a_person ON appointments (folded, birth, reason, case_number)
            WHERE state = 'active';
        CREATE INDEX appointments_phone ON appointments (phone) WHERE state = 'active';
        CREATE INDEX appointments_caller ON appointments (caller, created_at);
        CREATE INDEX appointments_start ON appointments (start) WHERE state = 'active';
        """;

    private const string Seats =
        """
        CREATE TABLE seats (
            id {number},
            office text NOT NULL, start bigint NOT NULL,
            hold text REFERENCES holds (id) ON DELETE CASCADE,
            number text REFERENCES appointments (number),
            release_at bigint,
            FOREIGN KEY (office, start) REFERENCES slots (office, start),
            CHECK ((CASE WHEN hold IS NULL THEN 0 ELSE 1 END) + (CASE WHEN number IS NULL THEN 0 ELSE 1 END)
                + (CASE WHEN release_at IS NULL THEN 0 ELSE 1 END) = 1));
        CREATE INDEX seats_slot ON seats (office, start);
        CREATE UNIQUE INDEX seats_hold ON seats (hold, start) WHERE hold IS NOT NULL;
        CREATE UNIQUE INDEX seats_number ON seats (number, start) WHERE number IS NOT NULL;
        CREATE INDEX seats_release ON seats (release_at) WHERE release_at IS NOT NULL;
        """;

    private const string Counters =
        """
        CREATE TABLE counters (
            what text NOT NULL, year bigint NOT NULL, last bigint NOT NULL, PRIMARY KEY (what, year));
        CREATE TABLE attempts (
            subject text NOT NULL PRIMARY KEY,
            wrong bigint NOT NULL, last_at bigint NOT NULL, locked_until bigint NOT NULL);
        """;

    private const string Memory =
        """
        CREATE TABLE conversations (
            id text NOT NULL PRIMARY KEY,
            language text NOT NULL, state text NOT NULL, updated_at bigint NOT NULL);
        CREATE TABLE inbound_messages (
            id text NOT NULL PRIMARY KEY, answer text NOT NULL, received_at bigint NOT NULL);
        CREATE TABLE opt_outs (phone text NOT NULL PRIMARY KEY, since bigint NOT NULL);
        CREATE TABLE tickets (
            number text NOT NULL PRIMARY KEY,
            reason text NOT NULL, conversation text NOT NULL, language text NOT NULL, created_at bigint NOT NULL);
        """;

    private const string SqliteMemory =
        """
        CREATE INDEX conversations_updated ON conversations (updated_at);
        CREATE INDEX inbound_messages_received ON inbound_messages (received_at);
        """;

    // Every turn writes here. A conversation without an index on what changes, and with room beside it, is changed in its
    // place; the daily clearing reads the whole table for it. Messages come in the order of their time: a block range
    // index finds the old ones and costs nothing to keep.
    private const string PostgresMemory =
        """
        ALTER TABLE conversations SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX inbound_messages_received ON inbound_messages USING brin (received_at);
        """;

    private const string Outbox =
        """
        CREATE TABLE outbox (
            id {number},
            kind text NOT NULL, channel text NOT NULL, recipient text NOT NULL, language text NOT NULL,
            number text REFERENCES appointments (number), start bigint,
            due_at bigint NOT NULL, not_after bigint NOT NULL,
            state text NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'parked', 'dropped')),
            tries bigint NOT NULL DEFAULT 0, changed_at bigint NOT NULL,
            provider_id text, report text, error_code bigint, body text);
        CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
        CREATE INDEX outbox_claimed ON outbox (changed_at) WHERE state = 'claimed';
        CREATE INDEX outbox_number ON outbox (number) WHERE state = 'waiting';
        CREATE INDEX outbox_provider ON outbox (provider_id) WHERE provider_id IS NOT NULL;
        """;

    /// <summary>
    /// <c>taken</c> is the number of seats and never more than the capacity, whoever writes: these rules abort even
    /// where a statement by hand says OR IGNORE, OR REPLACE, or has foreign keys switched off.
    /// </summary>
    private const string SqliteCapacity =
        """
        CREATE TRIGGER seats_need_room BEFORE INSERT ON seats
        WHEN NOT EXISTS (SELECT 1 FROM slots WHERE office = NEW.office AND start = NEW.start AND taken < capacity)
        BEGIN SELECT RAISE(ABORT, 'no seat is left'); END;

        CREATE TRIGGER seats_taken AFTER INSERT ON seats
        BEGIN UPDATE slots SET taken = taken + 1 WHERE office = NEW.office AND start = NEW.start; END;

        CREATE TRIGGER seats_freed AFTER DELETE ON seats
        BEGIN UPDATE slots SET taken = taken - 1 WHERE office = OLD.office AND start = OLD.start; END;

        CREATE TRIGGER seats_stay BEFORE UPDATE OF office, start ON seats
        BEGIN SELECT RAISE(ABORT, 'a seat stays in its slot'); END;

        CREATE TRIGGER slots_count_seats BEFORE UPDATE OF taken ON slots
        WHEN NEW.taken <> (SELECT count(*) FROM seats WHERE office = NEW.office AND start = NEW.start)
        BEGIN SELECT RAISE(ABORT, 'taken is the number of seats'); END;

        CREATE TRIGGER slots_begin_with_seats BEFORE INSERT ON slots
        WHEN NEW.taken <> (SELECT count(*) FROM seats WHERE office = NEW.office AND start = NEW.start)
        BEGIN SELECT RAISE(ABORT, 'taken is the number of seats'); END;
        """;

    /// <summary>
    /// The same rules. Whoever takes or frees a seat changes the row of its slot, and so waits for whoever does that at
    /// the same moment. Only these triggers may change <c>taken</c>, and a slot with seats stays, by their foreign key.
    /// </summary>
    private const string PostgresCapacity =
        """
        CREATE FUNCTION seat_taken() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE slots SET taken = taken + 1 WHERE office = NEW.office AND start = NEW.start AND taken < capacity;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'no seat is left' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER seats_taken AFTER INSERT ON seats FOR EACH ROW EXECUTE FUNCTION seat_taken();

        CREATE FUNCTION seat_freed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE slots SET taken = taken - 1 WHERE office = OLD.office AND start = OLD.start;
            RETURN NULL;
        END $$;
        CREATE TRIGGER seats_freed AFTER DELETE ON seats FOR EACH ROW EXECUTE FUNCTION seat_freed();

        CREATE FUNCTION seat_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'a seat stays in its slot' USING ERRCODE = 'check_violation';
        END $$;
        CREATE TRIGGER seats_stay BEFORE UPDATE OF office, start ON seats FOR EACH ROW
            WHEN (NEW.office <> OLD.office OR NEW.start <> OLD.start) EXECUTE FUNCTION seat_stays();
        CREATE TRIGGER seats_are_never_all_gone BEFORE TRUNCATE ON seats EXECUTE FUNCTION seat_stays();

        CREATE FUNCTION slot_counts() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' AND NEW.taken <> 0 OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2 THEN
                RAISE EXCEPTION 'taken is the number of seats' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER slots_count_seats BEFORE UPDATE OF taken ON slots FOR EACH ROW
            WHEN (NEW.taken <> OLD.taken) EXECUTE FUNCTION slot_counts();
        CREATE TRIGGER slots_begin_empty BEFORE INSERT ON slots FOR EACH ROW EXECUTE FUNCTION slot_counts();
        """;
}
