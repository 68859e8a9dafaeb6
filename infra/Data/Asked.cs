using System.Data.Common;
using System.Runtime.CompilerServices;

namespace BotApp.Infra.Data;

internal static class Asked
{
    /// <summary>What need not be asked.</summary>
    public static Asked<T> Known<T>(T answer) => new(answer);
}

/// <summary>A question to the database, answered when it is awaited, together with all that were asked before.</summary>
public sealed class Asked<T>
{
    private readonly Session session;
    private readonly Func<DbDataReader, Task<T>> read;
    private bool answered;
    private T? answer;

    internal Asked(T answer) => (session, read, this.answer, answered) = (null!, null!, answer, true);

    internal Asked(Session session, Func<DbDataReader, Task<T>> read) => (this.session, this.read) = (session, read);

    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    internal async Task TakeAsync(DbDataReader reader) => (answer, answered) = (await read(reader), true);

    internal async Task<T> AsTask()
    {
        if (!answered)
            await session.FlushAsync();
        return answer!;
    }
}
