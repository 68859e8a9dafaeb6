using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// How often an appointment's time was changed: calendars take an entry for newer by this (RFC 5545, SEQUENCE).
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261124000005_Changes")]
internal sealed class Changes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE appointments ADD COLUMN changes bigint NOT NULL DEFAULT 0");
}
