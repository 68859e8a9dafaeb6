using System.Diagnostics;

namespace BotApp.Bench;

/// <summary>Programs of their own that are measured, and the beat at which they are asked.</summary>
static class Programs
{
    /// <summary>The bot (<c>Bot.dll</c>) or what it is compared with (<c>Bench.dll</c>), once it answers.</summary>
    internal static async Task<Process> StartAsync(string program, int port, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments, $"--urls=http://127.0.0.1:{port}"])
        { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await ReadyAsync($"http://127.0.0.1:{port}");
            return process;
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>A process on the machine's clock: that it is ready can only be asked, again and again.</summary>
    internal static async Task ReadyAsync(string address)
    {
        using var http = new HttpClient();
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                if ((await http.GetAsync(new Uri($"{address}/health/ready"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromMinutes(2))
            {
                // Not yet.
            }
    }

    /// <summary>The load keeps its own beat: what is due later waits for its time, what is late goes at once.</summary>
    internal static Task DueAsync(long start, TimeSpan due) =>
        due - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early ? Task.Delay(early) : Task.CompletedTask;
}
