using System.Globalization;

namespace BotApp.Bench;

/// <summary>Someone who books, each with a name, birth date, phone and city of their own.</summary>
static class Person
{
    static readonly IReadOnlyList<string> Zips =
        ["33126", "10013", "90012", "60605", "77060", "30345", "94111", "98168", "80111", "19104", "02203", "48083", "85027", "92101", "55425", "63103"];

    static readonly IReadOnlyList<string> Script =
        ["Hello, I need an appointment", "passport stamp", "{zip}", "1", "{name}", "{birth}", "no", "how much does it cost?", "no", "more", "1", "1"];

    static int met;

    internal static int Steps => Script.Count;

    /// <summary>A million people whom nobody has met in this run.</summary>
    internal static int Fresh() => Interlocked.Add(ref met, 1_000_000);

    /// <summary>Someone for each number, all from so many of the ZIPs.</summary>
    internal static int Of(int number, int zips) => number / zips * Zips.Count + number % zips;

    internal static string Name(int person) => $"Maria {Letters(person)}";

    internal static string Says(int person, int step) => Script[step]
        .Replace("{zip}", Zips[person % Zips.Count], StringComparison.Ordinal)
        .Replace("{name}", Name(person), StringComparison.Ordinal)
        .Replace("{birth}", $"March {person % 28 + 1}, {1950 + person / 28 % 50}", StringComparison.Ordinal);

    internal static string Phone(int person) => $"+1{2_015_550_000L + person}";

    internal static string MessageId(int person, int step) => $"SM{person:x16}{step:x16}";

    static string Letters(int person) => string.Concat(
        person.ToString(CultureInfo.InvariantCulture).Select((digit, at) => (char)((at == 0 ? 'A' : 'a') + digit - '0')));
}
