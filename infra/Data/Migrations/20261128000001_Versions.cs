using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// How often a conversation was saved. A turn saves it with the version that follows the one it began with; where another
/// was faster there is none, and the column refuses. So no turn locks its conversation while it thinks.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261128000001_Versions")]
internal sealed class Versions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE conversations ADD COLUMN version bigint NOT NULL DEFAULT 0");
}
