using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Verbs;

/// <summary>
/// Runs the verb that the command line names. 0: done; 1: a setting or file is wrong; 2: no such verb or flag.
/// </summary>
internal static class CommandLine
{
    static readonly IReadOnlyList<Verb> Verbs =
    [
        ServeVerb.Verb, ChatVerb.Verb, PromptsVerb.Verb, UnderstandVerb.Verb, OfficesVerb.Verb, CloseVerb.Verb, KeyVerb.Verb,
    ];

    public static async Task<int> RunAsync(string[] args, Func<WebApplicationOptions, WebApplication> build)
    {
        var line = Arguments.Read(args, Verbs);
        if (line is null or { WantsHelp: true })
            return await HelpAsync(line is null);
        try
        {
            Console.InputEncoding = Console.OutputEncoding = new UTF8Encoding(false);
            await using var app = build(new()
            {
                Args = [.. line.Settings],
                ContentRootPath = AppContext.BaseDirectory,
            });
            return await line.Verb.RunAsync(app, line.Flags);
        }
        catch (Exception fault) when (Complaint(fault) is { } lines)
        {
            foreach (var complaint in lines)
                await Console.Error.WriteLineAsync(complaint);
            return 1;
        }
    }

    static async Task<int> HelpAsync(bool mistaken)
    {
        await (mistaken ? Console.Error : Console.Out).WriteLineAsync(
            $"""
            BotApp, an appointment line by text message, phone and web chat.

            {string.Join('\n', Verbs.Select(verb => $"  {verb.Usage,-36}{verb.Does}"))}

            Settings follow as --Section:Name=value, for instance --Twilio:AuthToken=...; README.md lists them.
            """);
        return mistaken ? 2 : 0;
    }

    /// <summary>
    /// What a person who starts the program can mend, one line each; null for what is a fault of ours.
    /// </summary>
    static IEnumerable<string>? Complaint(Exception fault) => fault switch
    {
        OptionsValidationException wrong => wrong.Failures.Select(SettingNames.In),
        // How the configuration binder says that a value is no number, date or the like.
        InvalidOperationException { InnerException: FormatException or ArgumentException } wrong => [wrong.Message],
        InvalidDataException broken => broken.Message.Split('\n'),
        IOException { InnerException: AddressInUseException } taken => [taken.Message],
        _ => null,
    };
}
