using System.Text;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Bot;

/// <summary>
/// What must stand before the first message: settings checked, content read, the database made ready.
/// </summary>
internal sealed class Preparation(IStartupValidator settings, IServiceProvider services, Installation installation)
{
    public Installed? Done { get; private set; }

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        settings.Validate();
        services.GetRequiredService<Content>();
        Done = await installation.PrepareAsync(cancellation);
    }

    /// <summary>
    /// Without ICU nothing fails, but a name is not found again when it is typed without its accents.
    /// </summary>
    public static bool LacksIcu => "\u00e9".Normalize(NormalizationForm.FormD).Length == 1;
}
