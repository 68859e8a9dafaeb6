namespace BotApp.Dialogs.Understanding;

/// <summary>Makes the phrasebook out of the language folders and the names of the offices.</summary>
internal static class PhrasebookFiles
{
    /// <summary>The place of names that are the same in all languages.</summary>
    public const int NoLanguage = 31;

    public static Phrasebook Read(IReadOnlyList<OfficeName> offices)
    {
        var book = new Phrasebook();
        for (var language = 0; language < Languages.Codes.Count; language++)
            ReadFolder(book, language, offices);
        AddOffices(book, offices);
        foreach (var (_, word) in ContentFile.Entries(null, "everywhere.txt"))
            book.Words.AddEverywhere(word);
        book.Close();
        return book;
    }

    private static void ReadFolder(Phrasebook book, int language, IReadOnlyList<OfficeName> offices)
    {
        var code = Languages.Codes[language];
        foreach (var (name, phrase) in ContentFile.Entries(code, "words.txt"))
            book.AddToList(language, name, phrase);
        foreach (var prefix in book.List(language, "prefix"))
            book.Words.AddPrefix(prefix);
        foreach (var word in book.List(language, "short"))
            book.Words.AddShortened(word);
        book.Words.AddSounds(new(book.List(language, "sounds")), language);
        foreach (var word in book.List(language, "soft"))
            book.Words.AddSoft(word, language);
        if (book.List(language, "marks").Count > 0)
            book.Words.MarksMatter(language);
        foreach (var (_, phrase) in ContentFile.Entries(code, "fillers.txt"))
            book.AddFiller(language, phrase);
        for (var subject = Subject.Commands; subject <= Subject.Offices; subject++)
            foreach (var (name, phrase) in ContentFile.Entries(code, FileOf(subject)))
                if (subject != Subject.Offices || name.Length != 3 || offices.Any(office => office.Code == name))
                    AddNamed(book, language, new(subject, string.Intern(name)), phrase);
        foreach (var (_, phrase) in ContentFile.Entries(code, "common.txt"))
            book.AddWords(language, phrase, common: true);
        foreach (var file in (string[])["time.txt", "numbers.txt"])
            foreach (var (sense, phrase) in ContentFile.Entries(code, file))
                if (sense != "way")
                    book.AddWords(language, phrase, common: false);
    }

    private static void AddNamed(Phrasebook book, int language, PhraseSense sense, string phrase)
    {
        try
        {
            book.Add(language, sense, phrase);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{Languages.Codes[language]}/{FileOf(sense.Subject)}, {sense.Name}: {wrong.Message}", wrong);
        }
    }

    /// <summary>An office is known by its name, and by its city where no other office has that for a name.</summary>
    private static void AddOffices(Phrasebook book, IReadOnlyList<OfficeName> offices)
    {
        foreach (var office in offices)
        {
            var sense = new PhraseSense(Subject.Offices, office.Code);
            book.Add(NoLanguage, sense, Plain(office.Name));
            book.Add(NoLanguage, sense, $"{Plain(office.Name)} {office.State}");
            if (!offices.Any(other => string.Equals(other.Name, office.City, StringComparison.OrdinalIgnoreCase)))
                book.Add(NoLanguage, sense, Plain(office.City));
        }
    }

    private static string Plain(string name) => new([.. name.Where(c => c is not ('/' or '(' or ')' or '*' or '{'))]);

    private static string FileOf(Subject subject) => subject.ToString().ToLowerInvariant() + ".txt";
}
