using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// What the databases write differently. Most of a migration is the same text for both: text, bigint and double
/// precision, CHECK, partial indexes; what is not stands side by side.
/// </summary>
internal static class Dialects
{
    public static void Sqlite(this MigrationBuilder migration, string sql)
    {
        if (IsSqlite(migration))
            migration.Sql(sql);
    }

    public static void Postgres(this MigrationBuilder migration, string sql)
    {
        if (!IsSqlite(migration))
            migration.Sql(sql);
    }

    /// <summary>Puts in for <c>{number}</c> a key that the database counts up by itself.</summary>
    public static string Numbered(this MigrationBuilder migration, string sql) => sql.Replace(
        "{number}", IsSqlite(migration) ? "integer PRIMARY KEY" : "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        StringComparison.Ordinal);

    private static bool IsSqlite(MigrationBuilder migration) =>
        migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
}
