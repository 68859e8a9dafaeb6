using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;

namespace BotApp.Bot.Verbs;

/// <summary>
/// <c>understand</c>: JSON lines in, what was understood out, so that understanding can be measured from outside.
/// </summary>
internal static class UnderstandVerb
{
    public static Verb Verb { get; } = new(
        "understand", "understand", "JSON lines in, what was understood of each out", new HashSet<string>(),
        async (app, _) =>
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            return Run(Console.In, output, app.Services.GetRequiredService<Content>().Vocabulary);
        });

    /// <summary>Letters as they are, not as escapes.</summary>
    private static readonly UnderstandJson Readable = new(new JsonSerializerOptions(UnderstandJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <returns>0; 1 where a line was no JSON or lacked its fields (it is named in the output, the rest is still
    /// read).</returns>
    public static int Run(TextReader input, TextWriter output, Vocabulary vocabulary)
    {
        var (number, bad) = (0, false);
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var answer = Answer(line, number, vocabulary);
            bad |= answer.Error is not null;
            output.WriteLine(JsonSerializer.Serialize(answer, Readable.Understood));
        }
        return bad ? 1 : 0;
    }

    private static Understood Answer(string line, int number, Vocabulary vocabulary)
    {
        try
        {
            var asked = JsonSerializer.Deserialize(line, UnderstandJson.Default.Utterance);
            return asked?.Text is null ? new() { Error = $"line {number}: text is missing" }
                : Answer(asked.Id, Understand.Read(asked.Text, Listening(asked), vocabulary), asked.Kind);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return new() { Error = $"line {number}: not a line of JSON with id, kind, text, lang and reference" };
        }
    }

    private static Listening Listening(Utterance asked) => new(
        asked.Lang is { Length: > 1 } lang ? lang.Split('-')[0] : "en",
        asked.Reference is { } reference
            ? DateTimeOffset.Parse(reference, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).DateTime
            : TimeProvider.System.GetLocalNow().DateTime,
        asked.Kind switch
        {
            "datetime" => Expected.Time,
            "birthdate" => Expected.Birth,
            "number" => Expected.Choice,
            "phone" => Expected.Phone,
            "boolean" => Expected.YesNo,
            "name" => Expected.Name,
            "postcode" => Expected.Zip,
            _ => Expected.Anything,
        });

    private static Understood Answer(string? id, Meaning meaning, string? kind) => new()
    {
        Id = id,
        When = kind == "birthdate" ? [.. meaning.Births.Select(birth => Day(birth))]
            : [.. meaning.When.Where(mention => !mention.Refused).Take(1).SelectMany(mention =>
            mention.Readings.Select(reading => Moment(reading, mention.Through)))],
        Number = meaning.Number,
        Yes = meaning.Answer switch
        {
            Dialogs.Understanding.Answer.Yes => true,
            Dialogs.Understanding.Answer.No => false,
            _ => null,
        },
        Phone = meaning.Phone,
        Name = meaning.Name,
        Digits = meaning.Zip ?? (meaning.Digits.Count > 0 ? string.Concat(meaning.Digits) : null),
        Command = Command(meaning),
        Words = meaning.When.Count > 0 ? meaning.When[0].Words : null,
    };

    private static When Day(DateOnly day) => new($"{day:yyyy-MM-dd}T00:00:00", null, "day", null);

    /// <summary>Where the last day was named, the end is that day: "13 to 15 July" ends on the 15th.</summary>
    private static When Moment(Reading reading, bool through) => new(
        reading.Open == Open.Before ? null : Iso(reading.Start),
        reading.End is { } end ? Iso(through && reading.Grain == Grain.Day ? end.AddDays(-1) : end) : null,
        Camel(reading.Grain.ToString()), reading.Open == Open.Neither ? null : Camel(reading.Open.ToString()));

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string? Command(Meaning meaning) =>
        meaning.Commands is [var command, ..] ? Camel(command.ToString())
        : meaning.Topic is { } topic ? $"ask:{topic}"
        : meaning.Answer is { } answer ? Camel(answer.ToString()) : null;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

internal sealed record Utterance(string? Id, string? Kind, string? Text, string? Lang, string? Reference);

internal sealed record When(string? Start, string? End, string Grain, string? Open);

internal sealed record Understood
{
    public string? Id { get; init; }
    public IReadOnlyList<When>? When { get; init; }
    public decimal? Number { get; init; }
    public bool? Yes { get; init; }
    public string? Phone { get; init; }
    public string? Name { get; init; }
    public string? Digits { get; init; }
    public string? Command { get; init; }

    /// <summary>The words that the first day or time was read from.</summary>
    public string? Words { get; init; }

    public string? Error { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Utterance))]
[JsonSerializable(typeof(Understood))]
internal sealed partial class UnderstandJson : JsonSerializerContext;
