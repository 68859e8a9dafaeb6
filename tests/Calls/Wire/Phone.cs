using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace BotApp.Tests.Calls.Wire;

/// <summary>The caller's telephone: baresip, with files for a microphone, and its loudspeaker kept in another.</summary>
sealed class Phone : IAsyncDisposable
{
    /// <summary>Where baresip keeps its parts on Debian.</summary>
    const string Parts = "/usr/lib/baresip/modules";

    readonly string folder;
    readonly Process process;
    readonly TcpClient control = new();
    readonly StringBuilder shown = new();

    Phone(string folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>A phone with this number, switched on.</summary>
    public static async Task<Phone> StartAsync(string number, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("botapp-phone-").FullName;
        var (sip, control) = (FreePort(), FreePort());
        await Sound.WriteAsync(Path.Combine(folder, "silence.wav"), Sound.Silence(200), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), Settings(folder, sip, control), cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "accounts"), $"<sip:{number}@127.0.0.1>;regint=0;audio_codecs=L16/{Sound.Rate}/1\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "contacts"), "", cancellation);
        var phone = new Phone(folder, Process.Start(new ProcessStartInfo("baresip", ["-f", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        await phone.ReadyAsync(cancellation);
        await phone.control.ConnectAsync(IPAddress.Loopback, control, cancellation);
        return phone;
    }

    public Task DialAsync(int port) => CommandAsync("dial", $"sip:line@127.0.0.1:{port}");

    public Task HangUpAsync() => CommandAsync("hangup", "");

    /// <summary>Speaks into it. Silence follows: baresip hangs up where its microphone ends.</summary>
    public async Task SayAsync(string words, CancellationToken cancellation)
    {
        var said = await Tool.SpeakAsync(words, "en-US", "slt", slower: 1, folder, cancellation);
        var file = Path.Combine(folder, $"said-{Guid.NewGuid():N}.wav");
        await Sound.WriteAsync(file, [.. said, .. Sound.Silence(100)], cancellation);
        await CommandAsync("ausrc", $"aufile,{file}");
    }

    /// <summary>Presses a key at a time, when the one before has come through.</summary>
    public async Task PressAsync(string keys, SemaphoreSlim through, CancellationToken cancellation)
    {
        foreach (var key in keys)
        {
            await CommandAsync("sndcode", $"{key}");
            Assert.True(await through.WaitAsync(TimeSpan.FromSeconds(20), cancellation), $"A key has not come through.\n{shown}");
        }
    }

    /// <summary>All that came out of its loudspeaker.</summary>
    public async Task<short[]> HeardAsync(CancellationToken cancellation)
    {
        var file = Assert.Single(Directory.GetFiles(folder, "dump-*-dec.wav"));
        return Sound.Read(await File.ReadAllBytesAsync(file, cancellation));
    }

    async Task ReadyAsync(CancellationToken cancellation)
    {
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            shown.AppendLine(line);
            if (line.Contains("baresip is ready", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }
        Assert.Fail($"baresip did not start:\n{shown}");
    }

    /// <summary>A command in JSON, with its length before it and a comma after.</summary>
    async Task CommandAsync(string command, string argument)
    {
        var json = JsonSerializer.Serialize(new { command, @params = argument, token = "1" });
        await control.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(json)}:{json},")), TestContext.Current.CancellationToken);
    }

    static string Settings(string folder, int sip, int control) => $"""
        net_interface 127.0.0.1
        sip_listen 127.0.0.1:{sip}
        audio_player aubridge,none
        audio_alert aubridge,none
        audio_source aufile,{folder}/silence.wav
        rtcp_enable no
        module_path {Parts}
        module l16.so
        module aufile.so
        module aubridge.so
        module sndfile.so
        module_tmp account.so
        module_app ctrl_tcp.so
        module_app menu.so
        ctrl_tcp_listen 127.0.0.1:{control}
        snd_path {folder}

        """;

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        control.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
