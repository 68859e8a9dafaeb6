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

    /// <summary>Others take ports as well: a free one may be gone a moment later.</summary>
    const int MostTries = 3;

    /// <summary>Of silence after what is said, in seconds: baresip hangs up where its microphone ends.</summary>
    const int Long = 300;

    readonly string folder = Directory.CreateTempSubdirectory("botapp-phone-").FullName;
    readonly TcpClient control = new();
    readonly StringBuilder shown = new();
    readonly Dictionary<string, string> spoken = [];
    Process? process;

    Phone() { }

    /// <summary>A phone with this number, switched on.</summary>
    /// <param name="words">What may be said into it, spoken beforehand.</param>
    public static async Task<Phone> StartAsync(string number, IEnumerable<string> words, CancellationToken cancellation)
    {
        var phone = new Phone();
        foreach (var one in words.Distinct())
            await phone.PrepareAsync(one, cancellation);
        await Sound.WriteAsync(Path.Combine(phone.folder, "silence.wav"), Sound.Silence(2 * Long), Sound.Rate, cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(phone.folder, "accounts"), $"<sip:{number}@127.0.0.1>;regint=0;audio_codecs=PCMU/{Sound.Rate}/1\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(phone.folder, "contacts"), "", cancellation);
        for (var tries = 0; !await phone.SwitchOnAsync(cancellation); tries++)
            Assert.True(tries < MostTries, $"baresip did not start:\n{phone.shown}");
        return phone;
    }

    public Task DialAsync(int port) => CommandAsync("dial", $"sip:line@127.0.0.1:{port}");

    /// <summary>Speaks into it. Silence follows.</summary>
    public Task SayAsync(string words) => CommandAsync("ausrc", $"aufile,{spoken[words]}");

    /// <summary>Presses a key at a time, when the one before has come through.</summary>
    public async Task PressAsync(string keys, SemaphoreSlim through, CancellationToken cancellation)
    {
        foreach (var key in keys)
        {
            await CommandAsync("sndcode", $"{key}");
            Assert.True(await through.WaitAsync(TimeSpan.FromSeconds(60), cancellation), $"A key has not come through.\n{shown}");
        }
    }

    /// <summary>Hangs up and switches it off. All that came out of its loudspeaker.</summary>
    public async Task<short[]> EndAsync(CancellationToken cancellation)
    {
        await CommandAsync("hangup", "");
        await CommandAsync("quit", "");
        await process!.WaitForExitAsync(cancellation);
        var file = Assert.Single(Directory.GetFiles(folder, "dump-*-dec.wav"));
        return Sound.Read(await File.ReadAllBytesAsync(file, cancellation));
    }

    async Task PrepareAsync(string words, CancellationToken cancellation)
    {
        var said = await Tool.SpeakAsync(words, "en-US", "rms", slower: 1, folder, cancellation);
        spoken[words] = Path.Combine(folder, $"said-{spoken.Count}.wav");
        await Sound.WriteAsync(spoken[words], [.. said, .. Sound.Silence(Long)], Sound.Rate, cancellation);
    }

    async Task<bool> SwitchOnAsync(CancellationToken cancellation)
    {
        var (sip, commands) = (FreePort(ProtocolType.Udp), FreePort(ProtocolType.Tcp));
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), Settings(folder, sip, commands), cancellation);
        process = Process.Start(new ProcessStartInfo("baresip", ["-f", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            if (!await IsReadyAsync(process, cancellation))
                return false;
            await control.ConnectAsync(IPAddress.Loopback, commands, cancellation);
            return true;
        }
        catch (SocketException)
        {
            await SwitchOffAsync(process);
            return false;
        }
    }

    async Task<bool> IsReadyAsync(Process started, CancellationToken cancellation)
    {
        _ = started.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await started.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            shown.AppendLine(line);
            if (line.Contains("baresip is ready", StringComparison.Ordinal))
            {
                _ = started.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return true;
            }
        }
        return false;
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
        module g711.so
        module aufile.so
        module aubridge.so
        module sndfile.so
        module_tmp account.so
        module_app ctrl_tcp.so
        module_app menu.so
        ctrl_tcp_listen 127.0.0.1:{control}
        snd_path {folder}

        """;

    static int FreePort(ProtocolType protocol)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    static async Task SwitchOffAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await SwitchOffAsync(process);
        control.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
