using System.Globalization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>Digits keyed in for what was asked: a ZIP, a birth date of eight digits, a phone, what stands for letters.</summary>
static class Entry
{
    const string OnKeys = "22233344455566677778889999";

    /// <summary>Null where the question is for a choice, or the keys cannot be what was asked for.</summary>
    internal static Meaning? Read(Conversation conversation, string keys, Scene scene, DateTimeOffset now) => Asked(conversation) switch
    {
        _ when keys.Length == 0 || !keys.All(char.IsAsciiDigit) => null,
        _ when keys.Length == 1 && conversation.Question.Options.Count > 0 => null,
        Expected.Zip or Expected.Office when conversation.Question.Options.Count == 0 => Heard(conversation, keys, Expected.Zip, scene, now),
        Expected.Birth when conversation.Question.Options.Count == 0 => Birth(conversation, keys, scene, now),
        Expected.People when conversation.Question.Options.Count == 0 => new() { Number = keys[0] - '0' },
        Expected.Phone => Heard(conversation, keys, Expected.Phone, scene, now),
        Expected.Case when conversation.Call!.Letters is { } letters => Heard(conversation, letters + keys, Expected.Case, scene, now),
        Expected.Confirmation => Appointment(keys, scene),
        Expected.Code when keys.Length == 5 => new() { Code = keys, Digits = [keys], Keyed = true },
        _ => null,
    };

    /// <summary>A question in between ("which office?") asks by its reply alone.</summary>
    static Expected Asked(Conversation conversation) => conversation.Asking is null
        ? conversation.Question.Expected
        : conversation.Said is [.., var last] ? last.Expected : conversation.Question.Expected;

    static Meaning Heard(Conversation conversation, string text, Expected expected, Scene scene, DateTimeOffset now) =>
        Understand.Read(text, scene.Listening(conversation, now) with { Expected = expected }, scene.Content.Vocabulary);

    /// <summary>Day, month and year in the order that the question told; in the other where only that makes a date.</summary>
    static Meaning Birth(Conversation conversation, string keys, Scene scene, DateTimeOffset now)
    {
        var order = scene.Content.BirthOrder(conversation.Language);
        string[] orders = [order, order == "MMddyyyy" ? "ddMMyyyy" : "MMddyyyy", "yyyyMMdd"];
        foreach (var one in orders)
            if (DateOnly.TryParseExact(keys, one, CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth) && birth.Year > 1800)
                return Heard(conversation, birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Expected.Birth, scene, now) with { When = [] };
        return new() { BirthTrouble = Understanding.BirthTrouble.NotADate };
    }

    /// <summary>"336266307": DEN-26-6307 on the keys that the letters stand on. Where two offices share the keys, both.</summary>
    static Meaning? Appointment(string keys, Scene scene)
    {
        if (keys.Length is < 9 or > 14)
            return null;
        List<string> numbers = [.. scene.Content.Vocabulary.OfficeCodes
            .Where(office => Keys(office) == keys[..3]).Order(StringComparer.Ordinal)
            .Select(office => $"{office}-{keys[3..5]}-{keys[5..]}")];
        return numbers.Count == 0 ? null : new() { Confirmation = numbers[0], Confirmations = numbers };
    }

    internal static string Keys(string text) => string.Concat(text.ToUpperInvariant()
        .Select(letter => letter is >= 'A' and <= 'Z' ? OnKeys[letter - 'A'] : letter));
}
