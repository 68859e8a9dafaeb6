using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>Where the database is and how long a message waits for it.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    /// <summary><c>ConnectionStrings:Bot</c>.</summary>
    [Required]
    public string Bot { get; set; } = "Data Source=botapp.db";

    /// <summary>How long work waits for a locked or absent database before it is refused; webhooks give up after 15.</summary>
    [Range(1, 60)]
    public int PatienceSeconds { get; set; } = 8;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        try
        {
            SqliteFile.Parse(Bot);
            return [];
        }
        catch (ArgumentException wrong)
        {
            return [new($"ConnectionStrings:Bot: {wrong.Message}", [nameof(Bot)])];
        }
        catch (InvalidOperationException wrong)
        {
            return [new(wrong.Message, [nameof(Bot)])];
        }
    }
}

[OptionsValidator]
internal sealed partial class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>;
