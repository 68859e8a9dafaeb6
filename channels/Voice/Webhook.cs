using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Channels.Sms;

namespace BotApp.Channels.Voice;

/// <summary>A moment of a call as Twilio's webhook tells of it: it began, something was said or pressed, or nothing.</summary>
/// <param name="CallSid">The same in every webhook of one call.</param>
/// <param name="Person">The number of whoever is on the line with us; the call itself where it is withheld or not proven.</param>
/// <param name="Digits">Keys that were pressed; null for none.</param>
/// <param name="Speech">What the recogniser heard; null for nothing.</param>
/// <param name="Confidence">From 0 to 1; null where the recogniser does not say.</param>
/// <param name="Dialled">What became of connecting the call with a person, <c>completed</c>, <c>no-answer</c> ...</param>
/// <param name="AnsweredBy">On calls that we make: <c>human</c>, <c>machine_start</c>, <c>unknown</c> ...</param>
public sealed partial record Webhook(
    string CallSid, string Person, bool Ours, string? Digits, string? Speech, double? Confidence, string? Dialled,
    string? AnsweredBy, string? Status)
{
    /// <summary>Numbers that stand for none: withheld, restricted, blocked, unknown, unavailable (spelled on a keypad).</summary>
    static readonly HashSet<string> Nobody = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"];

    /// <returns>The moment, or the name of the first field that is missing or cannot be right.</returns>
    public static (Webhook? Webhook, string? Wrong) Read(Fields fields)
    {
        var (sid, ours) = (fields["CallSid"], fields["Direction"]?.StartsWith("outbound", StringComparison.Ordinal) == true);
        var person = fields[ours ? "To" : "From"];
        return sid is null || !Token().IsMatch(sid) ? (null, "CallSid")
            : person is null ? (null, ours ? "To" : "From")
            : (new(
                sid, PersonOf(person, sid, fields["StirVerstat"]), ours, Some(fields["Digits"]), Some(fields["SpeechResult"]),
                Sure(fields["Confidence"]), Some(fields["DialCallStatus"]), Some(fields["AnsweredBy"]), Some(fields["CallStatus"])), null);
    }

    /// <summary>A person picked up, not a machine; where Twilio cannot tell, somebody may be listening.</summary>
    public bool IsMachine => AnsweredBy is not null && (AnsweredBy.StartsWith("machine", StringComparison.Ordinal) || AnsweredBy == "fax");

    public bool IsOver => Status is "completed" or "busy" or "failed" or "no-answer" or "canceled";

    /// <summary>The plus of a number that nobody percent-encoded has become a space.</summary>
    static string PersonOf(string from, string sid, string? verdict)
    {
        var number = from is [' ', .. var digits] ? "+" + digits : from;
        return Number().IsMatch(number) && !Nobody.Contains(number) && verdict?.StartsWith("TN-Validation-Failed", StringComparison.Ordinal) != true
            ? number : sid;
    }

    static string? Some(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>Models that give no confidence send 0.</summary>
    static double? Sure(string? confidence) =>
        double.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) && sure is > 0 and <= 1 ? sure : null;

    [GeneratedRegex(@"\A[\x21-\x7E]{1,64}\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
