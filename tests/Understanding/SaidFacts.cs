using System.Globalization;
using BotApp.Dialogs.Understanding;
using BotApp.Tests.Content;

namespace BotApp.Tests.Understanding;

/// <summary>
/// What people text, in each of the twelve languages and as carelessly as they text it: the files of Said/. The first line of a file
/// ends in what had been asked; then what has to be understood, and under it a language and the words on a line.
/// </summary>
public class SaidFacts
{
    private static readonly string Folder = Path.Combine(Source.Root(), "tests/Understanding/Said");

    public static TheoryData<string, string> Meanings()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            foreach (var meant in File.ReadLines(file).Skip(1).Where(static line => line[0] != ' '))
                data.Add(Path.GetFileNameWithoutExtension(file), meant);
        return data;
    }

    [Theory, MemberData(nameof(Meanings))]
    public void It_is_understood_however_it_is_said(string file, string meant)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, $"{file}.txt"));
        var asked = Enum.GetValues<Expected>().Single(one => lines[0].Contains($": {one}.", StringComparison.Ordinal));
        var said = lines.SkipWhile(line => line != meant).Skip(1).TakeWhile(static line => line[0] == ' ').ToList();
        Assert.NotEmpty(said);
        Assert.All(said, line =>
        {
            var (language, text) = (line.Trim().Split(':')[0], line[(line.IndexOf(':') + 2)..]);
            Assert.Equal(meant, Said(Hearing.Read(text, language, asked), meant));
        });
    }

    /// <summary>The meaning in the words of the file.</summary>
    private static string Said(Meaning meaning, string meant) => meant.Split(' ')[0] switch
    {
        "command" => $"command {meaning.Commands.Where(static one => one is not (Command.Greeting or Command.Thanks)).Take(1).SingleOrDefault()}",
        "not" => meaning.Commands.Any(command => meant == $"not {command}") ? "it is one" : meant,
        "question" => $"question {meaning.Topic}",
        "reason" => $"reason {(meaning.Reasons is [var reason, ..] ? reason : "")}",
        "choice" => $"choice {meaning.Choice}",
        "answer" => $"answer {meaning.Answer}".ToLowerInvariant(),
        "for" => $"for {meaning.Party}",
        "interpreter" => $"interpreter {(meaning.Interpreter is { } comes ? comes ? "yes" : "no" : "")}",
        "wrong" => $"wrong {string.Join(' ', meaning.Wrong)}",
        "name" => string.Equals(meant, $"name {meaning.Name}", StringComparison.OrdinalIgnoreCase) ? meant : $"name {meaning.Name}",
        "phone" => $"phone {meaning.Phone}",
        "zip" => $"zip {meaning.Zip}",
        "language" when meant.Contains("asked", StringComparison.Ordinal) => $"language asked for {meaning.LanguageAsked ?? "none"}",
        "language" => $"language heard {meaning.LanguageHeard ?? "none"}",
        "birth" => $"birth {string.Join(" or ", meaning.Births.Select(static day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}",
        "no" => meaning.When.Count == 0 ? meant : "a day",
        "when" => $"when {string.Join(' ', meaning.When.Select(When))}",
        _ => "nothing that can be meant",
    };

    /// <summary>"-3-4*" is no Thursday at all, ">T14:00" after two, "3-8W" the week of 8 March.</summary>
    private static string When(Mention mention)
    {
        var reading = mention.Readings[0];
        var span = reading.Open switch
        {
            Open.After => $">{Moment(reading, reading.Start)}",
            Open.Before => $"<{Moment(reading, reading.End!.Value)}",
            _ => Moment(reading, reading.Start) + (reading.End is { } end ? $"..{Moment(reading, end)}" : ""),
        };
        return $"{(mention.Refused ? "-" : "")}{span}{(reading.Grain > Grain.Day ? reading.Grain.ToString()[..1] : "")}{(reading.Every ? "*" : "")}";
    }

    private static string Moment(Reading reading, DateTime time) => string.Create(CultureInfo.InvariantCulture,
        $"{(reading.HasDay ? time.ToString("M-d", CultureInfo.InvariantCulture) : "")}{(reading.HasTime ? time.ToString("'T'H:mm", CultureInfo.InvariantCulture) : "")}");
}
