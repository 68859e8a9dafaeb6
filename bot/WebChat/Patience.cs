using BotApp.Infra.Data;

namespace BotApp.Bot.WebChat;

/// <summary>A database that does not answer is no fault of the request: its page hears so and asks again.</summary>
internal sealed class Patience : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DatabaseUnavailableException)
        {
            return DirectLineErrors.BotFailed("The database does not answer. Please try again.");
        }
    }
}
