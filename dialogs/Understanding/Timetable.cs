namespace BotApp.Dialogs.Understanding;

/// <summary>Days, times and numbers in the conversation's language, or in another where its words explain more.</summary>
internal static class Timetable
{
    public static Meaning Read(Meaning meaning, Tokens tokens, Listening listening, Vocabulary vocabulary)
    {
        var tongue = vocabulary.Tongues.GetValueOrDefault(listening.Language) ?? vocabulary.Tongues["en"];
        var raw = Atoms.Of(tokens, tongue);
        var heard = new Heard(Numbers.Compose(raw, tokens, tongue), raw, tokens, tongue, listening);
        var (births, trouble) = Births.Read(heard);
        return meaning with
        {
            When = Dates.Read(heard),
            Number = Quantities.Read(heard),
            Births = births,
            BirthTrouble = listening.Expected == Expected.Birth ? trouble : null,
        };
    }
}
