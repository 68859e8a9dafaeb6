using BotApp.Infra.Translation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Translation;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Translator:Key", "Translator:Region=eastus")]
    [InlineData("Translator:Region", "Translator:Key=k", "Translator:Region=East US")]
    [InlineData("Translator:Endpoint", "Translator:Key=k", "Translator:Endpoint=")]
    [InlineData("Translator:Endpoint", "Translator:Key=k", "Translator:Endpoint=api.cognitive.microsofttranslator.com")]
    [InlineData("Translator:Endpoint", "Translator:Key=k", "Translator:Endpoint=http://api.example")]
    [InlineData("TranslatorOptions.PatienceSeconds", "Translator:Key=k", "Translator:PatienceSeconds=60")]
    public void A_wrong_setting_is_named(string name, params string[] settings)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Options(settings));
        Assert.Contains(name, wrong.Message);
    }

    [Fact]
    public void A_key_is_all_that_is_needed()
    {
        Assert.True(Options("Translator:Key=k").IsSet);
        Assert.False(Options("Translator:Key=").IsSet);
        Assert.False(Options().IsSet);
    }

    static TranslatorOptions Options(params string[] settings) => new ServiceCollection()
        .AddTranslation(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).ToDictionary(p => p[0], string? (p) => p[1]))
            .Build())
        .BuildServiceProvider().GetRequiredService<IOptions<TranslatorOptions>>().Value;
}
