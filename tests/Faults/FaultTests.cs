using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// Sixty-four people text three bots about few times and eight book over the API, while bots are killed, the database is
/// restarted and its standby takes over. How fast the machine is does not matter. <c>FAULTS=600</c> makes it ten minutes instead of the minute in which each fault is met once.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FaultTests(ITestOutputHelper output)
{
    const int People = 64;
    const int Partners = 8;

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
        List<Texter> texters = [.. Enumerable.Range(0, People).Select(who => new Texter(who, line, twilio))];
        List<Partner> partners = [.. Enumerable.Range(0, Partners)
            .Select(who => new Partner(who, scene.Port, Scene.Key, TestContext.Current.CancellationToken))];
        List<Promises> promises = [.. texters.Select(one => one.Promises), .. partners.Select(one => one.Promises)];

        using var enough = new CancellationTokenSource();
        using var watched = new CancellationTokenSource();
        var watching = scene.WatchAsync(watched.Token);
        var trouble = scene.TroubleAsync(length, () => IsShown(promises), enough);
        await Task.WhenAll(
            [trouble, .. texters.Select(one => one.TalkAsync(enough.Token)), .. partners.Select(one => one.WorkAsync(enough.Token))]);
        for (var random = new Random(1); random.Next(200) != 0;)
            await line.ReplayAsync(random);

        var history = new History(scene.Database, promises);
        history.Lost.AddRange(await new Settling(scene.Database, texters, scene.Count).SettleAsync());
        await watched.CancelAsync();
        await watching;
        await history.CheckAsync();
        history.Doubled.AddRange([.. line.Contradicted, .. partners.SelectMany(one => one.Contradicted)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{line.Turns} turns, {line.Repeated} of them repeated, {line.Refused} sent again unanswered; {partners.Sum(one => one.Answered)} requests to the API, {partners.Sum(one => one.Repeated)} of them compared; {scene.Faults} faults; {promises.Sum(one => one.Made.Count)} confirmed, {Sum(one => one.Made.Count, partners)} of them by the API; {promises.Sum(one => one.Moved)} moved, {promises.Sum(one => one.Cancelled)} cancelled, {promises.Sum(one => one.Together)} for several; {history.InLine} in line, {history.Proposed} times proposed to them, {promises.Sum(one => one.Told.Count)} told, {promises.Sum(one => one.TakenUp)} taken, {history.Passed} seats given back went to the line, {history.Opened} opened to all; lost {history.Lost.Count}, doubled {history.Doubled.Count}"));
        history.Lost.ForEach(output.WriteLine);
        history.Doubled.ForEach(output.WriteLine);
        Assert.Empty(history.Lost);
        Assert.Empty(history.Doubled);
        var secrets = new Secrets(promises);
        Assert.True(secrets.Count > 300, "Hardly anything was there to be told: nothing was shown.");
        Assert.Empty(secrets.In(scene.Logs));
        Assert.Empty(secrets.In(await Secrets.TrailAsync(scene.Database)));
        Assert.True(IsShown(promises) && history.Passed > 0 && history.Opened > 0, "Nothing was there to be lost: nothing was shown.");
    }

    /// <summary>Enough was promised, in each of the ways that there are, for a loss to be seen.</summary>
    static bool IsShown(List<Promises> all) => all.Count(one => one.Made.Count > 0) > 20
        && all.Sum(one => one.Moved) > 0 && all.Sum(one => one.Cancelled) > 20 && all.Sum(one => one.Together) > 1 && all.Sum(one => one.TakenUp) > 0
        && all.Skip(People).Sum(one => one.Moved) > 0 && all.Skip(People).Sum(one => one.Together) > 0;

    static int Sum(Func<Promises, int> what, IEnumerable<Partner> partners) => partners.Sum(one => what(one.Promises));
}

/// <summary>Nothing else runs beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
