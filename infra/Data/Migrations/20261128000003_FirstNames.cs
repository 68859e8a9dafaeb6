using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>The name that an appointment was booked with, where it was corrected since.</summary>
[DbContext(typeof(BotContext)), Migration("20261128000003_FirstNames")]
internal sealed class FirstNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE appointments ADD COLUMN first_name text");
}
