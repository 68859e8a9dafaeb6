namespace BotApp.Dialogs.Understanding;

/// <summary>What a phrase of a language folder says: a name in a file of it.</summary>
internal readonly record struct PhraseSense(Subject Subject, string Name)
{
    /// <summary>A phrase that only looks like one of the others.</summary>
    public bool IsNothing => Name == "~";
}

/// <summary>The files of a language folder that hold phrases, one a subject.</summary>
internal enum Subject : byte
{
    Fillers, Commands, Answers, Topics, Reasons, People, Names, Details, Digits, Choices, Fields, Languages, Offices,
}

/// <summary>A phrase found in an utterance.</summary>
/// <param name="Start">Its first word; <paramref name="End"/> is the place after its last.</param>
/// <param name="Weight">How many words of the utterance it names, gaps aside.</param>
internal readonly record struct Sighting(PhraseSense Sense, int Language, int Start, int End, int Weight)
{
    public int Gap => End - Start - Weight;

    public bool Overlaps(in Sighting other) => Start < other.End && other.Start < End;
}
