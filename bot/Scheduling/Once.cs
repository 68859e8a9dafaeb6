using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotApp.Channels.Scheduling;
using BotApp.Infra.Data;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// What changes something: one transaction, and once for each Idempotency-Key. The same key with the same request gets the
/// same answer; with another one it is refused. A request that was wrong is none: mended, it may come with the same key.
/// </summary>
internal sealed class Once(Database database, Requests requests)
{
    public const string Header = "Idempotency-Key";
    const int Longest = 128;

    /// <param name="needed">Without a key the request is refused: it must not happen twice.</param>
    public Task<Answered> DoAsync<T>(
        HttpContext http, Caller caller, Body<T> body, bool needed, Func<Session, Task<Answered>> work) where T : class =>
        DoAsync(http, caller, body, needed, static _ => true, (session, _) => work(session));

    /// <param name="ask">What the work will need to know, asked of the database in one go.</param>
    public async Task<Answered> DoAsync<T, TAsked>(
        HttpContext http, Caller caller, Body<T> body, bool needed, Func<Session, TAsked> ask,
        Func<Session, TAsked, Task<Answered>> work) where T : class
    {
        var keys = http.Request.Headers[Header];
        if (keys.Count == 0 && !needed)
            return await database.TransactAsync(session => WorkAsync(session, ask(session)), http.RequestAborted);
        if (keys is not [{ Length: > 0 and <= Longest } key] || !key.All(static character => character is > ' ' and < '\x7f'))
            return Problems.Wrong(Header, $"one key of 1 to {Longest} visible ASCII characters.");
        var answer = await requests.OnceAsync(
            $"{caller.Name} {key}", Content(http.Request, body.Bytes),
            ask, async (session, asked) =>
            {
                var answer = await WorkAsync(session, asked);
                return (JsonSerializer.Serialize(answer), Keep: answer is { RetryAfter: null, Status: not StatusCodes.Status400BadRequest });
            }, http.RequestAborted);
        return answer is null
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, Failures.KeyReused,
                "This key came with another request before.", Header)
            : JsonSerializer.Deserialize<Answered>(answer)!;

        Task<Answered> WorkAsync(Session session, TAsked asked)
        {
            session.Channel = $"api {caller.Name}";
            return work(session, asked);
        }
    }

    /// <summary>For the document: the route takes a key of the request's own, or needs one.</summary>
    public sealed record Taken(bool Needed);

    /// <summary>A hash: what was asked for is not kept a second time.</summary>
    static string Content(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal static class OnceExtensions
{
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder route, bool needed = false) =>
        route.WithMetadata(new Once.Taken(needed));
}
