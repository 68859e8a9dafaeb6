using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// A trail that only grows. What may go is what is a year older than the newest row: that needs no clock of the database,
/// and whoever would cover a trace cannot make it old.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261126000001_Audit")]
internal sealed class AuditTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(migrationBuilder.Numbered(Table));
        migrationBuilder.Sqlite(SqliteRules);
        migrationBuilder.Postgres(PostgresRules);
    }

    private const string Table =
        """
        CREATE TABLE audit (
            id {number},
            at bigint NOT NULL, what text NOT NULL, channel text NOT NULL,
            number text, office text, start bigint, before bigint);
        CREATE INDEX audit_number ON audit (number) WHERE number IS NOT NULL;
        CREATE INDEX audit_at ON audit (at);
        """;

    private const string SqliteRules =
        """
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;

        CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;

        CREATE TRIGGER audit_is_kept_a_year BEFORE DELETE ON audit
        WHEN OLD.at > (SELECT max(at) FROM audit) - 31536000
        BEGIN SELECT RAISE(ABORT, 'the audit trail is kept for a year'); END;
        """;

    private const string PostgresRules =
        """
        CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.at <= (SELECT max(at) FROM audit) - 31536000 THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'the audit trail only grows and is kept for a year' USING ERRCODE = 'insufficient_privilege';
        END $$;
        CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays();
        CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit EXECUTE FUNCTION audit_stays();
        """;
}
