using BotApp.Tests.Content;

namespace BotApp.Tests.Calls;

/// <summary>
/// Replays every call of these folders through the host, and tries at each question what must be possible anywhere. <c>TRANSCRIPTS=folder</c> also writes there how each one went,
/// to read or to compare.
/// </summary>
public sealed class CallTests(Exchanges exchanges) : IClassFixture<Exchanges>
{
    static readonly string Folder = Path.Combine(Source.Root(), "tests/Calls");
    static readonly string? Written = Environment.GetEnvironmentVariable("TRANSCRIPTS");

    public static TheoryData<string> All => [.. Directory.GetFiles(Folder, "*.txt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>Where appointments are made elsewhere, calls that go out are made there as well, from its own number.</summary>
    public static TheoryData<string> CallingIn => [.. All.Select(row => row.Data).Where(call => !File.ReadLines(Path.Combine(Folder, call))
        .Any(line => line is "> picks up" or "> machine picks up" or "> lets it ring" || line.StartsWith("@ undelivered", StringComparison.Ordinal)))];

    [Theory, MemberData(nameof(All))]
    public Task It_goes_so_on_the_phone(string call) => ReplayAsync(call, elsewhere: false);

    /// <summary>A bot whose appointments are made by another installation, over the scheduling API.</summary>
    [Theory, MemberData(nameof(CallingIn))]
    public Task It_goes_so_on_the_phone_with_the_appointments_elsewhere(string call) => ReplayAsync(call, elsewhere: true);

    async Task ReplayAsync(string call, bool elsewhere)
    {
        var script = CallScript.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, call), TestContext.Current.CancellationToken));
        await using var own = script.ChangesDays ? new Exchange(script.Clock, script.TransferTo, elsewhere) : null;
        var exchange = own ?? await exchanges.AtAsync(script.Clock, script.TransferTo, elsewhere);
        var replay = await new CallReplay(script, exchange, twice: call.StartsWith("keys", StringComparison.Ordinal)).RunAsync();
        if (Written is not null)
        {
            await WriteAsync(Path.Combine(Written, "calls", call), replay.Shown);
            await WriteAsync(Path.Combine(Written, "calls", "asked.txt"), string.Join('\n', Ways.Asked.Order(StringComparer.Ordinal)));
        }
        Assert.True(replay.Faults.Count == 0, $"{string.Join("\n", replay.Faults)}\n\n{replay.Shown}");
    }

    static Task WriteAsync(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
    }
}
