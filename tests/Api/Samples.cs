using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Tests.Api;

/// <summary>For each operation a request that is right, so that what is refused is refused for the one thing that is wrong.</summary>
internal static class Samples
{
    const string Phone = "+16035550142";
    const string Free = "2027-03-05T10:00:00-05:00";

    public static string Path(Operation operation, string number, string office = "MAN") => operation.Path
        .Replace("{number}", operation.Id == "removeFromWaitlist" ? "W-1001" : number).Replace("{office}", office)
        .Replace("{id}", "ana").Replace("{date}", "2027-03-10").Replace("{reason}", "adit")
        + (operation.Id == "findTimes" ? "?reason=adit" : "");

    public static JsonObject Body(string operation, string number, string code) => operation switch
    {
        "book" => With(Person(), ("start", Free)),
        "joinWaitlist" => With(Person(), ("phone", Phone), ("conversation", "ana")),
        "leaveWaitlist" => new() { ["conversation"] = "ana" },
        "hold" => new() { ["office"] = "MAN", ["start"] = Free, ["reason"] = "adit", ["conversation"] = "ana" },
        "findAppointments" => new() { ["number"] = number, ["code"] = code, ["conversation"] = "ana" },
        "move" => new() { ["code"] = code, ["start"] = Free },
        "cancel" or "attend" => new() { ["code"] = code },
        "correctName" => new() { ["name"] = "Person Corrected" },
        "answerProposal" => new() { ["caller"] = Phone, ["reaction"] = "take" },
        "setDay" => new() { ["opens"] = "09:00", ["closes"] = "12:00", ["officers"] = 2 },
        "close" => new() { ["date"] = "2027-03-11", ["reason"] = "snow" },
        "changeRules" => new() { ["leadMinutes"] = 90 },
        "setLength" => new() { ["minutes"] = 45 },
        "speak" => new() { ["conversation"] = "ana", ["language"] = "es" },
        "stopMessages" or "startMessages" => new() { ["phone"] = Phone },
        "preferCalls" => new() { ["phone"] = Phone, ["calls"] = true },
        "textAbout" => new() { ["number"] = number, ["kind"] = "name", ["language"] = "en" },
        _ => throw new InvalidOperationException($"There is no sample of {operation}: what is right there?"),
    };

    /// <summary>One of a list's.</summary>
    public static JsonObject Item(string field) => field switch
    {
        "others" => new() { ["name"] = "Visitor", ["birth"] = "1985-05-06" },
        "wanted" or "refused" => new() { ["from"] = "2027-03-08", ["after"] = "09:00" },
        _ => throw new InvalidOperationException($"There is no sample of {field}: what is right there?"),
    };

    static JsonObject With(JsonObject body, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
            body[field] = value;
        return body;
    }

    static JsonObject Person() => JsonSerializer.SerializeToNode(Requests.Booking().Without("start"))!.AsObject();
}
