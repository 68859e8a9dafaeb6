using Microsoft.EntityFrameworkCore;

namespace BotApp.Infra.Data;

/// <summary>All that differs between a SQLite file and a PostgreSQL server. <see cref="Database"/> says what it promises.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>For people; without a password.</summary>
    string Where { get; }

    /// <summary>Where a secret can be kept beside the data and yet not in it; null where there is no such place.</summary>
    string? Folder { get; }

    Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation);
    Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation);

    /// <summary>Until it is disposed of, no other process prepares the database.</summary>
    Task<IAsyncDisposable> AloneAsync(CancellationToken cancellation);

    Task<bool> HasTableAsync(string name, CancellationToken cancellation);
    Task MigrateAsync(BotContext context, CancellationToken cancellation);

    /// <summary>For Entity Framework, which has a context on it.</summary>
    void Configure(DbContextOptionsBuilder options);
}
