using System.Text.Json.Nodes;
using BotApp.Tests.Fakes;
using BotApp.Tests.Faults;
using BotApp.Tests.Host;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.WebChat;

/// <summary>Microsoft's own Direct Line client talks with ours over real connections and finds nothing odd.</summary>
public sealed class DirectLineClientTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("polling", 0)]
    [InlineData("socket", 1)]
    [InlineData("refresh", 1)]
    public async Task It_gets_each_message_once_and_in_order(string scenario, int sockets)
    {
        var told = await PlayAsync(scenario);
        AssertWhole(told, "first", "last");
        Assert.Equal(sockets, (int)told["sockets"]!);
        Assert.Equal([0, 1, 2], Statuses(told)[..3]);
    }

    [Fact]
    public async Task When_its_line_breaks_it_comes_back_and_nothing_is_lost_or_doubled()
    {
        var told = await PlayAsync("drop");
        AssertWhole(told, "first", "second", "third");
        Assert.Equal(2, (int)told["sockets"]!);
    }

    [Fact]
    public async Task When_its_token_has_expired_it_goes_on_with_a_new_one()
    {
        var told = await PlayAsync("expire");
        // At each change of its status this client opens one more socket, and leaves it to its user to know what is there
        // already by its id.
        told["activities"] = new JsonArray([.. told["activities"]!.AsArray().DistinctBy(activity => (string)activity!["id"]!).Select(one => one!.DeepClone())]);
        AssertWhole(told, "first", "last");
        Assert.Contains(3, Statuses(told));
    }

    /// <summary>Each request goes to whichever process; the socket stays with one, which hears of the others' turns.</summary>
    [Theory]
    [InlineData("polling")]
    [InlineData("drop")]
    public async Task Behind_a_balancer_three_processes_are_one(string scenario)
    {
        NodePackages.SkipUnlessInstalled("botframework-directlinejs", "xhr2", "ws");
        Balancer.SkipUnlessThere();
        Assert.SkipUnless(Server.IsThere, "PostgreSQL is not there: apt-get install postgresql brings it.");
        var folder = Directory.CreateTempSubdirectory("chats").FullName;
        using var database = new Server().Make().Start();
        await database.ExecuteAsync("CREATE DATABASE botapp");
        Dictionary<string, string> settings = new()
        {
            ["ConnectionStrings:Bot"] = $"Host=127.0.0.1;Port={database.Port};Username=postgres;Database=botapp",
            ["Codes:Key"] = Databases.Key,
        };
        List<Faults.Bot> bots = [.. Enumerable.Range(0, 3).Select(_ => new Faults.Bot(Server.FreePort(), folder, settings))];
        var port = Server.FreePort();
        using var balancer = new Balancer(port, folder, bots.Select(bot => bot.Port));
        try
        {
            bots.ForEach(bot => bot.Start());
            await Task.WhenAll(bots.Select(bot => bot.ReadyAsync()));
            AssertWhole(await RunAsync($"http://127.0.0.1:{port}", scenario), scenario == "drop" ? ["first", "second", "third"] : ["first", "last"]);
        }
        finally
        {
            bots.ForEach(bot => bot.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The welcome, then what was said and what was answered by turns, each with the identifier that its post got.</summary>
    static void AssertWhole(JsonNode told, params string[] clients)
    {
        var activities = told["activities"]!.AsArray().Select(activity => activity!).ToList();
        Assert.Equal(
            ["bot", .. clients.SelectMany(_ => (string[])["user", "bot"])], activities.Select(activity => (string)activity["role"]!));
        Assert.Equal(activities.Count, activities.Select(activity => (string)activity["id"]!).Distinct().Count());
        var mine = activities.Where(activity => (string)activity["role"]! == "user").ToList();
        Assert.Equal(clients, mine.Select(activity => (string)activity["client"]!));
        Assert.Equal(told["posted"]!.AsArray().Select(id => (string)id!), mine.Select(activity => (string)activity["id"]!));
        Assert.All(activities.Where(activity => (string)activity["role"]! == "bot"), activity => Assert.Equal("es", (string)activity["locale"]!));
        Assert.Equal($"{activities.Count}", (string)told["watermark"]!);
    }

    static List<int> Statuses(JsonNode told) => [.. told["statuses"]!.AsArray().Select(status => (int)status!)];

    static async Task<JsonNode> PlayAsync(string scenario)
    {
        NodePackages.SkipUnlessInstalled("botframework-directlinejs", "xhr2", "ws");
        using var host = new BotHost();
        host.UseKestrel(0);
        host.StartServer();
        var told = await RunAsync(host.ClientOptions.BaseAddress.ToString().TrimEnd('/'), scenario);
        Assert.Empty(host.Log.Errors);
        return told;
    }

    static async Task<JsonNode> RunAsync(string address, string scenario) => JsonNode.Parse(
        Assert.Single(await NodePackages.RunAsync(["WebChat/directline.cjs", address, scenario], [], Cancellation)))!;
}
