using System.Security.Cryptography;
using System.Text;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// The unguessable name of an appointment's sheet: its number and 65 bits that only the holder of the key can derive
/// from it, <c>mia-27-1001-7k3m9x2p4q8r5</c>. Like the code it is stored nowhere and can always be told again.
/// </summary>
public sealed class SheetLinks(Keys keys, IOptions<SiteOptions> site)
{
    /// <summary>Crockford's base 32: no I, L, O or U, one letter case, nothing that a phone would take apart.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 13;

    /// <summary>Longer than any number and its proof: not worth reading.</summary>
    private const int Longest = 64;

    /// <summary>People can be told where the sheet is.</summary>
    public bool AreKnown => site.Value.PublicUrl is { Length: > 0 };

    public string For(string number) => $"{site.Value.PublicUrl?.TrimEnd('/')}/a/{Token(number)}";

    public string Token(string number) => $"{number}-{Proof(number)}".ToLowerInvariant();

    /// <summary>What a calendar knows the appointment by: the same however often it moves, and nobody else's.</summary>
    public string EntryOf(string number) => new Guid(
        HMACSHA256.HashData(keys.Secret, Encoding.UTF8.GetBytes($"calendar {number}")).AsSpan(0, 16)).ToString();

    /// <returns>The appointment's number; null for a token that is not ours.</returns>
    public string? NumberOf(string token)
    {
        var end = token.Length - Length - 1;
        if (end < 1 || token.Length > Longest || token[end] != '-')
            return null;
        var number = token[..end].ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Token(number)), Encoding.UTF8.GetBytes(token.ToLowerInvariant())) ? number : null;
    }

    private string Proof(string number)
    {
        var hash = HMACSHA256.HashData(keys.Secret, Encoding.UTF8.GetBytes($"sheet {number}"));
        return string.Concat(Enumerable.Range(0, Length).Select(i => Alphabet[Five(hash, i * 5)]));
    }

    /// <summary>Five bits of the hash, from this one on.</summary>
    private static int Five(byte[] hash, int bit) =>
        (((hash[bit / 8] << 8) | hash[bit / 8 + 1]) >> (11 - bit % 8)) & 31;
}
