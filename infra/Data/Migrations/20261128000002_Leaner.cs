using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// What each booking paid for and nobody needed. The index that keeps one person to one appointment begins with the birth
/// date, so that it finds those who were born that day as well. On PostgreSQL foreign keys to an office go, which locked its
/// row for all who booked there: a seat needs a slot, and a slot its office. A message of no appointment is dropped when it
/// is due.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261128000002_Leaner")]
internal sealed class Leaner : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Indexes);
        migrationBuilder.Postgres(Rules);
    }

    private const string Indexes =
        """
        DROP INDEX appointments_birth;
        DROP INDEX appointments_one_a_person;
        CREATE UNIQUE INDEX appointments_one_a_person ON appointments (birth, folded, reason, case_number, twin)
            WHERE state = 'active';
        """;

    // The count changes by the triggers on seats alone; at their depth the function need not be called to find that out.
    private const string Rules =
        """
        ALTER TABLE appointments DROP CONSTRAINT appointments_office_fkey;
        ALTER TABLE holds DROP CONSTRAINT holds_office_fkey;
        ALTER TABLE outbox DROP CONSTRAINT outbox_number_fkey;
        DROP TRIGGER slots_count_seats ON slots;
        CREATE TRIGGER slots_count_seats BEFORE UPDATE OF taken ON slots FOR EACH ROW
            WHEN (NEW.taken <> OLD.taken AND pg_trigger_depth() < 1) EXECUTE FUNCTION slot_counts();
        DROP INDEX requests_received;
        CREATE INDEX requests_received ON requests USING brin (received_at);
        """;
}
