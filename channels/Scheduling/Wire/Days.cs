namespace BotApp.Channels.Scheduling.Wire;

/// <summary>A day of an office as its staff sees it.</summary>
/// <param name="Closure">open, weekend, holiday or closed; null where the day has not been opened yet.</param>
public sealed record DayList(
    Office Office, DateOnly Date, string? Closure, TimeOnly? Opens, TimeOnly? Closes, IReadOnlyList<Visit> Visits);

/// <param name="Attends">The person said that they will come.</param>
public sealed record Visit(Appointment Appointment, bool Attends);
