namespace BotApp.Tests.Calls.Wire;

/// <summary>Finds where somebody begins to speak, and where they have ended.</summary>
sealed class Ear
{
    /// <summary>Louder than that is speech: the line itself has no noise.</summary>
    const double Loud = 300;

    /// <summary>In frames of 20 ms: so many loud ones begin it, so many silent ones end it.</summary>
    const int Begins = 5, Ends = 45, Before = 15;

    readonly List<short> heard = [];
    int loud, silent;

    public bool Began => loud >= Begins;

    public bool Ended => Began && silent >= Ends;

    public IReadOnlyList<short> Heard => heard;

    public static bool IsLoud(ReadOnlySpan<short> frame) => Sound.Loudness(frame) > Loud;

    public void Hear(short[] frame)
    {
        heard.AddRange(frame);
        if (IsLoud(frame))
            (loud, silent) = (loud + 1, 0);
        else
            silent++;
        if (Began || silent <= Before)
            return;
        loud = 0;
        heard.RemoveRange(0, Math.Max(0, heard.Count - Before * Sound.Frame));
    }
}
