using BotApp.Channels.Sms;
using BotApp.Infra.Outbox;

namespace BotApp.Bot;

/// <summary>Twilio's webhooks for text messages.</summary>
internal static class TextMessages
{
    public static void MapTextMessages(this IEndpointRouteBuilder routes)
    {
        var sms = routes.MapGroup("/sms").RequireTwilioSignature();
        sms.MapPost("", ReceiveAsync);
        sms.MapPost("/status", ReportAsync);
    }

    static async Task<IResult> ReceiveAsync(HttpContext http, Turns turns, TimeProvider time)
    {
        var receivedAt = time.GetUtcNow();
        var (webhook, wrong) = Webhook.Read((await Fields.OfAsync(http))!);
        if (webhook is null)
            return Wrong(wrong!);
        var arrival = new Arrival(webhook.ToInbound(receivedAt), CarrierWord.In(webhook.Body, webhook.OptOutType));
        var answer = await turns.TakeAsync(arrival, http.RequestAborted);
        if (!answer.Kept)
            http.Response.Headers.RetryAfter = "30";
        return Results.Text(
            answer.IsSilent ? TwiML.Silence : TwiML.Say(SmsText.Write(answer.Message)), TwiML.ContentType,
            statusCode: answer.Kept ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> ReportAsync(HttpContext http, OutboxMessages outbox, TimeProvider time)
    {
        var (report, wrong) = DeliveryReport.Read((await Fields.OfAsync(http))!);
        if (report is null)
            return Wrong(wrong!);
        await outbox.ReportAsync(
            report.MessageSid, report.Status, report.ErrorCode, time.GetUtcNow(), http.RequestAborted);
        return Results.NoContent();
    }

    static IResult Wrong(string field) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: $"The field {field} is missing or cannot be right.",
        extensions: new Dictionary<string, object?> { ["field"] = field });
}
