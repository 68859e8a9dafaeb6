using BotApp.Bot.Calls;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BotApp.Bot;

/// <summary>Prepares before anything listens or ticks, and says in a few lines where to go once it does.</summary>
internal sealed class Start(
    Preparation preparation, IServer server, IHostEnvironment environment, IOptions<TwilioOptions> twilio, Prompts prompts,
    Content content)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => preparation.PrepareAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is not null)
            Console.WriteLine(string.Join('\n', Lines(address)));
        return Task.CompletedTask;
    }

    IEnumerable<string> Lines(string address)
    {
        var development = environment.IsDevelopment();
        yield return $"BotApp answers on {address}";
        if (preparation.Done is { } done)
            yield return $"  database       {done.Where}, {done.Offices} offices, {done.Zips} ZIPs";
        yield return "  in a terminal  dotnet run --project bot -- chat --lang es";
        if (development)
            yield return $"  to try it      {address}/try";
        if (preparation.Done is { Demonstration: true })
            yield return "Demonstration: open days and seats are invented (Demo:Enabled), nobody expects you there.";
        if (!twilio.Value.Receives)
            yield return twilio.Value.AllowsUnproven == true
                ? "Off: proof that texts and calls come from Twilio (Twilio:AuthToken is not set)."
                : "Off: texts and calls, they are refused (Twilio:AuthToken is not set, and this is no demonstration).";
        if (!twilio.Value.Sends)
            yield return "Off: sending texts (Twilio:AccountSid, Twilio:AuthToken and Twilio:From are not all set).";
        if (!prompts.Speaks(content.Tongues["ht"]))
            yield return "Off: recordings of Haitian Creole (no espeak-ng, nothing in Voice:Recordings): a French voice reads it, badly.";
        if (Preparation.LacksIcu)
            yield return "Missing: libicu, or it is switched off; names typed without accents are not found again.";
        yield return "Ctrl-C stops.";
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
