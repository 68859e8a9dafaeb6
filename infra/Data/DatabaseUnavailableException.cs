namespace BotApp.Infra.Data;

/// <summary>
/// The database stayed locked, full or out of reach for longer than <c>Database:PatienceSeconds</c>. Nothing of the
/// work was kept: the caller says so and asks to be sent the message again.
/// </summary>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null) : base(message, inner) { }
}
