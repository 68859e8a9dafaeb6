using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// The five-character code that goes with an appointment's number. It is derived from the number and a key outside the
/// database, so it is stored nowhere and can still be shown again.
/// </summary>
public sealed partial class Codes(Keys keys, SheetLinks links)
{
    /// <summary>
    /// Twenty characters, 3,200,000 codes. Of those that look alike (0 O Q D, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V) one at
    /// most is in it, and of those that sound alike (B C D E G P T V Z 3, M N, F S X) only some that differ clearly.
    /// </summary>
    public const string Alphabet = "23456789ACFHJKMRUWXY";

    private const int Length = 5;
    private const uint Count = 20 * 20 * 20 * 20 * 20;

    /// <summary>The first of the codes derived from the number that has a digit: five letters would pass for a word.</summary>
    public string For(string number) =>
        Enumerable.Range(0, int.MaxValue).Select(turn => Derived(turn == 0 ? number : $"{number} {turn}"))
            .First(code => code.Any(char.IsAsciiDigit));

    private string Derived(string from)
    {
        var hash = HMACSHA256.HashData(keys.Secret, Encoding.UTF8.GetBytes($"code {from}"));
        var left = BinaryPrimitives.ReadUInt64BigEndian(hash) % Count;
        Span<char> code = stackalloc char[Length];
        foreach (ref var character in code)
        {
            character = Alphabet[(int)(left % (uint)Alphabet.Length)];
            left /= (uint)Alphabet.Length;
        }
        return new(code);
    }

    /// <summary>
    /// Fills in codes and links where a rendered text stands open for them. Only for what goes out, never for what is kept.
    /// </summary>
    public string Reveal(string text) => text.AsSpan().ContainsAny('\uE000', '\uE002')
        ? Opening().Replace(text, open => open.Groups[1].Success ? For(open.Groups[1].Value) : links.For(open.Groups[2].Value))
        : text;

    /// <param name="keyed">From a keypad, where three or four letters share a key: far fewer codes, and as few tries.</param>
    internal bool Fits(string number, string said, bool keyed = false) => keyed
        ? Same(Keys(For(number)), said)
        : Same(For(number), Mended(said));

    private static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    /// <summary>The keys of a phone for letters and digits (ITU-T E.161).</summary>
    private static string Keys(string code) => string.Concat(code.Select(static character => character switch
    {
        >= 'A' and <= 'Z' => "22233344455566677778889999"[character - 'A'],
        var digit => digit,
    }));

    /// <summary>What a person read or typed: spaces and hyphens do not count, a look-alike is taken for the one we use.</summary>
    private static string Mended(string said) => string.Concat(said
        .Where(char.IsAsciiLetterOrDigit)
        .Select(character => char.ToUpperInvariant(character) switch
        {
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            'V' => 'U',
            'N' => 'M',
            var same => same,
        }));

    [GeneratedRegex("\uE000([^\uE001]*)\uE001|\uE002([^\uE003]*)\uE003")]
    private static partial Regex Opening();
}
