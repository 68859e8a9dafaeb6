using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>Where the database is and how long a message waits for it.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>ConnectionStrings:Bot</c>: a SQLite file, or PostgreSQL when it starts with <c>Host=</c>.</summary>
    [Required, CustomValidation(typeof(DatabaseOptions), nameof(CheckBot))]
    public string Bot { get; set; } = "Data Source=botapp.db";

    /// <summary>How long work waits for a locked or absent database before it is refused; webhooks give up after 15.</summary>
    [Range(1, 60)]
    public int PatienceSeconds { get; set; } = 8;

    public static ValidationResult? CheckBot(string? connectionString) =>
        WrongWith(connectionString ?? "") is { } wrong
            ? new($"ConnectionStrings:Bot {wrong}")
            : ValidationResult.Success;

    private static string? WrongWith(string connectionString) => PostgresServer.IsMeantBy(connectionString)
        ? PostgresServer.WrongWith(connectionString)
        : SqliteFile.WrongWith(connectionString);
}

[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
