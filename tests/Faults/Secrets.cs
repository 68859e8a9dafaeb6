using System.Text.RegularExpressions;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>Names, phones, birth dates and codes of a run, to be found nowhere but where they belong.</summary>
internal sealed partial class Secrets
{
    readonly HashSet<string> all = new(StringComparer.OrdinalIgnoreCase);

    public Secrets(IEnumerable<Promises> people)
    {
        foreach (var secret in people.SelectMany(person => person.Secrets))
        {
            all.Add(secret);
            // A birth date is kept as 1990-03-04, whichever way it was said.
            if (DateOnly.TryParseExact(secret, "MMMM d, yyyy", out var birth))
                all.Add($"{birth:O}");
        }
    }

    public int Count => all.Count;

    /// <summary>Those that stand in a text, as words of their own.</summary>
    public List<string> In(string text)
    {
        var words = Word().Matches(text).Select(static word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. all.Where(secret => secret.All(char.IsAsciiLetterOrDigit)
            ? words.Contains(secret) : text.Contains(secret, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The audit trail, whole, a row a line.</summary>
    public static async Task<string> TrailAsync(Server server)
    {
        var rows = await server.QueryAsync("SELECT row_to_json(a)::text FROM audit a", static row => row.GetString(0), "botapp");
        Assert.NotEmpty(rows);
        return string.Join('\n', rows);
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}

/// <summary>What looks for them finds them.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData("Booked for Maria Lopez", "Maria Lopez")]
    [InlineData("folded: maria lopez", "Maria Lopez")]
    [InlineData("""{"number":"MIA-26-1001","birth":"1990-03-04"}""", "1990-03-04")]
    [InlineData("born March 4, 1990", "March 4, 1990")]
    [InlineData("sent to +12015550001", "+12015550001")]
    [InlineData("(201) 2015550001", "2015550001")]
    [InlineData("code 4XQ2P.", "4XQ2P")]
    public void What_should_not_be_told_is_found(string text, string told) => Assert.Contains(told, Of().In(text));

    [Fact]
    public void What_may_be_told_is_none_of_it() =>
        Assert.Empty(Of().In("""{"at":1,"what":"booked","number":"MIA-26-1001","office":"MIA","channel":"sms","id":"A4XQ2P7"}"""));

    static Secrets Of()
    {
        var person = new Promises("+12015550001");
        person.Secrets.UnionWith(["Maria Lopez", "March 4, 1990", "4XQ2P"]);
        return new([person]);
    }
}
