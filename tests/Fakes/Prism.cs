using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BotApp.Tests.Fakes;

/// <summary>A server made of an OpenAPI document, which refuses what the document does not allow.</summary>
internal sealed class Prism : IDisposable
{
    readonly Process process;

    Prism(Process process, int port) => (this.process, Address) = (process, $"http://127.0.0.1:{port}");

    public string Address { get; }

    /// <summary>Skips the test where the packages are not installed.</summary>
    public static async Task<Prism> StartAsync(string document, CancellationToken cancellation)
    {
        NodePackages.SkipUnlessInstalled("@stoplight/prism-cli");
        var port = FreePort();
        var process = NodePackages.Start("node_modules/@stoplight/prism-cli/dist/index.js", "mock", "-p", $"{port}", document);
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line && !line.Contains("is listening"))
        {
        }
        return new(process, port);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
