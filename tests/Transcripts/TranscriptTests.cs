using BotApp.Tests.Content;

namespace BotApp.Tests.Transcripts;

/// <summary>
/// Replays every conversation of these folders, through the engine alone and through the host.
/// <c>TRANSCRIPTS=folder</c> also writes there how each one went, to read or to compare.
/// </summary>
public sealed class TranscriptTests
{
    static readonly string Folder = Path.Combine(Source.Root(), "tests/Transcripts");
    static readonly string? Written = Environment.GetEnvironmentVariable("TRANSCRIPTS");

    public static TheoryData<string> Texts => [.. All.Select(row => row.Data).Where(file => !IsChat(file))];

    public static TheoryData<string> Chats => [.. All.Select(row => row.Data).Where(IsChat)];

    public static TheoryData<string> All => [.. Directory.GetFiles(Folder, "*.txt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(All))]
    public Task It_goes_so_in_the_engine(string transcript) => ReplayAsync(transcript, "engine", InEngine.OpenAsync);

    [Theory, MemberData(nameof(Texts))]
    public Task It_goes_so_by_text_message(string transcript) => ReplayAsync(transcript, "host", InHost.OpenAsync);

    /// <summary>A bot whose appointments are made by another installation, over the scheduling API.</summary>
    [Theory, MemberData(nameof(Texts))]
    public Task It_goes_so_with_the_appointments_elsewhere(string transcript) => ReplayAsync(transcript, "host", InTwoHosts.OpenAsync);

    [Theory, MemberData(nameof(Chats))]
    public Task It_goes_so_in_a_chat(string transcript) => ReplayAsync(transcript, "chat", InChat.OpenAsync);

    /// <summary>What comes free is told by the installation that makes the appointments: it knows of no page of ours.</summary>
    [Theory, MemberData(nameof(Chats))]
    public Task It_goes_so_in_a_chat_with_the_appointments_elsewhere(string transcript) => ReplayAsync(
        transcript, "elsewhere", InTwoHosts.OpenAsync);

    /// <summary>Who writes from no phone chats.</summary>
    static bool IsChat(string transcript) => File.ReadLines(Path.Combine(Folder, transcript)).Any(line => line.StartsWith("phone: chat", StringComparison.Ordinal));

    static async Task ReplayAsync(string transcript, string where, Func<DateTimeOffset, Task<Stage>> open)
    {
        var script = Transcript.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, transcript), TestContext.Current.CancellationToken));
        Assert.SkipUnless(script.Only is null || script.Only == where, $"It is for the {script.Only} alone.");
        await using var stage = await open(script.Clock);
        var replay = await new Replay(script, stage).RunAsync();
        if (Written is not null)
            await WriteAsync(Path.Combine(Written, where, transcript), replay.Shown);
        Assert.True(replay.Faults.Count == 0, $"{string.Join("\n", replay.Faults)}\n\n{replay.Shown}");
    }

    static Task WriteAsync(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
    }
}
