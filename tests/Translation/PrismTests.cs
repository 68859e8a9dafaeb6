using Azure;
using BotApp.Infra.Translation;
using BotApp.Tests.Content;
using BotApp.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Translation;

/// <summary>Our client against a server made of the service's description, which refuses what it does not allow.</summary>
public sealed class PrismTests
{
    static readonly string Description = Path.Combine(Source.Root(), "tests/Translation/translator.yaml");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_s_description_accepts_what_we_send_and_we_read_what_it_answers()
    {
        using var prism = await Prism.StartAsync(Description, Cancellation);
        var client = Client(prism.Address);

        Assert.Equal(new("so", 0.94, true), await client.DetectAsync("Waxaan dhashay", Cancellation));
        var masked = Masked.Heard("Waxaan dhashay 4 Maarso 1990 <b>&\"</b>");
        var english = Assert.Single(await client.TranslateAsync([masked.Html], "so", "en", Cancellation));
        Assert.Equal("I was born on 4 March 1990.", masked.Fill(english));
    }

    [Fact]
    public async Task What_the_description_does_not_allow_is_an_error_of_Azure_s_own_kind()
    {
        using var prism = await Prism.StartAsync(Description, Cancellation);
        var client = Client(prism.Address);

        var nothing = await Assert.ThrowsAsync<RequestFailedException>(() => client.TranslateAsync([], "so", "en", Cancellation));
        Assert.Equal(422, nothing.Status);
        var nowhere = await Assert.ThrowsAsync<RequestFailedException>(
            () => client.TranslateAsync(["maya"], "so", "no language", Cancellation));
        Assert.Equal(422, nowhere.Status);
        var elsewhere = await Assert.ThrowsAsync<RequestFailedException>(
            () => Client($"{prism.Address}/v9").DetectAsync("maya", Cancellation));
        Assert.Equal(404, elsewhere.Status);
    }

    [Fact]
    public async Task An_address_of_a_resource_with_its_own_path_is_kept()
    {
        await using var fake = await FakeTranslator.StartAsync("/translator/text/v3.0");
        Assert.Equal("so", (await Client($"{fake.Address}/translator/text/v3.0/").DetectAsync("maya", Cancellation)).Language);
    }

    static TranslatorClient Client(string address) => new(Options.Create(new TranslatorOptions
    {
        Endpoint = address,
        Key = FakeTranslator.Key,
        Region = FakeTranslator.Region,
        PatienceSeconds = 6,
    }));
}
