namespace BotApp.Bot.Development;

/// <summary>
/// The time of the system, moved: it starts elsewhere and can be put forward. Timers keep the system's pace.
/// </summary>
internal sealed class ShiftedClock(DateTimeOffset? start) : TimeProvider
{
    long shift = start is { } from ? (from - System.GetUtcNow()).Ticks : 0;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
