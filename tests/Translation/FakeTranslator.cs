using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Tests.Translation;

/// <summary>
/// The translator's service on a port of this machine, as strict as the real one about keys and HTML. It knows the Somali
/// that the tests speak; English it gives back with a mark before its words. It keeps all that it was sent.
/// </summary>
internal sealed class FakeTranslator : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef", Region = "eastus";

    public static readonly (string Language, double Score, bool Supported) Somali = ("so", 0.98, true);

    readonly WebApplication app;
    readonly ConcurrentQueue<string> seen = new();
    readonly ConcurrentQueue<Func<HttpContext, Task>> faults = new();

    FakeTranslator(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost(path + "/detect", (HttpContext http) => AnswerAsync(http, Detect));
        app.MapPost(path + "/translate", (HttpContext http) => AnswerAsync(http, Translate));
    }

    /// <summary>What a person says, by the Somali words without what is kept back; <c>{}</c> is a place.</summary>
    public Dictionary<string, string> English { get; } = new(StringComparer.Ordinal)
    {
        ["Waxaan u baahanahay ballan shaabadda baasaboorka"] = "I need an appointment for the passport stamp",
        ["Waxaan u baahanahay ballan shaabadda baasaboorka, {}"] = "I need an appointment for the passport stamp, {}",
        ["aniga"] = "for me",
        ["{} Maarso {}"] = "{} March {}",
        ["ma hayo"] = "I do not have it",
        ["maya"] = "no",
        ["haa"] = "yes",
        ["waa imisa?"] = "how much does it cost?",
        ["Isbaanish baan rabaa"] = "I want to speak Spanish",
    };

    /// <summary>What is said of the next texts whose language is asked for.</summary>
    public (string Language, double Score, bool Supported) Detected { get; set; } = Somali;

    /// <summary>Every text that reached the service.</summary>
    public IReadOnlyCollection<string> Seen => seen;

    public int Requests { get; private set; }

    public string Address => app.Urls.First();

    public static async Task<FakeTranslator> StartAsync(string path = "")
    {
        var fake = new FakeTranslator(path);
        await fake.app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>The next requests are answered so instead, one after the other.</summary>
    public void Fail(int times, int status, string body = "", string? retryAfter = null)
    {
        for (var i = 0; i < times; i++)
            faults.Enqueue(http =>
            {
                http.Response.StatusCode = status;
                if (retryAfter is not null)
                    http.Response.Headers.RetryAfter = retryAfter;
                return http.Response.WriteAsync(body, http.RequestAborted);
            });
    }

    /// <summary>All is well again.</summary>
    public void Mend()
    {
        faults.Clear();
        IsMute = false;
    }

    /// <summary>It understands, but says nothing: what is to be translated out of English is refused.</summary>
    public bool IsMute { get; set; }

    /// <summary>The next requests get no answer for as long as anybody waits.</summary>
    public void Hang(int times)
    {
        for (var i = 0; i < times; i++)
            faults.Enqueue(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
    }

    async Task AnswerAsync(HttpContext http, Func<HttpContext, string, JsonNode> answer)
    {
        Requests++;
        if (faults.TryDequeue(out var fault))
        {
            await fault(http);
            return;
        }
        if (IsMute && http.Request.Query["from"] == "en")
        {
            await RefuseAsync(http, 500, 500000);
            return;
        }
        if (http.Request.Headers["Ocp-Apim-Subscription-Key"] != Key || http.Request.Headers["Ocp-Apim-Subscription-Region"] != Region)
        {
            await RefuseAsync(http, 401, 401000);
            return;
        }
        var texts = await JsonSerializer.DeserializeAsync<JsonArray>(http.Request.Body, cancellationToken: http.RequestAborted);
        var said = texts!.Select(text => (string)text!["Text"]!).ToList();
        foreach (var text in said)
            seen.Enqueue(text);
        if (http.Request.Query["api-version"] != "3.0" || (http.Request.Path == "/translate" && said.Any(text => Parse(text) is null)))
            await RefuseAsync(http, 400, 400000);
        else
            await http.Response.WriteAsJsonAsync(new JsonArray([.. said.Select(text => answer(http, text))]), http.RequestAborted);
    }

    static Task RefuseAsync(HttpContext http, int status, int code)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { code, message = "The request is not right." } }, http.RequestAborted);
    }

    JsonObject Detect(HttpContext http, string text) => new()
    {
        ["language"] = Detected.Language,
        ["score"] = Detected.Score,
        ["isTranslationSupported"] = Detected.Supported,
        ["isTransliterationSupported"] = false,
    };

    JsonObject Translate(HttpContext http, string html)
    {
        var to = (string)http.Request.Query["to"]!;
        return new()
        {
            ["translations"] = new JsonArray(new JsonObject
            {
                ["text"] = to == "en" ? ToEnglish(Parse(html)!) : Marked(Parse(html)!, to),
                ["to"] = to,
            }),
        };
    }

    static XElement? Parse(string html)
    {
        try
        {
            return XElement.Parse($"<p>{html}</p>", LoadOptions.PreserveWhitespace);
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }

    string ToEnglish(XElement html)
    {
        var places = html.Elements("span").Select(place => place.ToString(SaveOptions.DisableFormatting)).ToList();
        var words = string.Concat(html.Nodes().Select(node => node is XText text ? text.Value : "{}")).Trim();
        var english = English.GetValueOrDefault(words, "Something else");
        var at = 0;
        var filled = string.Concat(english.Split("{}").Select(part => (at > 0 ? places[at - 1] : "") + Escaped(part, ref at)));
        return filled + string.Concat(places.Skip(at - 1));
    }

    static string Escaped(string part, ref int at)
    {
        at++;
        return new XText(part).ToString();
    }

    static string Marked(XElement html, string to)
    {
        if (html.Nodes().OfType<XText>().FirstOrDefault(text => text.Value.Any(char.IsLetter)) is { } first)
            first.Value = $"<{to}>{first.Value}";
        return string.Concat(html.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
