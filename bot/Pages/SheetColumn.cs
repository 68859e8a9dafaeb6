using System.Globalization;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Pages;

/// <summary>All that a sheet says in one language: when, where, who, what to bring, what to do who cannot come.</summary>
internal sealed class SheetColumn(Content content, IOptions<SiteOptions> site, IOptions<TwilioOptions> twilio)
{
    public Html Write(Sheet sheet, Tongue tongue)
    {
        var appointment = sheet.Appointment;
        return Html.Of(
            $"""
            <section lang="{tongue.Code}" dir="{Page.Direction(tongue)}">
            <h2>{tongue.Calendar.OwnName}</h2>
            <dl>
            {Row(tongue, "sheet.day", Html.Of($"<strong>{Day(tongue, appointment)}</strong>"))}
            {Row(tongue, "sheet.time", Time(tongue, appointment))}
            {Row(tongue, "sheet.place", Place(tongue, appointment.Office))}
            {Row(tongue, "sheet.person", Person(tongue, appointment))}
            {Together(tongue, sheet.Together)}
            {Row(tongue, "sheet.visit", Html.Of($"{Page.Say(tongue, $"reason.{appointment.Reason}")}"))}
            </dl>
            <h3>{Page.Say(tongue, "sheet.bring")}</h3>
            <ul>{Html.Each(content.Reason(appointment.Reason).Bring.SelectMany(ToTick), key => Box(tongue, key))}</ul>
            <h3>{Page.Say(tongue, "sheet.absent")}</h3>
            <p>{Page.Say(tongue, "sheet.change")} {Contact(tongue)}</p>
            <p><strong>{Page.Say(tongue, "sheet.free")}</strong></p>
            </section>
            """);
    }

    static Html Row(Tongue tongue, string key, Html value) =>
        Html.Of($"<div><dt>{Page.Say(tongue, key)}</dt><dd>{value}</dd></div>");

    /// <summary>In a message the confirmation and the photo ID are one phrase; on paper each has its box.</summary>
    static IEnumerable<string> ToTick(string item) => item == "photoId" ? ["sheet.this", "sheet.photoId"] : [$"bring.{item}"];

    static Html Box(Tongue tongue, string key) =>
        Html.Of($"""<li><label><input type="checkbox"> {Page.Say(tongue, key)}</label></li>""");

    static string Day(Tongue tongue, Appointment appointment)
    {
        var day = DateOnly.FromDateTime(appointment.Start.DateTime);
        return Page.Say(tongue, "sheet.date",
            ("weekday", new Value.Weekday(day.DayOfWeek)), ("day", new Value.Day(day, Year: true)));
    }

    static Html Time(Tongue tongue, Appointment appointment)
    {
        var clock = Page.Say(tongue, "sheet.clock",
            ("time", new Value.Clock(TimeOnly.FromDateTime(appointment.Start.DateTime), Alone: true)),
            ("zone", new Value.Literal(Zone(appointment.Start.Offset))));
        return Html.Of($"<strong>{clock}</strong> <small>{Page.Say(tongue, "sheet.early")}</small>");
    }

    /// <summary><c>UTC−5</c>, <c>UTC+9:30</c>, with a minus sign: a line may end behind a hyphen.</summary>
    static string Zone(TimeSpan offset)
    {
        var hours = offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
        return $"UTC{(offset < TimeSpan.Zero ? '\u2212' : '+')}{hours}";
    }

    Html Place(Tongue tongue, OfficeNear office)
    {
        var address = Uri.EscapeDataString(office.Address);
        var map = site.Value.MapUrl.Replace("{address}", address, StringComparison.Ordinal);
        return Html.Of(
            $"""
            <bdi>{office.Name}</bdi><br><bdi>{office.Address}</bdi>
            <a class="screen" href="{map}" rel="noreferrer noopener">{Page.Say(tongue, "sheet.map")}</a>
            """);
    }

    Html Person(Tongue tongue, Appointment appointment)
    {
        if (!appointment.Interpreter)
            return Html.Of($"<bdi>{appointment.Name}</bdi>");
        // With a hyphen at which no line ends.
        var rule = Page.Say(tongue, "topic.interpreter", ("age", new Value.Count(content.Rules.InterpreterAge)))
            .Replace("G-1256", "G\u20111256", StringComparison.Ordinal);
        return Html.Of(
            $"<bdi>{appointment.Name}</bdi> {Page.Say(tongue, "sheet.interpreter")} <small>{rule}</small>");
    }

    /// <summary>Each has a sheet of their own with the code; here the door sees who belongs together.</summary>
    static Html Together(Tongue tongue, IReadOnlyList<Appointment> others) => others.Count == 0
        ? Html.None
        : Row(tongue, "sheet.together", Html.Each(others, other => Other(tongue, other)));

    static Html Other(Tongue tongue, Appointment other)
    {
        var time = tongue.Calendar.Write(TimeOnly.FromDateTime(other.Start.DateTime));
        return Html.Of($"""<div>{time}: <bdi>{other.Name}</bdi>, <bdi dir="ltr">{other.Number}</bdi></div>""");
    }

    Html Contact(Tongue tongue)
    {
        var phone = twilio.Value.From is { Length: > 0 } number
            ? Page.Say(tongue, "sheet.contact.phone", ("phone", new Value.Literal(number))) : null;
        var web = site.Value.PublicUrl is { Length: > 0 } address
            ? Page.Say(tongue, "sheet.contact.web", ("address", new Value.Literal(address))) : null;
        return Html.Each(new[] { phone, web }.OfType<string>(), way => Html.Of($"<br>{way}"));
    }
}
