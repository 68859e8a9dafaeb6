using System.Text;
using System.Text.Json.Nodes;
using BotApp.Channels.Sms;
using BotApp.Tests.Fakes;

namespace BotApp.Tests.Sms;

/// <summary>Our signatures against those of Twilio's own library for Node.</summary>
public sealed class SignatureTests
{
    const string Token = "0123456789abcdef0123456789abcdef";

    /// <summary>The example of Twilio's documentation of webhook security.</summary>
    [Fact]
    public void The_documented_example_has_its_documented_signature()
    {
        var fields = Form(
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212");
        var signature = Signature.Of("12345", "https://example.com/myapp.php?foo=1&bar=2", fields.All);
        Assert.Equal("L/OH5YylLD5NRKLltdqwSvS0BnU=", signature);
    }

    [Fact]
    public async Task Whatever_Twilio_signs_we_accept_and_whatever_we_sign_Twilio_accepts()
    {
        NodePackages.SkipUnlessInstalled("twilio");
        var random = new Random(20270302);
        var requests = Enumerable.Range(0, 400)
            .Select(_ => (Url: RandomUrl(random), Form: RandomForm(random))).ToArray();
        var answers = await NodePackages.RunAsync("Sms/twilio.cjs", requests.Select(r => new JsonObject
        {
            ["token"] = Token,
            ["url"] = r.Url,
            ["form"] = r.Form,
            ["signature"] = Signature.Of(Token, r.Url, Form(r.Form).All),
        }.ToJsonString()), TestContext.Current.CancellationToken);

        Assert.Equal(requests.Length, answers.Length);
        foreach (var (request, line) in requests.Zip(answers))
        {
            var answer = JsonNode.Parse(line)!;
            Assert.True((bool)answer["valid"]!, $"Twilio refuses ours: {request}");
            Assert.True(
                Signature.IsValid(Token, (string)answer["signature"]!, request.Url, Form(request.Form)),
                $"we refuse Twilio's: {request}");
        }
    }

    [Theory]
    [InlineData("https://line.example/sms", "https://line.example:443/sms")]
    [InlineData("https://line.example:443/sms", "https://line.example/sms")]
    [InlineData("http://line.example/sms?a=:1", "http://line.example:80/sms?a=:1")]
    [InlineData("https://line.example:8443/sms", "https://line.example/sms")]
    [InlineData("http://[::1]/sms", "http://[::1]:80/sms")]
    public void The_default_port_may_be_signed_or_not(string ours, string theirs)
    {
        var fields = Form("Body=Hola");
        Assert.True(Signature.IsValid(Token, Signature.Of(Token, theirs, fields.All), ours, fields));
    }

    [Theory]
    [InlineData("https://line.example/sms", "Body=hola")]
    [InlineData("https://line.example/sms", "body=Hola")]
    [InlineData("https://line.example/sms", "Body=Hola&Body=Hola2")]
    [InlineData("https://line.example/sms/", "Body=Hola")]
    [InlineData("https://line.example/sm%73", "Body=Hola")]
    public void Anything_else_changed_is_refused(string url, string form)
    {
        var signature = Signature.Of(Token, "https://line.example/sms", Form("Body=Hola").All);
        Assert.False(Signature.IsValid(Token, signature, url, Form(form)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 é")]
    public void No_signature_and_a_senseless_one_are_refused(string? signature) =>
        Assert.False(Signature.IsValid(Token, signature, "https://line.example/sms", Form("Body=Hola")));

    [Fact]
    public void A_body_that_is_no_form_is_proven_by_its_hash()
    {
        const string body = """{"Body":"Hola"}""";
        const string url = "https://line.example/sms?bodySHA256=d84c28ba";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var signed = $"https://line.example/sms?bodySHA256={hash}";
        Assert.True(Signature.IsValid(Token, Signature.Of(Token, signed, []), signed, Form(body)));
        Assert.False(Signature.IsValid(Token, Signature.Of(Token, signed, []), signed, Form(body + " ")));
        Assert.False(Signature.IsValid(Token, Signature.Of(Token, url, []), url, Form(body)));
    }

    static Fields Form(string form) => Fields.Parse(Encoding.UTF8.GetBytes(form));

    static string RandomUrl(Random random)
    {
        string[] schemes = ["https://", "http://"];
        string[] hosts = ["line.example", "line.example:443", "LINE.example:8443", "[::1]", "[::1]:5080", "xn--a.org"];
        string[] paths = ["/sms", "/sms/", "/a%20b/sms", "/a b'c/sms", "/%C3%A9/é", "/(x)*!$/~sms", "//sms", "/a%2Fb"];
        string[] queries = ["", "?", "?a=1&b=2", "?b=2&a='x'", "?q=%27%20+&q=", "?x=ü", "?a[]=1", "?A=1&a=2"];
        return string.Concat(new[] { schemes, hosts, paths, queries }.Select(part => random.GetItems(part, 1)[0]));
    }

    static string RandomForm(Random random)
    {
        string[] names =
            ["Body", "body", "BODY", "From", "To", "Media[0]", "Ünï", "a b", "10", "9", "_", "MessageSid", "NumMedia"];
        string[] texts =
            ["", "Hola", "mañana a las 3", "明天", "🙂🏽", "\u202Eabc", "a&b=c", "100% + 1", "\0\r\n\t", "'\"<>", "\uFFFD"];
        var pairs = random.GetItems(names, random.Next(1, 8))
            .Select(name => $"{Encoded(name, random)}={Encoded(random.GetItems(texts, 1)[0], random)}");
        return string.Join('&', pairs);
    }

    /// <summary>Percent-encoded as one library or another does it.</summary>
    static string Encoded(string text, Random random) => random.Next(3) switch
    {
        0 => Uri.EscapeDataString(text),
        1 => System.Net.WebUtility.UrlEncode(text),
        _ => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal),
    };
}
