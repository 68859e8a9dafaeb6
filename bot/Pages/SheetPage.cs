using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Pages;

/// <summary>
/// The sheet of an appointment: the person's language and English for the door side by side, the number large and as a
/// square for a camera. It fits one page, letter or A4, in black and white.
/// </summary>
internal sealed class SheetPage(Content content, Codes codes, SheetColumn column)
{
    public IResult Show(Sheet sheet, Tongue tongue, string token)
    {
        Tongue[] tongues = tongue.Code == "en" ? [tongue] : [tongue, content.Tongues["en"]];
        return Page.Show(tongue, $"{Page.Say(tongue, "sheet.title")} {sheet.Appointment.Number}", Html.Of(
            $"""
            <main class="sheet{(sheet.Cancelled ? " void" : "")}">
            <header>
            <div>
            <h1>{Page.Say(tongue, "sheet.title")}</h1>
            {Html.Each(tongues.Skip(1), Subtitle)}
            {Identity(sheet.Appointment.Number, tongues)}
            </div>
            {QrCode.Draw(sheet.Appointment.Number)}
            </header>
            <div class="notices">{Html.Each(tongues, one => Notice(sheet, one))}</div>
            <div class="columns">
            {Html.Each(tongues, one => column.Write(sheet, one))}
            </div>
            {(sheet.Cancelled ? Html.None : Actions(tongue, token))}
            {Languages.Links(content, tongue)}
            </main>
            """), "../");
    }

    static Html Subtitle(Tongue tongue) =>
        Html.Of($"""<p class="other" lang="{tongue.Code}">{Page.Say(tongue, "sheet.title")}</p>""");

    Html Identity(string number, Tongue[] tongues) => Html.Of(
        $"""
        <dl class="identity">
        <div><dt>{Both("sheet.number", tongues)}</dt><dd class="number"><bdi dir="ltr">{number}</bdi></dd></div>
        <div><dt>{Both("sheet.code", tongues)}</dt><dd class="code"><bdi dir="ltr">{codes.For(number)}</bdi></dd></div>
        </dl>
        """);

    static Html Both(string key, Tongue[] tongues)
    {
        var words = tongues.DistinctBy(tongue => Page.Say(tongue, key)).Select(tongue => Html.Of(
            $"""<span lang="{tongue.Code}" dir="{Page.Direction(tongue)}">{Page.Say(tongue, key)}</span>"""));
        return new(string.Join(" / ", words));
    }

    /// <summary>What an older sheet in somebody's hand does not say.</summary>
    static Html Notice(Sheet sheet, Tongue tongue) => sheet switch
    {
        { Cancelled: true } => Notice("sheet.cancelled", tongue),
        { Appointment.Displaced: true } => Notice("sheet.displaced", tongue),
        { Changes: > 0 } => Notice("sheet.moved", tongue),
        _ => Html.None,
    };

    static Html Notice(string key, Tongue tongue) => Html.Of(
        $"""
        <p class="notice" lang="{tongue.Code}" dir="{Page.Direction(tongue)}">
        <strong>{Page.Say(tongue, key)}</strong></p>
        """);

    static Html Actions(Tongue tongue, string token) => Html.Of(
        $"""
        <p class="screen actions">
        <a class="button"
        href="{token}.ics?{Preferred.Parameter}={tongue.Code}">{Page.Say(tongue, "sheet.calendar")}</a>
        <button class="button" type="button" data-print hidden>{Page.Say(tongue, "sheet.print")}</button>
        </p>
        """);
}
