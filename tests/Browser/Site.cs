using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>
/// The program as people start it, on a port and a database of its own, and a browser to look at it. It is Tuesday
/// 2 March 2027, 10:00 in New York.
/// </summary>
public sealed partial class Site : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("botapp-").FullName;
    Process? program;
    IPlaywright? playwright;
    IBrowser? browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        program = Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "--urls=http://127.0.0.1:0", "--environment=Development",
            "--Clock:Start=2027-03-02T10:00:00-05:00", $"--ConnectionStrings:Bot=Data Source={folder}/bot.db",
            "--WebChat:StartsAMinute=10000",
        ])
        { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        while (Address.Length == 0 && await program.StandardOutput.ReadLineAsync() is { } line)
            Address = AnswersOn().Match(line).Value;
        _ = program.StandardOutput.ReadToEndAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(at => at.Key == "Chromium").Value,
            Args = ["--no-sandbox", "--disable-gpu"],
        });
    }

    /// <summary>Somebody new with a browser: nothing remembered, nothing let out of this machine.</summary>
    public async Task<Visitor> VisitAsync(
        string locale, int width = 390, int height = 844, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        var context = await browser!.NewContextAsync(new()
        {
            Locale = locale,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ForcedColors = forced,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = Address,
        });
        return new(context, await context.NewPageAsync(), Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        program?.Kill(entireProcessTree: true);
        program?.WaitForExit();
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AnswersOn();
}
