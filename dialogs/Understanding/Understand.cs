namespace BotApp.Dialogs.Understanding;

/// <summary>Text to <see cref="Meaning"/>: one reading of everything in the utterance, pure and bounded in time.</summary>
public static class Understand
{
    /// <summary>A text message has 1,600 characters at most. Of what somebody pastes the rest is not read.</summary>
    private const int Most = 4000;

    public static Meaning Read(string text, Listening listening, Vocabulary vocabulary)
    {
        var said = new Said(Tokens.Of(Tokens.Clean(text.Length > Most ? text[..Most] : text)), listening, vocabulary);
        var blank = SocialSecurity.Blank(said);
        var secret = !ReferenceEquals(blank, said.Tokens.Text);
        if (secret)
            said = new(Tokens.Of(blank), listening, vocabulary);
        var meaning = Words(said, out var name) with { SocialSecurity = secret };
        IReadOnlyList<(int, int)> timeless = name.To > name.From ? [.. said.Timeless(), name] : said.Timeless();
        return WithoutAnswer(WithoutBirths(
            Timetable.Read(meaning, said.Tokens, listening, vocabulary, timeless, said.Counting(), said.Moving()), listening));
    }

    /// <summary>Vietnamese "không" is no and zero: what answers by itself is no hour.</summary>
    private static Meaning WithoutAnswer(Meaning meaning) =>
        meaning is { Answer: Understanding.Answer.No, When: [{ } only] } && only.Words == meaning.Text ? meaning with { When = [] } : meaning;

    /// <summary>A day of long ago is a birth date, unless it was asked when somebody would like to come.</summary>
    private static Meaning WithoutBirths(Meaning meaning, Listening listening) =>
        listening.Expected == Expected.Time || meaning.Births.Count == 0 ? meaning
        : meaning with { When = [.. meaning.When.Where(mention => mention.Readings.Any(reading => reading.Start > listening.Now.AddYears(-1)))] };

    /// <summary>All that is not a number, a day or a time.</summary>
    /// <param name="spoken">The tokens of a name that was introduced: "my name is May Lee" has no May.</param>
    private static Meaning Words(Said said, out (int From, int To) spoken)
    {
        var runs = DigitRun.Find(said);
        var commands = Commands.Read(said);
        var topic = Topics.Read(said);
        var answer = Answers.Read(said);
        var busy = IsBusy(said, commands, topic, answer) || Choices.InWords(said) is not null;
        var (name, introduced, from, to) = Names.Read(said, busy);
        if (name is null && !busy)
            (name, from, to) = NamesWithDates.Read(said);
        spoken = name is null || !introduced ? default : (said.Words.TokenAt(from), said.Words.TokenBefore(to));
        var taken = new bool[said.Words.Count];
        taken.AsSpan(from, to - from).Fill(name is not null);
        var (confirmation, code) = Confirmations.Read(said);
        var (receipt, alien, mended, unmarked) = CaseNumbers.Read(said, runs);
        var (zip, zipTrouble) = Postcodes.Read(said, runs, numbered: (receipt ?? alien ?? confirmation) is not null);
        var (offices, refused) = Offices.Read(said, taken);
        var (people, kin, party) = Company.Count(said);
        return new()
        {
            Text = said.Tokens.Text,
            Commands = commands,
            Topic = topic,
            Answer = answer,
            Choice = Choices.Read(said),
            Digits = DigitRun.Said(said, runs),
            Zip = zip,
            ZipTrouble = zipTrouble,
            Phone = Phones.Read(said, runs),
            Name = name,
            NameIntroduced = introduced,
            Receipt = receipt,
            ANumber = alien,
            Mended = mended,
            Unmarked = unmarked,
            Confirmation = confirmation,
            Code = code,
            Reasons = Reasons.Read(said),
            Offices = offices,
            OfficesRefused = refused,
            People = people,
            Kin = kin,
            Party = party,
            Interpreter = Company.Interpreter(said),
            Wrong = Wrongs.Read(said),
            LanguageAsked = LanguageAsked.Read(said, from, to),
            LanguageHeard = name is null ? said.Heard : introduced ? Tongues.Around(said, from, to) : null,
        };
    }

    /// <summary>Something else was said: what is left is no name.</summary>
    private static bool IsBusy(Said said, IReadOnlyList<Command> commands, string? topic, Answer? answer) =>
        topic is not null || (answer is not null && !Names.IsBesideAnswer(said))
        || commands.Any(command => command is not (Command.Greeting or Command.Thanks or Command.Goodbye));
}
