namespace BotApp.Dialogs.Understanding;

/// <summary>A mention as it was said, before the calendar is asked.</summary>
/// <param name="From">First atom; <paramref name="To"/> is the atom after the last.</param>
internal sealed record SaidTime(Moment First, Moment? Second, Open Open, int From, int To)
{
    public bool Refused { get; init; }

    /// <summary>"From Monday", "Monday or later": Monday too; "after Monday": from Tuesday.</summary>
    public bool Inclusive { get; init; }

    /// <summary>"For two hours": the length instead of an end.</summary>
    public IReadOnlyList<(decimal Count, Grain Unit)>? Length { get; init; }

    public bool HasDay => First.Day is not null || Second?.Day is not null;
}
