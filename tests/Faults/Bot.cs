using System.Diagnostics;

namespace BotApp.Tests.Faults;

/// <summary>A process of the program, as it is started elsewhere too.</summary>
internal sealed class Bot(int port, string folder, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    // Not by way of dotnet: so all that it is called by is its own.
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Bot");

    Process? process;

    /// <summary>It ended, and nobody here ended it.</summary>
    public bool HasDied => process is { HasExited: true };

    public int Port => port;
    public string Log => Path.Combine(folder, $"bot-{port}.log");

    public void Start()
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        foreach (var argument in (string[])
            ["-c", $"exec \"$@\" >> {Log} 2>&1", "sh", Program, "serve", $"--urls=http://127.0.0.1:{port}",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}")])
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
    }

    public async Task ReadyAsync()
    {
        using var http = new HttpClient();
        // A process of its own on the machine's clock: that it is ready can only be asked, again and again.
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(100))
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (since.Elapsed < Line.Patience)
            {
                if (HasDied)
                    Assert.Fail($"The bot ended: {await File.ReadAllTextAsync(Log)}");
            }
    }

    /// <summary>As <c>kill -9</c> does: nothing is finished, nothing is said.</summary>
    public void Kill()
    {
        process!.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            Kill();
    }
}
