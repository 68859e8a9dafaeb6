using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Translation;

public static class Translation
{
    /// <summary>An interpreter for the languages without a folder; where no key is set, one who says that none is there.</summary>
    public static IServiceCollection AddTranslation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TranslatorOptions>().Bind(configuration.GetSection(TranslatorOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TranslatorOptions>, TranslatorOptionsValidator>();
        return services.AddLogging().AddSingleton<TranslatorClient>().AddSingleton<Interpreter>();
    }
}
