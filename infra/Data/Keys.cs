using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>The secret that codes are derived from; it is never in the database.</summary>
public sealed class CodesOptions
{
    /// <summary>
    /// Base64 of 32 bytes or more. Without it, a SQLite installation keeps its own in the file <c>codes.key</c> beside
    /// the database: codes are only as safe, and only as lasting, as that file. With PostgreSQL it must be set, the
    /// same for all processes.
    /// </summary>
    [CustomValidation(typeof(CodesOptions), nameof(CheckKey))]
    public string? Key { get; set; }

    public static ValidationResult? CheckKey(string? key) =>
        key is null || (Convert.TryFromBase64String(key, new byte[key.Length], out var bytes) && bytes >= 32)
            ? ValidationResult.Success
            : new("Codes:Key must be base64 of at least 32 bytes.");

    internal static bool IsThereFor(CodesOptions codes, IOptions<DatabaseOptions> database) =>
        codes.Key is not null || !PostgresServer.IsMeantBy(database.Value.Bot);
}

[OptionsValidator]
internal sealed partial class CodesOptionsValidator : IValidateOptions<CodesOptions>;

/// <summary>The key of this installation, read once.</summary>
public sealed class Keys(IOptions<CodesOptions> options, Database database)
{
    private readonly Lazy<byte[]> secret = new(() => options.Value.Key is { } key
        ? Convert.FromBase64String(key)
        : OwnKey(Path.Combine(database.Store.Folder!, "codes.key")));

    internal byte[] Secret => secret.Value;

    /// <summary>A key for one purpose: whoever learns it learns nothing of the others.</summary>
    public byte[] For(string purpose) => HMACSHA256.HashData(Secret, System.Text.Encoding.UTF8.GetBytes($"key {purpose}"));

    /// <summary>Makes the key where there is none, or finds out now that it cannot be read.</summary>
    internal void Open() => _ = secret.Value;

    private static byte[] OwnKey(string path)
    {
        try
        {
            using var made = new FileStream(path, NewForOwner());
            made.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It was made at an earlier start.
        }
        var key = File.ReadAllText(path).Trim();
        return CodesOptions.CheckKey(key) == ValidationResult.Success
            ? Convert.FromBase64String(key)
            : throw new OptionsValidationException(nameof(CodesOptions), typeof(CodesOptions),
                [$"Codes:Key is not set and {path} is no key: put back the one that was there."]);
    }

    private static FileStreamOptions NewForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
