using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotApp.Dialogs.Understanding;

namespace BotApp.Bench;

/// <summary>
/// Generated utterances in every language: words of all of them mixed, cut, repeated, in odd scripts, with marks that stand alone, up to
/// 10,000 characters. None may throw, none may be read outside its range; the longest time is told.
/// </summary>
static class UtterancesBench
{
    static readonly string[] Odd =
    [
        "\0", "\uD800", "\uDC00", "\u202E", "\u2066", "\u200B", "\u0301\u0302", "😀", "１２", "٣", "½", "٪", "<b>", "';--", "\r\n", "\u3000", "ﬁ", "İ",
        "99999999999999999999", "03/04", "31/31/31", "24:61", "-", ":", "...", "~", "''", "(((", "०१", "ẞ", "ǆ", "𝟙𝟚",
    ];

    internal static int Run(int count)
    {
        var vocabulary = Vocabulary.Load([]);
        List<string> languages = [.. vocabulary.TimeWords.Keys];
        var words = Words(languages);
        var random = new Random(20270302);
        var (faults, longest, length, watch) = (0, TimeSpan.Zero, 0, Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var text = Utterance(random, words, i % 1000 == 999 ? 10_000 : random.Next(1, 120));
            var listening = new Listening(languages[i % languages.Count], new(2027, 3, 2, 10, 0, 0), (Expected)random.Next(0, 6));
            var before = Stopwatch.GetTimestamp();
            faults += Faulty(text, listening, vocabulary);
            var took = Stopwatch.GetElapsedTime(before);
            for (var again = 0; again < 3 && took > Limit && i > 20_000; again++)
                took = Least(took, () => Understand.Read(text, listening, vocabulary));
            if (took > longest && i > 20_000)
                (longest, length) = (took, text.Length);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"utterances: {count} in {languages.Count} languages, {faults} faults; {count / watch.Elapsed.TotalSeconds:F0}/s; the longest took {longest.TotalMilliseconds:F1} ms ({length} characters)"));
        return faults == 0 ? 0 : 1;
    }

    /// <summary>No utterance may take longer. One that did is read again: the machine may have done something else meanwhile.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(5);

    static TimeSpan Least(TimeSpan took, Action read)
    {
        var before = Stopwatch.GetTimestamp();
        read();
        return Stopwatch.GetElapsedTime(before) is var second && second < took ? second : took;
    }

    static int Faulty(string text, Listening listening, Vocabulary vocabulary)
    {
        try
        {
            var meaning = Understand.Read(text, listening, vocabulary);
            if (meaning.When.All(Stands) && meaning.Births.All(birth => birth <= DateOnly.FromDateTime(listening.Now)))
                return 0;
            Console.WriteLine($"  out of range in {listening.Language}: {meaning.When.FirstOrDefault(mention => !Stands(mention))?.Words ?? "a birth date"}");
            return 1;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Console.WriteLine($"  {fault.GetType().Name} in {listening.Language}: {Convert.ToHexString(Encoding.Unicode.GetBytes(text[..Math.Min(text.Length, 60)]))}");
            return 1;
        }
    }

    static bool Stands(Mention mention) => mention.Readings.Count > 0
        && mention.Readings.All(static reading => reading.Open == Open.Before || reading.End is null || reading.End >= reading.Start);

    static string Utterance(Random random, List<string> words, int length)
    {
        var text = new StringBuilder(length + 40);
        while (text.Length < length)
        {
            var piece = random.Next(8) == 0 ? Odd[random.Next(Odd.Length)] : words[random.Next(words.Count)];
            var times = random.Next(30) == 0 ? random.Next(2, 12) : 1;
            for (var i = 0; i < times; i++)
                text.Append(random.Next(12) == 0 ? piece[..random.Next(1, piece.Length + 1)] : piece).Append(random.Next(4) == 0 ? "" : " ");
        }
        return text.ToString(0, Math.Min(length, text.Length));
    }

    /// <summary>All that any language has words for.</summary>
    static List<string> Words(List<string> languages) =>
        [.. languages.SelectMany(static language => new[] { "time.txt", "numbers.txt", "commands.txt", "answers.txt", "people.txt" }
            .SelectMany(file => ContentFile.Entries(language, file))).Select(static entry => entry.Phrase).Distinct()];
}
