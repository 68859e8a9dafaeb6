using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// People who come together, places in line and what is proposed to people by themselves, closures, rules by office.
/// Statements that SQLite and PostgreSQL both take.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261125000002_Together")]
internal sealed class Together : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Groups);
        migrationBuilder.Sql(Line);
        migrationBuilder.Sql(Proposals);
        migrationBuilder.Sql(Offices);
    }

    /// <summary>
    /// <c>place</c>: which of the people of a hold a seat is for. <c>together</c>: the number that the first of a group
    /// got. <c>twin</c>: 0, or higher for another person of the same name and birth date. <c>displaced_at</c>: since when
    /// the office is closed at the time of an appointment.
    /// </summary>
    private const string Groups =
        """
        ALTER TABLE seats ADD COLUMN place bigint NOT NULL DEFAULT 0;
        DROP INDEX seats_hold;
        CREATE UNIQUE INDEX seats_hold ON seats (hold, place, start) WHERE hold IS NOT NULL;
        ALTER TABLE appointments ADD COLUMN together text;
        ALTER TABLE appointments ADD COLUMN twin bigint NOT NULL DEFAULT 0;
        ALTER TABLE appointments ADD COLUMN displaced_at bigint;
        CREATE INDEX appointments_together ON appointments (together) WHERE together IS NOT NULL;
        CREATE INDEX appointments_birth ON appointments (birth) WHERE state = 'active';
        DROP INDEX appointments_one_a_person;
        CREATE UNIQUE INDEX appointments_one_a_person ON appointments (folded, birth, reason, case_number, twin)
            WHERE state = 'active';
        """;

    private const string Line =
        """
        CREATE TABLE waitlist (
            number text NOT NULL PRIMARY KEY,
            line bigint NOT NULL,
            office text NOT NULL REFERENCES offices (code),
            reason text NOT NULL, minutes bigint NOT NULL, people bigint NOT NULL,
            draft text NOT NULL, wish text NOT NULL, notice bigint NOT NULL,
            folded text NOT NULL, birth text NOT NULL,
            moving text REFERENCES appointments (number),
            phone text NOT NULL, caller text NOT NULL, conversation text NOT NULL, language text NOT NULL,
            zone text NOT NULL,
            state text NOT NULL CHECK (state IN ('waiting', 'served', 'left')),
            misses bigint NOT NULL DEFAULT 0,
            created_at bigint NOT NULL, changed_at bigint NOT NULL);
        CREATE UNIQUE INDEX waitlist_one_a_person ON waitlist (folded, birth, reason, office) WHERE state = 'waiting';
        CREATE UNIQUE INDEX waitlist_line ON waitlist (line);
        CREATE INDEX waitlist_waiting ON waitlist (office, line) WHERE state = 'waiting';
        CREATE INDEX waitlist_phone ON waitlist (phone) WHERE state = 'waiting';
        CREATE INDEX waitlist_moving ON waitlist (moving) WHERE state = 'waiting';
        """;

    /// <summary>
    /// What waits for an answer: a time held for one in line, a time held in place of one at a closed office, or whether
    /// somebody still waits. The hold of a time has the proposal's id.
    /// </summary>
    private const string Proposals =
        """
        CREATE TABLE proposals (
            id text NOT NULL PRIMARY KEY,
            kind text NOT NULL CHECK (kind IN ('waitlist', 'closure', 'stay')),
            entry text REFERENCES waitlist (number), number text REFERENCES appointments (number),
            phone text NOT NULL, digits text NOT NULL,
            office text NOT NULL REFERENCES offices (code),
            start bigint NOT NULL, minutes bigint NOT NULL, people bigint NOT NULL,
            state text NOT NULL CHECK (state IN ('open', 'taken', 'refused', 'missed', 'void')),
            sent_at bigint NOT NULL, ends_at bigint NOT NULL, changed_at bigint NOT NULL);
        CREATE UNIQUE INDEX proposals_one_an_entry ON proposals (entry) WHERE state = 'open' AND entry IS NOT NULL;
        CREATE UNIQUE INDEX proposals_one_an_appointment ON proposals (number)
            WHERE state = 'open' AND number IS NOT NULL;
        CREATE INDEX proposals_phone ON proposals (phone, ends_at);
        CREATE INDEX proposals_open ON proposals (ends_at) WHERE state = 'open';
        CREATE INDEX proposals_entry ON proposals (entry);
        CREATE INDEX proposals_number ON proposals (number);
        ALTER TABLE outbox ADD COLUMN proposal text;
        CREATE INDEX outbox_proposal ON outbox (proposal) WHERE proposal IS NOT NULL;
        """;

    /// <summary>What differs from the rules of all offices; why a day is closed.</summary>
    private const string Offices =
        """
        ALTER TABLE offices ADD COLUMN lead_minutes bigint;
        ALTER TABLE offices ADD COLUMN window_days bigint;
        ALTER TABLE days ADD COLUMN reason text;
        CREATE TABLE visit_lengths (
            office text NOT NULL REFERENCES offices (code),
            reason text NOT NULL, minutes bigint NOT NULL CHECK (minutes > 0),
            PRIMARY KEY (office, reason));
        """;
}
