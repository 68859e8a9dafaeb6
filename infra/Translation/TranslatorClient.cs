using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Translation;

/// <summary>
/// Azure AI Translator, version 3.0 of its REST interface (learn.microsoft.com/azure/ai-services/translator), on Azure's
/// own pipeline: it tries again, keeps time and has its own kind of error. This file is the seam for Azure's package.
/// </summary>
public sealed partial class TranslatorClient
{
    private readonly HttpPipeline pipeline;
    private readonly Uri endpoint;

    public TranslatorClient(IOptions<TranslatorOptions> options)
    {
        var settings = options.Value;
        endpoint = new(settings.Endpoint.TrimEnd('/') + "/");
        pipeline = HttpPipelineBuilder.Build(new Settings
        {
            RetryPolicy = new Patience(TimeSpan.FromSeconds(settings.PatienceSeconds)),
            Retry = { NetworkTimeout = TimeSpan.FromSeconds(settings.PatienceSeconds / 2.0) },
        }, new Subscription(settings));
    }

    /// <param name="text">Plain text, 50,000 characters at most.</param>
    /// <exception cref="RequestFailedException">The service refused, was away, or answered what nobody can read.</exception>
    public async Task<Detected> DetectAsync(string text, CancellationToken cancellation)
    {
        var found = await PostAsync("detect?api-version=3.0", [text], TranslatorJson.Default.DetectedArray, cancellation);
        return found is [{ Language: { } tag } one] && Tag().IsMatch(tag) ? one : throw Unreadable();
    }

    /// <param name="html">Well-formed pieces of HTML; what stands in <c>notranslate</c> comes back as it is.</param>
    /// <returns>As many pieces, in the same order.</returns>
    /// <exception cref="RequestFailedException">The service refused, was away, or answered what nobody can read.</exception>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> html, string from, string to, CancellationToken cancellation)
    {
        var path = $"translate?api-version=3.0&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&textType=html";
        var translated = await PostAsync(path, html, TranslatorJson.Default.TranslatedArray, cancellation);
        List<string> texts = [.. translated.Select(one => one?.Translations is [{ Text: { } text }, ..] ? text : throw Unreadable())];
        return texts.Count == html.Count ? texts : throw Unreadable();
    }

    private async Task<T?[]> PostAsync<T>(
        string path, IReadOnlyList<string> texts, JsonTypeInfo<T[]> type, CancellationToken cancellation)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new(endpoint, path));
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(
            [.. texts.Select(text => new Said(text))], TranslatorJson.Default.SaidArray));
        await pipeline.SendAsync(message, cancellation);
        if (message.Response.IsError)
            throw new RequestFailedException(message.Response);
        try
        {
            return JsonSerializer.Deserialize(message.Response.Content.ToMemory().Span, type) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static RequestFailedException Unreadable() => new("The translator's answer cannot be read.");

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}\z")]
    private static partial Regex Tag();

    private sealed class Settings : ClientOptions;

    /// <summary>Who asks, in every attempt.</summary>
    private sealed class Subscription(TranslatorOptions settings) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", settings.Key!);
            if (settings.Region is { Length: > 0 } region)
                message.Request.Headers.SetValue("Ocp-Apim-Subscription-Region", region);
        }
    }
}
