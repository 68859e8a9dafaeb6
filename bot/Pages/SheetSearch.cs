using System.Threading.RateLimiting;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Pages;

/// <summary>
/// The sheet found again by number and code: what the bot does when it is asked, with the same counting of wrong codes.
/// A page does not know who asks, so the codes are counted by number, and all searches together have a pace.
/// </summary>
internal sealed class SheetSearch(
    Content content, Database database, Scheduler scheduler, SheetLinks links, IOptions<SiteOptions> site,
    TimeProvider time) : IDisposable
{
    readonly FixedWindowRateLimiter pace = new(new()
    {
        PermitLimit = site.Value.SearchesAMinute,
        Window = TimeSpan.FromMinutes(1),
    });

    public IResult Form(HttpContext http) => Form(Preferred.Language(http, content), null, StatusCodes.Status200OK);

    public async Task<IResult> FindAsync(HttpContext http)
    {
        var tongue = Preferred.Language(http, content);
        if (await Fields.OfAsync(http) is not { } fields)
            return Form(tongue, "sheet.find.missing", StatusCodes.Status413PayloadTooLarge);
        var (number, code) = Read(fields, tongue);
        if (number is null || code is null)
            return Form(tongue, "sheet.find.missing", StatusCodes.Status400BadRequest);
        using var permit = pace.AttemptAcquire();
        if (!permit.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "60";
            return Form(tongue, "sheet.find.busy", StatusCodes.Status429TooManyRequests);
        }
        return await LookUpAsync(number, code, http.RequestAborted) switch
        {
            Input.AppointmentsFound => SeeOther($"a/{links.Token(number)}?{Preferred.Parameter}={tongue.Code}", http),
            Input.LockedOut => Form(tongue, "find.locked", StatusCodes.Status429TooManyRequests),
            Input.NotFound { Slower: true } => Form(tongue, "find.slower", StatusCodes.Status404NotFound),
            _ => Form(tongue, "find.notfound", StatusCodes.Status404NotFound),
        };
    }

    public void Dispose() => pace.Dispose();

    /// <summary>As the bot would read it: any digits, with spaces or without.</summary>
    (string? Number, string? Code) Read(Fields fields, Tongue tongue)
    {
        var now = time.GetUtcNow().DateTime;
        var (number, code) = (Hear("number", Expected.Confirmation), Hear("code", Expected.Code));
        return (number.Confirmation, code.Code ?? number.Code);

        Meaning Hear(string field, Expected expected) =>
            Understand.Read(fields[field] ?? "", new(tongue.Code, now, expected), content.Vocabulary);
    }

    Task<Input> LookUpAsync(string number, string code, CancellationToken cancellation)
    {
        var find = new Effect.FindByCode(number, code);
        var nobody = new Conversation { Id = $"sheet {number}", Language = "en" };
        return database.TransactAsync(
            session => scheduler.PerformAsync(find, nobody, session, time.GetUtcNow(), cancellation), cancellation);
    }

    static IResult SeeOther(string address, HttpContext http)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    IResult Form(Tongue tongue, string? trouble, int status)
    {
        var title = Page.Say(tongue, "menu.show");
        return Page.Show(tongue, title, Html.Of(
            $"""
            <main class="search">
            <h1>{title}</h1>
            {(trouble is null ? Html.None : Trouble(tongue, trouble))}
            <form method="post" action="a?{Preferred.Parameter}={tongue.Code}">
            {Field("number", Page.Say(tongue, "sheet.find.number"))}
            {Field("code", Page.Say(tongue, "sheet.find.code"))}
            <p><button class="button" type="submit">{Page.Say(tongue, "sheet.find.show")}</button></p>
            </form>
            {Languages.Links(content, tongue)}
            </main>
            """), status: status);
    }

    static Html Field(string name, string label) => Html.Of(
        $"""
        <p><label for="{name}">{label}</label>
        <input id="{name}" name="{name}" dir="ltr" required maxlength="40"
        autocomplete="off" autocapitalize="characters" spellcheck="false"></p>
        """);

    Html Trouble(Tongue tongue, string key)
    {
        var words = Page.Say(tongue, key, ("hotline", new Value.Literal(content.Rules.Hotline)));
        return Html.Of($"""<p class="notice" role="alert"><strong>{words}</strong></p>""");
    }
}
