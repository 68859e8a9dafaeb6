using BotApp.Tests.Content;
using BotApp.Tests.Transcripts;

namespace BotApp.Tests.Postgres;

/// <summary>Transcripts whose jobs read tables in ways of their own: they go so on PostgreSQL as well.</summary>
[OnPostgres]
public sealed class TranscriptsOnPostgres
{
    [Theory]
    [InlineData("chat/a-time-that-came-free.txt")]
    [InlineData("chat/closed-by-snow.pl.txt")]
    public Task What_is_held_for_somebody_is_told_in_their_chat(string transcript) => PlayAsync(transcript, InChat.OpenAsync);

    [Theory, InlineData("crowded/muchas-personas.es.txt")]
    public Task Who_was_turned_away_hears_once_when_there_is_room(string transcript) => PlayAsync(transcript, InHost.OpenAsync);

    static async Task PlayAsync(string transcript, Func<DateTimeOffset, Task<Stage>> open)
    {
        var file = Path.Combine(Source.Root(), "tests/Transcripts", transcript);
        var script = Transcript.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await using var stage = await open(script.Clock);
        Assert.Empty((await new Replay(script, stage).RunAsync()).Faults);
    }
}
