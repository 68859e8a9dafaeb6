using System.Collections.Concurrent;
using Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Translation;

/// <summary>
/// Speaks the languages that have no folder, by way of English. Never fails: where the service is away, slow or
/// answers nonsense, there is no translation, and for a while it is not asked again, so that nobody waits for it.
/// </summary>
public sealed partial class Interpreter(
    TranslatorClient client, IOptions<TranslatorOptions> options, TimeProvider time, ILogger<Interpreter> log)
{
    public const string Pivot = "en";

    /// <summary>More than this is no message; the rest is not sent.</summary>
    private const int Longest = 1600;

    /// <summary>Our own sentences without what is filled in: the same again and again, and of nobody.</summary>
    private const int MostKept = 5000;

    private static readonly TimeSpan ShortRest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongRest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string To, string Html), string> kept = new();
    private long restsUntil;

    /// <summary>The settings give us one.</summary>
    public bool IsThere => options.Value.IsSet;

    /// <returns>What language it is in; null where the service could not say.</returns>
    public Task<Detected?> DetectAsync(string text, CancellationToken cancellation) =>
        TryAsync(stop => client.DetectAsync(PlainWords(text), stop), cancellation);

    /// <returns>What a person said, in English; null where it could not be translated.</returns>
    public async Task<string?> HearAsync(string text, string from, CancellationToken cancellation)
    {
        var masked = Masked.Heard(Short(text));
        if (!masked.HasWords)
            return text;
        var translated = await TryAsync(stop => client.TranslateAsync([masked.Html], from, Pivot, stop), cancellation);
        return translated is [var one] ? masked.Fill(one) : null;
    }

    /// <param name="lines">English, with what is filled in between isolates.</param>
    /// <returns>As many lines; null where they could not all be translated.</returns>
    public async Task<IReadOnlyList<string>?> SayAsync(
        IReadOnlyList<string> lines, string to, bool isolate, CancellationToken cancellation)
    {
        List<Masked> masked = [.. lines.Select(Masked.Said)];
        List<string> unknown = [.. masked.Where(line => line.HasWords && !kept.ContainsKey((to, line.Html)))
            .Select(line => line.Html).Distinct()];
        if (unknown.Count > 0 && !await LearnAsync(unknown, to, cancellation))
            return null;
        List<string> said = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var html = masked[i].HasWords ? kept.GetValueOrDefault((to, masked[i].Html)) : masked[i].Html;
            if (html is null || masked[i].Fill(html, isolate) is not { } filled)
                return null;
            said.Add(filled);
        }
        return said;
    }

    private async Task<bool> LearnAsync(List<string> html, string to, CancellationToken cancellation)
    {
        if (await TryAsync(stop => client.TranslateAsync(html, Pivot, to, stop), cancellation) is not { } translated)
            return false;
        if (kept.Count > MostKept)
            kept.Clear();
        for (var i = 0; i < html.Count; i++)
            kept[(to, html[i])] = translated[i];
        return true;
    }

    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation) where T : class
    {
        if (!IsThere || time.GetUtcNow().ToUnixTimeSeconds() < Interlocked.Read(ref restsUntil))
            return null;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.PatienceSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            Rest(fault as RequestFailedException);
            return null;
        }
    }

    /// <summary>What was asked is not logged, nor what the service said of it: its message may quote.</summary>
    private void Rest(RequestFailedException? refusal)
    {
        var rest = refusal switch
        {
            // A language that it does not know, a text that it cannot take: the next one may be better.
            { Status: 400 } => TimeSpan.Zero,
            // A wrong key or a quota used up is ours to mend.
            { Status: 401 or 403 } => LongRest,
            _ when refusal?.GetRawResponse() is { } response && Patience.After(response) is { } said => said < LongRest ? said : LongRest,
            _ => ShortRest,
        };
        Interlocked.Exchange(ref restsUntil, (time.GetUtcNow() + rest).ToUnixTimeSeconds());
        LogAway(refusal?.Status ?? 0, refusal?.ErrorCode ?? "-", rest.TotalSeconds);
    }

    /// <summary>Digits tell no language, and are not the service's business.</summary>
    private static string PlainWords(string text) => Masked.Heard(Short(text)).Words;

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest];

    [LoggerMessage(LogLevel.Warning,
        "The translator gave no answer (status {Status}, code {Code}). It is left alone for {Seconds} seconds.")]
    private partial void LogAway(int status, string code, double seconds);
}
