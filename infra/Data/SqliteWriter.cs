using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace BotApp.Infra.Data;

/// <summary>
/// The only one that writes to a SQLite file. Work queues up, runs one after the other, each in a savepoint, and all
/// that came together shares one commit: a disk that can keep 2,700 promises a second keeps five times as many turns.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostTogether = 64;
    private readonly Channel<Unit> queue = Channel.CreateUnbounded<Unit>(new() { SingleReader = true });
    private readonly SqliteFile file;
    private readonly TimeSpan patience;
    private readonly Task loop;
    private Session? session;

    public SqliteWriter(SqliteFile file, TimeSpan patience)
    {
        this.file = file;
        this.patience = patience;
        using (ExecutionContext.SuppressFlow())
            loop = Task.Run(LoopAsync);
    }

    public Task<T> EnqueueAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation)
    {
        var unit = new Unit<T>(work, cancellation);
        return queue.Writer.TryWrite(unit)
            ? unit.Task
            : Task.FromException<T>(new DatabaseUnavailableException("The program is stopping."));
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task LoopAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
            while (queue.Reader.TryRead(out var first))
                await KeepTogetherAsync([first]);
        await CloseAsync();
    }

    private async Task KeepTogetherAsync(List<Unit> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommitAsync(group);
                group.ForEach(static unit => unit.Finish());
                return;
            }
            catch (Exception trouble)
            {
                await CloseAsync();
                RefuseWhoWaitedTooLong(group, Passing(trouble) ? patience : TimeSpan.Zero, trouble);
                group.RemoveAll(static unit => unit.Task.IsCompleted);
                if (group.Count == 0)
                    return;
                // A pause on the machine's own clock: it waits for a disk or another process, not for a time of day.
                await Task.Delay(Math.Min(20 << Math.Min(attempt, 5), 500));
            }
        }
    }

    private async Task CommitAsync(List<Unit> group)
    {
        if (!file.Exists)
            throw new DatabaseUnavailableException("The database file is gone.");
        session ??= await file.OpenForWritingAsync();
        await session.ExecuteAsync("BEGIN IMMEDIATE");
        foreach (var unit in group)
            await RunAsync(unit, session);
        while (group.Count < MostTogether && queue.Reader.TryRead(out var unit))
        {
            group.Add(unit);
            await RunAsync(unit, session);
        }
        await session.ExecuteAsync("COMMIT");
    }

    private static async Task RunAsync(Unit unit, Session session)
    {
        session.Channel = "system";
        await session.ExecuteAsync("SAVEPOINT turn");
        if (!await unit.RunAsync(session))
            await session.ExecuteAsync("ROLLBACK TO turn");
        await session.ExecuteAsync("RELEASE turn");
    }

    private static void RefuseWhoWaitedTooLong(List<Unit> group, TimeSpan patience, Exception trouble)
    {
        foreach (var unit in group.Where(unit => Stopwatch.GetElapsedTime(unit.Since) > patience))
            unit.Refuse(new DatabaseUnavailableException("The database did not answer in time.", trouble));
    }

    private async Task CloseAsync()
    {
        if (session is not null)
            await session.DisposeAsync();
        session = null;
    }

    private static bool Passing(Exception trouble) =>
        trouble is DatabaseUnavailableException || (trouble is SqliteException of && SqliteFile.IsOutOfReach(of));

    private abstract class Unit
    {
        public long Since { get; } = Stopwatch.GetTimestamp();
        public abstract Task Task { get; }

        /// <returns>False when nothing of it is to be kept.</returns>
        public abstract Task<bool> RunAsync(Session session);
        public abstract void Finish();
        public abstract void Refuse(Exception trouble);
    }

    private sealed class Unit<T>(Func<Session, Task<T>> work, CancellationToken cancellation) : Unit
    {
        private readonly ExecutionContext? caller = ExecutionContext.Capture();
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? fault;
        private T? result;

        public override Task<T> Task => done.Task;

        public override async Task<bool> RunAsync(Session session)
        {
            fault = null;
            try
            {
                cancellation.ThrowIfCancellationRequested();
                result = await BeginAsync(session);
                await session.FlushAsync();
            }
            catch (Exception own) when (!Passing(own))
            {
                fault = own;
                session.Forget();
            }
            return fault is null;
        }

        // As the caller: what flows with it, a trace or a log's scope, is there in its work.
        private Task<T> BeginAsync(Session session)
        {
            if (caller is null)
                return work(session);
            Task<T>? begun = null;
            ExecutionContext.Run(caller, _ => begun = work(session), null);
            return begun!;
        }

        public override void Finish()
        {
            if (fault is OperationCanceledException)
                done.TrySetCanceled(cancellation);
            else if (fault is not null)
                done.TrySetException(fault);
            else
                done.TrySetResult(result!);
        }

        public override void Refuse(Exception trouble) => done.TrySetException(trouble);
    }
}
