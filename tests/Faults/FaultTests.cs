using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// Sixty-four people text three bots about few times, while bots are killed, the database is restarted and its standby
/// takes over. <c>FAULTS=600</c> makes it ten minutes instead of the half that it takes to meet each fault once.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FaultTests(ITestOutputHelper output)
{
    const int People = 64;

    [Fact]
    public async Task Whatever_dies_what_was_confirmed_is_there_and_nothing_is_there_twice()
    {
        Databases.SkipUnlessThere();
        Balancer.SkipUnlessThere();
        var length = TimeSpan.FromSeconds(double.Parse(
            Environment.GetEnvironmentVariable("FAULTS") ?? "30", CultureInfo.InvariantCulture));
        using var scene = new Scene();
        await scene.OpenAsync();
        using var line = new Line(scene.Port, Scene.Token, TestContext.Current.CancellationToken);
        List<Texter> people = [.. Enumerable.Range(0, People).Select(who => new Texter(who, line))];

        using var enough = new CancellationTokenSource();
        var trouble = scene.TroubleAsync(length, enough);
        await Task.WhenAll(people.Select(person => person.TalkAsync(enough.Token)));
        await trouble;
        for (var random = new Random(1); random.Next(200) != 0;)
            await line.ReplayAsync(random);

        var history = new History(scene.Database, people);
        await history.CheckAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{line.Turns} turns, {line.Repeated} of them repeated, {line.Refused} sent again unanswered, {scene.Faults} faults, {people.Sum(person => person.Promised.Count)} confirmed, {history.InLine} in line, {history.Proposed} times proposed to them; lost {history.Lost.Count}, doubled {history.Doubled.Count + line.Contradicted.Count}"));
        Assert.Empty(history.Lost);
        Assert.Empty(history.Doubled);
        Assert.Empty(line.Contradicted);
        Assert.True(people.Count(person => person.Promised.Count > 0) > 5, "Hardly anybody booked: nothing was shown.");
    }
}

/// <summary>Nothing else runs beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
