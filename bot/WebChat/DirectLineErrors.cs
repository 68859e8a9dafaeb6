using BotApp.Channels.WebChat;

namespace BotApp.Bot.WebChat;

/// <summary>Errors as Direct Line clients know them: a status, a code in one word, a sentence for who reads the log.</summary>
internal static class DirectLineErrors
{
    public static IResult Wrong(string field) =>
        Of(400, "BadArgument", $"The field {field} is missing or cannot be right.");

    public static IResult NoToken => Of(401, "MissingToken", "Authorization must be 'Bearer' and a token.");

    public static IResult Expired => Of(403, "TokenExpired", "The token has expired.");

    public static IResult Forbidden => Of(403, "Forbidden", "The token is not for this.");

    public static IResult NoChat => Of(404, "ConversationNotFound", "There is no such conversation, or it has ended.");

    public static IResult Conflict => Of(409, "Conflict", "Another message was sent under this clientActivityID.");

    public static IResult TooLarge => Of(413, "MessageSizeTooBig", "The body is larger than an activity may be.");

    /// <param name="sentence">In the person's language: pages show it.</param>
    public static IResult BotFailed(string sentence) => Of(502, "BotError", sentence);

    public static IResult TooMany(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Of(429, "TooManyRequests", "Too many requests: please wait.");
    }

    public static IResult Of(int status, string code, string message) => Results.Json(
        new ErrorAnswer(new(code, message)), DirectLineJson.Default.ErrorAnswer, statusCode: status);
}
