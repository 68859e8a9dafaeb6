using System.Diagnostics;
using BotApp.Bot.Verbs;

namespace BotApp.Tests.Host;

/// <summary>The program as people start it, in a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("botapp-").FullName;

    [Theory]
    [InlineData("dance")]
    [InlineData("--port=80")]
    [InlineData("serve", "--lang", "es")]
    [InlineData("chat", "--lang")]
    [InlineData("chat", "es")]
    [InlineData("--Twillio:AuthToken=x")]
    public async Task A_verb_or_flag_that_nobody_knows_gets_help_and_2(params string[] args)
    {
        var (code, output, errors) = await RunAsync("", args);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("chat", errors);
    }

    [Theory]
    [InlineData("Twilio:AccountSid", "--Twilio:AccountSid=AC1", "--Twilio:AuthToken=t", "--Twilio:From=+12025550100")]
    [InlineData("Booking:WindowDays", "--Booking:WindowDays=many")]
    [InlineData("Booking:WindowDays", "--Booking:WindowDays=0")]
    [InlineData("Codes:Key", "--Codes:Key=short")]
    [InlineData("Clock:Start", "--Clock:Start=tomorrow", "--environment=Development")]
    [InlineData("Clock:Start", "--Clock:Start=2027-03-02T10:00:00-05:00")]
    [InlineData("Rules:Zone", "--Rules:Zone=Mars/Olympus")]
    [InlineData("ConnectionStrings:Bot", "--ConnectionStrings:Bot=Datta Sauce=x")]
    public async Task A_wrong_setting_stops_the_start_with_a_line_that_names_it(string name, params string[] args)
    {
        var (code, output, errors) = await RunAsync("", [.. args, "--urls=http://127.0.0.1:0"]);
        Assert.Equal(1, code);
        Assert.Empty(output);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, line);
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        var (code, output, errors) = await RunAsync("", "--help");
        Assert.Equal(0, code);
        Assert.Contains("serve", output);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_conversation_in_the_terminal_can_be_piped()
    {
        var (code, output, errors) = await RunAsync("I need an appointment\nSTOP\n", "chat", "--phone", "+13055550123");
        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Contains("1 ", output);
        Assert.Contains("network answers by itself", output);
        Assert.True(File.Exists(Path.Combine(folder, "botapp.db")));
    }

    [Theory]
    [InlineData("--lang", "tlh")]
    [InlineData("--phone", "me")]
    public async Task A_flag_with_a_wrong_value_is_refused(string flag, string value)
    {
        var (code, _, errors) = await RunAsync("", "chat", flag, value);
        Assert.Equal(2, code);
        Assert.Contains(flag, errors);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
