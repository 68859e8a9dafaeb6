using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// Sixty-four people text three bots about few times, while bots are killed, the database is restarted and its standby
/// takes over. <c>FAULTS=600</c> makes it ten minutes instead of the minute in which each fault is met once.
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
            Environment.GetEnvironmentVariable("FAULTS") ?? "45", CultureInfo.InvariantCulture));
        await using var twilio = await Twilio.StartAsync();
        using var scene = new Scene(twilio.Address);
        await scene.OpenAsync();
        using var line = new Line(scene.Port, Scene.Token, TestContext.Current.CancellationToken);
        List<Texter> people = [.. Enumerable.Range(0, People).Select(who => new Texter(who, line, twilio))];

        using var enough = new CancellationTokenSource();
        var trouble = scene.TroubleAsync(length, enough);
        await Task.WhenAll(people.Select(person => person.TalkAsync(enough.Token)));
        await trouble;
        for (var random = new Random(1); random.Next(200) != 0;)
            await line.ReplayAsync(random);

        var history = new History(scene.Database, people);
        await history.CheckAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{line.Turns} turns, {line.Repeated} of them repeated, {line.Refused} sent again unanswered, {scene.Faults} faults, {people.Sum(person => person.Promised.Count)} confirmed, {history.InLine} in line, {history.Proposed} times proposed to them, {people.Sum(person => person.Told.Count)} told, {Taken(people)} taken, {history.Passed} seats given back went to the line; lost {history.Lost.Count}, doubled {history.Doubled.Count + line.Contradicted.Count}"));
        history.Lost.ForEach(output.WriteLine);
        Assert.Empty(history.Lost);
        history.Doubled.ForEach(output.WriteLine);
        Assert.Empty(history.Doubled);
        Assert.Empty(line.Contradicted);
        Assert.True(history.Passed > 0 && Taken(people) > 0, "Nothing was passed on: nothing was shown.");
        Assert.True(people.Count(person => person.Promised.Count > 0) > 5, "Hardly anybody booked: nothing was shown.");
    }

    static int Taken(IEnumerable<Texter> people) => people.Sum(person => person.Taken.Count(taken => taken.Confirmed is not null));
}

/// <summary>Nothing else runs beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
