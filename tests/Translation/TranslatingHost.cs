using BotApp.Channels;
using BotApp.Tests.Fakes;
using BotApp.Tests.Host;

namespace BotApp.Tests.Translation;

/// <summary>The real host with a translator beside it.</summary>
public sealed class TranslatingHost : IAsyncLifetime
{
    internal FakeTranslator Translator { get; private set; } = null!;
    internal RecordingSender Recorded { get; } = new();
    internal BotHost Host { get; private set; } = null!;
    internal HttpClient Http { get; private set; } = null!;

    /// <summary>1 where a test waits for it.</summary>
    internal int Patience { get; init; } = 4;

    /// <summary>Null: no key is set.</summary>
    internal string? Key { get; init; } = FakeTranslator.Key;

    public async ValueTask InitializeAsync()
    {
        Translator = await FakeTranslator.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Translator:Endpoint"] = Translator.Address,
            ["Translator:PatienceSeconds"] = $"{Patience}",
        };
        if (Key is not null)
            (settings["Translator:Key"], settings["Translator:Region"]) = (Key, FakeTranslator.Region);
        Host = new Translating(settings, Recorded);
        Http = Host.CreateClient();
    }

    internal static async Task<TranslatingHost> StartAsync(TranslatingHost host)
    {
        await host.InitializeAsync();
        return host;
    }

    internal async Task<List<string>> SayAsync(string phone, params IEnumerable<string> texts)
    {
        List<string> answers = [];
        foreach (var text in texts)
            answers.Add(await Http.TextAsync(phone, text));
        return answers;
    }

    internal async Task PassAsync(string by)
    {
        using var passed = await Http.PostAsync($"/dev/clock?advance={by}", null, TestContext.Current.CancellationToken);
        passed.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        await Translator.DisposeAsync();
    }

    sealed class Translating(IReadOnlyDictionary<string, string> settings, RecordingSender sender) : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => settings;
        protected override ISender Sender => sender;
    }
}
