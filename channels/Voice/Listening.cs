namespace BotApp.Channels.Voice;

/// <summary>How many keys an answer has, and how long to wait for the next.</summary>
/// <param name="Keys">Null where <c>#</c> ends it.</param>
/// <param name="Seconds">Of silence.</param>
sealed record Listening(int? Keys, int Seconds)
{
    const int Usual = 5, Longer = 7;

    /// <param name="expected">What the core expects, in small letters.</param>
    /// <param name="choices">How many choices have keys.</param>
    internal static Listening For(string expected, int choices, bool slow)
    {
        var listening = (expected, choices) switch
        {
            // The number of an appointment has keys besides the choice to have lost it.
            ("confirmation", _) => new(null, Longer),
            (_, > 0) => new Listening(1, Usual),
            ("zip" or "office", _) => new(5, Longer),
            ("birth", _) => new(8, Longer),
            ("code", _) => new(5, Longer),
            ("phone" or "case", _) => new(null, Longer),
            _ => new(1, Usual),
        };
        return slow ? listening with { Seconds = listening.Seconds + 3 } : listening;
    }
}
