using System.Globalization;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Pages;

/// <summary>
/// The sheet of an appointment: the person's language and English for the door side by side, the number large and as a
/// square for a camera. It fits one page, letter or A4, in black and white.
/// </summary>
internal sealed class SheetPage(Content content, Codes codes, IOptions<SiteOptions> site, IOptions<TwilioOptions> twilio)
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
            {Html.Each(tongues.Skip(1), other => Html.Of($"""<p class="other" lang="en">{Page.Say(other, "sheet.title")}</p>"""))}
            {Identity(sheet.Appointment.Number, tongues)}
            </div>
            {QrCode.Draw(sheet.Appointment.Number)}
            </header>
            <div class="notices">{Html.Each(tongues, one => Notice(sheet, one))}</div>
            <div class="columns">
            {Html.Each(tongues, one => Column(sheet, one))}
            </div>
            {(sheet.Cancelled ? Html.None : Actions(tongue, token))}
            {Languages.Links(content, tongue)}
            </main>
            """), "../");
    }

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
        $"""<p class="notice" lang="{tongue.Code}" dir="{Page.Direction(tongue)}"><strong>{Page.Say(tongue, key)}</strong></p>""");

    Html Column(Sheet sheet, Tongue tongue)
    {
        var appointment = sheet.Appointment;
        var office = appointment.Office;
        return Html.Of(
            $"""
            <section lang="{tongue.Code}" dir="{Page.Direction(tongue)}">
            <h2>{tongue.Calendar.OwnName}</h2>
            <dl>
            {Row(tongue, "sheet.day", Html.Of($"<strong>{Day(tongue, appointment)}</strong>"))}
            {Row(tongue, "sheet.time", Html.Of($"<strong>{Clock(tongue, appointment)}</strong> <small>{Page.Say(tongue, "sheet.early")}</small>"))}
            {Row(tongue, "sheet.place", Html.Of($"""
                <bdi>{office.Name}</bdi><br><bdi>{office.Address}</bdi>
                <a class="screen" href="{MapOf(office.Address)}" rel="noreferrer noopener">{Page.Say(tongue, "sheet.map")}</a>
                """))}
            {Row(tongue, "sheet.person", Person(tongue, appointment))}
            {Together(tongue, sheet.Together)}
            {Row(tongue, "sheet.visit", Html.Of($"{Page.Say(tongue, $"reason.{appointment.Reason}")}"))}
            </dl>
            <h3>{Page.Say(tongue, "sheet.bring")}</h3>
            <ul>{Html.Each(content.Reason(appointment.Reason).Bring, item => Html.Of(
                $"""<li><label><input type="checkbox"> {Page.Say(tongue, $"bring.{item}")}</label></li>"""))}</ul>
            <h3>{Page.Say(tongue, "sheet.absent")}</h3>
            <p>{Page.Say(tongue, "sheet.change")} {Contact(tongue)}</p>
            <p><strong>{Page.Say(tongue, "sheet.free")}</strong></p>
            </section>
            """);
    }

    static Html Row(Tongue tongue, string key, Html value) =>
        Html.Of($"<div><dt>{Page.Say(tongue, key)}</dt><dd>{value}</dd></div>");

    static string Day(Tongue tongue, Appointment appointment)
    {
        var day = DateOnly.FromDateTime(appointment.Start.DateTime);
        return Page.Say(tongue, "sheet.date",
            ("weekday", new Value.Weekday(day.DayOfWeek)), ("day", new Value.Day(day, Year: true)));
    }

    static string Clock(Tongue tongue, Appointment appointment) => Page.Say(tongue, "sheet.clock",
        ("time", new Value.Clock(TimeOnly.FromDateTime(appointment.Start.DateTime))),
        ("zone", new Value.Literal(Zone(appointment.Start.Offset))));

    /// <summary><c>UTC−5</c>, <c>UTC+9:30</c>, with a minus sign: a line may end behind a hyphen.</summary>
    static string Zone(TimeSpan offset) =>
        $"UTC{(offset < TimeSpan.Zero ? '\u2212' : '+')}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";

    Html Person(Tongue tongue, Appointment appointment) => Html.Of(
        $"""
        <bdi>{appointment.Name}</bdi>
        {(appointment.Interpreter ? Html.Of($"{Page.Say(tongue, "sheet.interpreter")} <small>{Interpreter(tongue)}</small>") : Html.None)}
        """);

    /// <summary>Each has a sheet of their own with the code; here the door sees who belongs together.</summary>
    static Html Together(Tongue tongue, IReadOnlyList<Appointment> others) => others.Count == 0 ? Html.None : Row(
        tongue, "sheet.together", Html.Each(others, other => Html.Of(
            $"""
            <div>{tongue.Calendar.Write(TimeOnly.FromDateTime(other.Start.DateTime))}: <bdi>{other.Name}</bdi>, <bdi dir="ltr">{other.Number}</bdi></div>
            """)));

    string Interpreter(Tongue tongue) =>
        Page.Say(tongue, "topic.interpreter", ("age", new Value.Count(content.Rules.InterpreterAge)));

    Html Contact(Tongue tongue)
    {
        var phone = twilio.Value.From is { Length: > 0 } number
            ? Page.Say(tongue, "sheet.contact.phone", ("phone", new Value.Literal(number))) : null;
        var web = site.Value.PublicUrl is { Length: > 0 } address
            ? Page.Say(tongue, "sheet.contact.web", ("address", new Value.Literal(address))) : null;
        return Html.Each(new[] { phone, web }.OfType<string>(), way => Html.Of($"<br>{way}"));
    }

    string MapOf(string address) =>
        site.Value.MapUrl.Replace("{address}", Uri.EscapeDataString(address), StringComparison.Ordinal);

    static Html Actions(Tongue tongue, string token) => Html.Of(
        $"""
        <p class="screen actions">
        <a class="button" href="{token}.ics?{Preferred.Parameter}={tongue.Code}">{Page.Say(tongue, "sheet.calendar")}</a>
        <button class="button" type="button" data-print hidden>{Page.Say(tongue, "sheet.print")}</button>
        </p>
        """);
}
