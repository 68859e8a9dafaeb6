using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// On PostgreSQL a sequence for each thing that is counted, made when it is first asked for. A row that is counted up stays
/// locked to the commit: all who book at an office waited for each other there, whatever times they wanted.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261127000001_Numbers")]
internal sealed class Numbers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Postgres(Sequences);

    // Two who are first at the same moment: the second waits for the first one's commit. What was counted in a row goes on.
    private const string Sequences =
        """
        CREATE FUNCTION next_number(counted text, of_year bigint) RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE
            name text := format('numbers_%s_%s', counted, of_year);
            sequence regclass := to_regclass(quote_ident(name));
        BEGIN
            IF sequence IS NULL THEN
                PERFORM pg_advisory_xact_lock(hashtextextended(name, 0));
                EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I START %s', name,
                    1 + coalesce((SELECT last FROM counters WHERE what = counted AND year = of_year), 1000));
                sequence := to_regclass(quote_ident(name));
            END IF;
            RETURN nextval(sequence);
        END $$;
        """;
}
