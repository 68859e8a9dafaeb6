using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotApp.Infra.Data.Migrations;

/// <summary>
/// Web chats, word for word: a page that was reloaded or lost its line asks for what it missed. Times of messages are
/// Unix milliseconds, all else as in the first migration.
/// </summary>
[DbContext(typeof(BotContext)), Migration("20261125000005_Chats")]
internal sealed class ChatTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE chats (
            id text NOT NULL PRIMARY KEY,
            person text NOT NULL, conversation text NOT NULL, locale text NOT NULL,
            last bigint NOT NULL DEFAULT 0, ended bigint NOT NULL DEFAULT 0, touched_at bigint NOT NULL);
        CREATE INDEX chats_touched ON chats (touched_at);
        CREATE TABLE chat_messages (
            chat text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
            number bigint NOT NULL,
            person bigint NOT NULL, client_id text, inbound text, at bigint NOT NULL, body text NOT NULL,
            PRIMARY KEY (chat, number));
        CREATE UNIQUE INDEX chat_messages_client ON chat_messages (chat, client_id) WHERE client_id IS NOT NULL;
        """);
}
