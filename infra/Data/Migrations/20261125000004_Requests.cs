using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>Requests of the API that came with a key of their own, and what they were answered.</summary>
[DbContext(typeof(BotContext)), Migration("20261125000004_Requests")]
internal sealed class RequestsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE requests (
            id text NOT NULL PRIMARY KEY,
            content text NOT NULL, answer text NOT NULL, received_at bigint NOT NULL);
        CREATE INDEX requests_received ON requests (received_at);
        """);
}
