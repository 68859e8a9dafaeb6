using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BotApp.Tests.Fakes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Api;

/// <summary>The OpenAPI document against what the routes do.</summary>
public sealed class DocumentTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_of_the_API_is_in_the_document_with_its_refusals_and_its_key()
    {
        using var host = new ApiHost();
        var document = JsonDocument.Parse(await host.CreateClient().GetStringAsync("/openapi/v1.json", Cancellation)).RootElement;
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith(ApiHost.Root, StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
                method => (Path: route.RoutePattern.RawText!.TrimEnd('/'), Method: method.ToLowerInvariant()))).ToList();

        Assert.NotEmpty(routes);
        foreach (var (path, method) in routes)
        {
            var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            var responses = operation.GetProperty("responses");
            Assert.True(responses.TryGetProperty("429", out _), path);
            Assert.Equal(responses.TryGetProperty("403", out _), operation.TryGetProperty("security", out _));
            Assert.Equal(method is "post" or "put" or "patch", operation.TryGetProperty("requestBody", out _));
        }
        Assert.Equal(routes.Count, document.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()));
    }

    /// <summary>A proxy made of the document stands between client and host, and tells where either does not keep to it.</summary>
    [Fact]
    public async Task What_goes_to_and_fro_is_as_the_document_says()
    {
        NodePackages.SkipUnlessInstalled("@stoplight/prism-cli");
        using var host = new ApiHost();
        host.UseKestrel(0);
        host.StartServer();
        var file = Path.GetTempFileName();
        var origin = new Uri($"http://127.0.0.1:{host.ClientOptions.BaseAddress.Port}");
        await File.WriteAllTextAsync(file, await new HttpClient().GetStringAsync(new Uri(origin, "/openapi/v1.json"), Cancellation), Cancellation);
        var port = FreePort();
        using var prism = NodePackages.Start(
            "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-p", $"{port}", "--errors", file, origin.ToString());
        try
        {
            await ListeningAsync(prism);
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            http.DefaultRequestHeaders.Authorization = new("Bearer", "admin");
            await Conversation.RunAsync(http);
        }
        finally
        {
            prism.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }

    static async Task ListeningAsync(Process prism)
    {
        while (await prism.StandardOutput.ReadLineAsync(Cancellation) is { } line && !line.Contains("is listening"))
        {
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Every route once as it goes well, and some as they do not.</summary>
    static class Conversation
    {
        public static async Task RunAsync(HttpClient http)
        {
            await GoodAsync(http, "GET", "/reasons?language=ht");
            await GoodAsync(http, "GET", "/offices?zip=01001");
            await GoodAsync(http, "GET", "/offices");
            await GoodAsync(http, "GET", "/offices/MAN/times?reason=adit");
            await RefusedAsync(http, "GET", "/offices?zip=99999", 404);
            await GoodAsync(http, "POST", "/holds", new { office = "MAN", start = "2027-03-04T10:00:00-05:00", reason = "adit", conversation = "ana" });
            await GoodAsync(http, "GET", "/holds/ana");
            await GoodAsync(http, "GET", "/offices/MAN/times?reason=adit&conversation=ana");
            var booked = await GoodAsync(http, "POST", "/appointments", Requests.Booking().With("hold", "ana").With("phone", "+13055550142"));
            var first = booked.GetProperty("appointment");
            var (number, code) = (first.GetProperty("number").GetString(), first.GetProperty("code").GetString());
            await GoodAsync(http, "POST", "/appointments", Requests.Booking("14:00").With("others", (object[])[Requests.Person()]));
            await RefusedAsync(http, "POST", "/appointments", 409, Requests.Booking());
            await RefusedAsync(http, "POST", "/holds", 409, new { office = "MAN", start = "2027-03-04T10:00:00-05:00", minutes = 15 });
            await GoodAsync(http, "POST", "/appointments/find", new { number, code });
            await RefusedAsync(http, "POST", "/appointments/find", 404, new { number, code = "22222" });
            await GoodAsync(http, "POST", $"/appointments/{number}/move", new { code, start = "2027-03-04T11:00:00-05:00" });
            await GoodAsync(http, "POST", $"/appointments/{number}/attend", new { code });
            await GoodAsync(http, "POST", $"/appointments/{number}/name", new { name = "José Núñez" });
            await GoodAsync(http, "POST", $"/appointments/{number}/cancel", new { code });
            await RefusedAsync(http, "GET", "/holds/ana", 404);
            await GoodAsync(http, "DELETE", "/holds/ana");
            http.DefaultRequestHeaders.Authorization = new("Bearer", "line");
            await GoodAsync(http, "POST", "/conversations/language", new { conversation = "ana", language = "es" });
            await GoodAsync(http, "POST", "/messages/stop", new { phone = "+13055550142" });
            await GoodAsync(http, "POST", "/messages/start", new { phone = "+13055550142" });
        }

        static async Task<JsonElement> GoodAsync(HttpClient http, string method, string path, object? body = null)
        {
            var (status, violations, json) = await SendAsync(http, method, path, body);
            Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {json}");
            Assert.True(violations is null, $"{method} {path}: {violations}");
            return json;
        }

        static async Task RefusedAsync(HttpClient http, string method, string path, int expected, object? body = null)
        {
            var (status, violations, json) = await SendAsync(http, method, path, body);
            Assert.True(status == expected, $"{method} {path}: {status} {json}");
            Assert.True(violations is null, $"{method} {path}: {violations}");
        }

        static async Task<(int Status, string? Violations, JsonElement Json)> SendAsync(
            HttpClient http, string method, string path, object? body)
        {
            using var request = new HttpRequestMessage(new(method), $"{ApiHost.Root}{path}");
            if (body is not null)
                request.Content = System.Net.Http.Json.JsonContent.Create(body);
            request.Headers.Add("Idempotency-Key", Requests.NewKey());
            using var response = await http.SendAsync(request, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            return (
                (int)response.StatusCode,
                response.Headers.TryGetValues("sl-violations", out var violations) ? string.Join(' ', violations) : null,
                text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }
    }
}
