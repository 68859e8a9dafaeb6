using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// On PostgreSQL a seat's foreign key to its slot goes: <c>seat_taken</c> finds the slot or refuses already, and here a slot
/// with seats stays. The key's check locked the slot's row for reading before it was changed, so all who wanted one time
/// at once left their marks on it, and each had to be kept apart from the others.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261127000002_SlotsStay")]
internal sealed class SlotsStay : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Postgres(Rules);

    private const string Rules =
        """
        ALTER TABLE seats DROP CONSTRAINT seats_office_start_fkey;
        CREATE FUNCTION slot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'a slot with seats stays' USING ERRCODE = 'foreign_key_violation';
        END $$;
        CREATE TRIGGER slots_with_seats_stay BEFORE DELETE ON slots FOR EACH ROW
            WHEN (OLD.taken <> 0) EXECUTE FUNCTION slot_stays();
        CREATE TRIGGER slots_with_seats_keep_their_time BEFORE UPDATE OF office, start ON slots FOR EACH ROW
            WHEN (OLD.taken <> 0 AND (NEW.office <> OLD.office OR NEW.start <> OLD.start)) EXECUTE FUNCTION slot_stays();
        CREATE TRIGGER slots_are_never_all_gone BEFORE TRUNCATE ON slots EXECUTE FUNCTION slot_stays();
        """;
}
