using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BotApp.Tests.Browser;

/// <summary>Somebody who books by text message and then has the link to the sheet.</summary>
internal sealed partial class Texter(Site site, string phone) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = new(site.Address) };

    static int texts;

    /// <returns>The sheet's path, <c>a/mia-27-1001-...</c></returns>
    public async Task<string> BookAsync(string reason, string zip, string name, bool interpreter)
    {
        var answer = await SayAsync($"{reason}, {zip}, for me");
        string? told = null;
        for (var turns = 0; turns < 12 && told is null; turns++)
        {
            answer = await SayAsync(Answer(answer, name, interpreter));
            told = Link().Match(answer) is { Success: true } link ? link.Groups[1].Value : null;
        }
        return told ?? throw new InvalidOperationException($"It came to no booking: {answer}");
    }

    public async Task<string> SayAsync(string words)
    {
        using var form = new FormUrlEncodedContent(
            [new("MessageSid", $"SM{Interlocked.Increment(ref texts):x32}"), new("From", phone), new("To", "+12025550100"), new("Body", words)]);
        using var response = await http.PostAsync(new Uri("sms", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var twiml = XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return string.Join('\n', twiml.Elements("Message").Select(message => message.Value));
    }

    public async Task AdvanceAsync(string by) =>
        (await http.PostAsync(new Uri($"dev/clock?advance={by}", UriKind.Relative), null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public void Dispose() => http.Dispose();

    static string Answer(string question, string name, bool interpreter) => question switch
    {
        _ when question.Contains("full name", StringComparison.Ordinal) => name,
        _ when question.Contains("date of birth?", StringComparison.Ordinal) => $"March {Interlocked.Increment(ref texts) % 28 + 1}, {1940 + texts % 60}",
        _ when question.Contains("A-number", StringComparison.Ordinal) => "no",
        _ when question.Contains("interpreter", StringComparison.Ordinal) && !question.Contains("Book it", StringComparison.Ordinal) => interpreter ? "yes" : "no",
        _ when question.Contains("Which time?", StringComparison.Ordinal) => "3",
        _ => "1",
    };

    [GeneratedRegex(@"http://\S+/(a/\S+)")]
    private static partial Regex Link();
}
