using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Dialogs;

namespace BotApp.Bot.Verbs;

/// <summary>
/// A conversation in the terminal, as it would be by text message: the same turns, the same database.
/// </summary>
internal static class ChatVerb
{
    const string UsualPhone = "+13055550123";

    public static Verb Verb { get; } = new(
        "chat", "chat [--lang es] [--phone +1...]", "a conversation here, as it would be by text message",
        new HashSet<string> { "lang", "phone" }, RunAsync);

    static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> flags)
    {
        var (language, phone) = (flags.GetValueOrDefault("lang"), flags.GetValueOrDefault("phone", UsualPhone));
        var content = app.Services.GetRequiredService<Content>();
        if (language is not null && !content.Tongues.ContainsKey(language))
            return await RefuseAsync($"--lang must be one of {string.Join(", ", content.Tongues.Keys.Order())}.");
        if (Media.Phone(new("", "sms", phone, "", default)) is null)
            return await RefuseAsync($"--phone must be a number like {UsualPhone}.");

        await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
        if (!Console.IsInputRedirected)
            Console.WriteLine($"You are {phone}. Write as you would text; Ctrl-D ends.\n");
        await ConverseAsync(app.Services, phone, language);
        return 0;
    }

    static async Task ConverseAsync(IServiceProvider services, string phone, string? language)
    {
        var (turns, time) = (services.GetRequiredService<Turns>(), services.GetRequiredService<TimeProvider>());
        while (await ReadAsync() is { } text)
        {
            var message = new Inbound(Guid.NewGuid().ToString("N"), "sms", phone, text, time.GetUtcNow());
            var arrival = new Arrival(message, CarrierWord.In(text, optOutType: null), language);
            var answer = await turns.TakeAsync(arrival, CancellationToken.None);
            Console.WriteLine(answer.IsSilent
                ? "(To this word the network answers by itself; the bot noted it and says nothing.)\n"
                : $"{string.Join('\n', SmsText.Write(answer.Message))}\n");
            language = null;
        }
    }

    static async Task<string?> ReadAsync()
    {
        if (!Console.IsInputRedirected)
            Console.Write("> ");
        return await Console.In.ReadLineAsync();
    }

    static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }
}
