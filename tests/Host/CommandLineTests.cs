using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using BotApp.Bot.Verbs;

namespace BotApp.Tests.Host;

/// <summary>The program as people start it, in a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    const string NoKey = "--Api:Keys:me:Sha256=0000000000000000000000000000000000000000000000000000000000000000";

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
    [InlineData("Api:Keys:me:Sha256", "--Api:Keys:me:Role=Book")]
    [InlineData("Api:Keys:me:Role", "--Api:Keys:me:Role=King", NoKey)]
    [InlineData("Api:Keys:me:Office", "--Api:Keys:me:Role=Office", NoKey)]
    [InlineData("Api:ReadsAMinute", "--Api:ReadsAMinute=0")]
    [InlineData("Api:Proxies", "--Api:Proxies:0=nginx")]
    [InlineData("Scheduling:Key", "--Scheduling:BaseAddress=http://booking.example")]
    [InlineData("Scheduling:BaseAddress", "--Scheduling:BaseAddress=booking.example", "--Scheduling:Key=x")]
    [InlineData("Scheduling:PatienceSeconds", "--Scheduling:PatienceSeconds=0")]
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

    [Theory]
    [InlineData("offices")]
    [InlineData("offices", "import")]
    [InlineData("offices", "import", "a.csv", "b.csv")]
    public async Task An_import_wants_one_file(params string[] args) =>
        Assert.Equal(2, (await RunAsync("", args)).Code);

    [Fact]
    public async Task The_agencys_list_is_imported_and_the_summary_says_what_came_of_it()
    {
        await WriteAsync("list.csv", "ZipCode,IsRetired,FieldOfficeDesignation,FieldOfficeZipCode\n06101,FALSE,LAW,1843\n");

        var tried = await RunAsync("", "offices", "import", "list.csv", "--dry-run");
        var done = await RunAsync("", "offices", "import", "list.csv");

        Assert.Equal((0, 0), (tried.Code, done.Code));
        Assert.Contains("nothing was changed", tried.Output);
        Assert.Contains("1 ZIPs: 1 new, 0 changed, 5 no longer listed", done.Output);
        Assert.Empty(done.Errors);
    }

    [Fact]
    public async Task A_wrong_list_is_refused_by_line_and_column_and_a_missing_one_by_name()
    {
        await WriteAsync("list.csv", "ZipCode,IsRetired,FieldOfficeDesignation,FieldOfficeZipCode\n6101,FALSE,LAW,1843\n");

        var wrong = await RunAsync("", "offices", "import", "list.csv");
        var missing = await RunAsync("", "offices", "import", "none.csv");

        Assert.Equal((1, 1), (wrong.Code, missing.Code));
        Assert.Contains("line 2, column ZipCode: \"6101\" is no ZIP of five digits", wrong.Errors);
        Assert.Contains("none.csv", missing.Errors);
        Assert.Empty(wrong.Output);
    }

    [Fact]
    public async Task A_new_key_comes_with_the_settings_that_let_it_in()
    {
        var (code, output, _) = await RunAsync("", "key", "--name", "lawrence", "--role", "office", "--office", "LAW");

        Assert.Equal(0, code);
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines[1])));
        Assert.Equal(["Api__Keys__lawrence__Role=Office", "Api__Keys__lawrence__Office=LAW", $"Api__Keys__lawrence__Sha256={hash}"], lines[3..6]);
        Assert.Equal(2, (await RunAsync("", "key", "--role", "king")).Code);
        Assert.Equal(2, (await RunAsync("", "key", "--role", "office")).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);

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
