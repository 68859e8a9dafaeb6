using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>Phones that are called and not texted.</summary>
[DbContext(typeof(BotContext)), Migration("20261125000010_CallMe")]
internal sealed class CallMe : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE TABLE call_me (phone text NOT NULL PRIMARY KEY, since bigint NOT NULL);");
}
