using System.Buffers;
using System.Text.Json;
using BotApp.Channels.WebChat;

namespace BotApp.Bot.WebChat;

/// <summary>Bodies of requests, read no further than they may be long.</summary>
internal static class Bodies
{
    /// <summary>An activity of a page has a few hundred bytes; of a channel that adds its own data, some thousands.</summary>
    public const int Most = 64 * 1024;

    /// <returns>Null when it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContext http, int most = Most)
    {
        if (http.Request.ContentLength > most)
            return null;
        var body = new ArrayBufferWriter<byte>();
        while (body.WrittenCount <= most)
        {
            var read = await http.Request.Body.ReadAsync(body.GetMemory(4096), http.RequestAborted);
            if (read == 0)
                return body.WrittenSpan.ToArray();
            body.Advance(read);
        }
        return null;
    }

    /// <summary>The body of a request for a token or a conversation, which may be empty.</summary>
    /// <returns>Null where it is neither empty nor that.</returns>
    public static async Task<ConversationRequest?> ConversationAsync(HttpContext http)
    {
        if (await ReadAsync(http) is not { } body)
            return null;
        try
        {
            return body.AsSpan().Trim(" \t\r\n"u8).IsEmpty
                ? new()
                : JsonSerializer.Deserialize(body, DirectLineJson.Default.ConversationRequest);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
