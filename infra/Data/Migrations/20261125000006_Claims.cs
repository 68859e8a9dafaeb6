using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>Conversations that somebody is answering now, over several transactions.</summary>
[DbContext(typeof(BotContext)), Migration("20261125000006_Claims")]
internal sealed class ClaimsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE claims (
            conversation text NOT NULL PRIMARY KEY,
            holder text NOT NULL, until bigint NOT NULL);
        """);
}
