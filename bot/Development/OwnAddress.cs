using BotApp.Infra.Scheduling;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Development;

/// <summary>
/// Where no address of our pages is set, links lead to this machine: the usual address, once we listen the true one.
/// </summary>
internal sealed class OwnAddress(IServer server, IOptions<SiteOptions> site) : IHostedLifecycleService
{
    public static void Presume(SiteOptions site) => site.PublicUrl ??= Hosting.UsualAddress;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (site.Value.PublicUrl == Hosting.UsualAddress
            && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } real)
            site.Value.PublicUrl = real.Replace("[::]", "localhost", StringComparison.Ordinal)
                .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
