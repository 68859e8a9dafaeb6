using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Transcripts;

namespace BotApp.Tests.Calls;

/// <summary>One script on one exchange. What was really heard is kept, so that a failure can show it.</summary>
/// <param name="twice">Every webhook of a call comes twice.</param>
sealed partial class CallReplay(CallScript script, Exchange exchange, bool twice = false)
{
    static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    readonly Caught caught = new();
    readonly StringBuilder shown = new();
    string phone = script.Phone;
    Caller? caller;
    List<string> last = [];
    int messages;

    public string Shown => shown.ToString();

    public List<string> Faults { get; } = [];

    public async Task<CallReplay> RunAsync()
    {
        foreach (var step in script.Steps)
        {
            shown.Append(CultureInfo.InvariantCulture, $"{step.Mark} {step.Does}\n");
            try
            {
                await TakeAsync(step);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Faults.Add($"line {step.Number}: {fault}");
                break;
            }
        }
        return this;
    }

    async Task TakeAsync(CallStep step)
    {
        var does = caught.Write(step.Does);
        if (step.Mark == '>')
        {
            Compare(step, "<", last = await DoAsync(does));
            if (twice && caller is { IsOver: false })
                await AgainAsync(step);
            if (caller is { IsOver: false } && await exchange.ConversationAsync(caller.Phone) is { } stands)
                Faults.AddRange(new Ways(exchange.Content, exchange.Clock.Now).From(stands));
        }
        else
            await HappenAsync(step, does);
    }

    async Task<List<string>> DoAsync(string does) => does switch
    {
        "calls" => await (caller = new(exchange, phone)).CallAsync(),
        "picks up" => await PickUpAsync("human"),
        "lets it ring" => await LetRingAsync(),
        "machine picks up" => await PickUpAsync("machine_start"),
        "is silent" => await caller!.BeSilentAsync(),
        "hangs up" => await HangUpAsync(),
        "nobody answers" => await caller!.DialledAsync("no-answer"),
        "talks" => await caller!.DialledAsync("completed"),
        _ when Says().Match(does) is { Success: true } says => await caller!.SayAsync(
            says.Groups[1].Value, says.Groups[2].Success ? double.Parse(says.Groups[2].Value, CultureInfo.InvariantCulture) : 0.9),
        _ when does.StartsWith("presses ", StringComparison.Ordinal) => await caller!.PressAsync(does[8..]),
        _ when does.StartsWith("texts ", StringComparison.Ordinal) =>
            [.. (await exchange.SayAsync($"SM{++messages:0000}", phone, does[6..], exchange.Clock.Now)).Split('\n')],
        _ => throw new FormatException($"Nobody can do that: {does}"),
    };

    async Task<List<string>> PickUpAsync(string who)
    {
        var (to, reference, sid) = exchange.CallsOut[^1];
        return await (caller = new(exchange, to, sid)).PickUpAsync(reference, who);
    }

    async Task<List<string>> LetRingAsync()
    {
        var (to, _, sid) = exchange.CallsOut[^1];
        await new Caller(exchange, to, sid).LetRingAsync();
        return [];
    }

    async Task<List<string>> HangUpAsync()
    {
        await caller!.HangUpAsync();
        return [];
    }

    async Task HappenAsync(CallStep step, string does)
    {
        switch (does.Split(' '))
        {
            case ["again"]:
                await AgainAsync(step);
                break;
            case ["advance", var by]:
                Compare(step, "<<", await AdvanceAsync(Duration(by)));
                break;
            case ["phone", var other]:
                phone = other;
                break;
            case ["close", var office, var day]:
                Assert.IsNotType<DayChange.Refused>(await exchange.Days.CloseAsync(office, Day(day), "snow", holiday: false));
                break;
            case ["open", var office, var day, var from, var until, var officers]:
                Assert.IsNotType<DayChange.Refused>(await exchange.Days.SetAsync(office, Day(day), new(
                    TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture),
                    int.Parse(officers, CultureInfo.InvariantCulture))));
                break;
            case ["undelivered", var code]:
                using (var response = await exchange.SendAsync(
                    $"{Exchange.Root}/sms/status", ("MessageSid", exchange.Gone.Last), ("MessageStatus", "undelivered"), ("ErrorCode", code)))
                    response.EnsureSuccessStatusCode();
                break;
            case ["crowd", var comes]:
                exchange.Crowd(comes == "comes");
                break;
            case ["take", var office, .. var start]:
                await TakeAsync(office, start.FirstOrDefault());
                break;
            default:
                throw new FormatException($"Line {step.Number} is none of a call's.");
        }
    }

    async Task AgainAsync(CallStep step)
    {
        var again = await caller!.AgainAsync();
        if (!again.Select(Unnamed).SequenceEqual(last.Select(Unnamed)))
            Faults.Add($"line {step.Number}: the second delivery got another answer:\n{Block(again)}");
    }

    async Task TakeAsync(string office, string? start)
    {
        DateTimeOffset? at = null;
        if (start is not null)
        {
            var local = DateTime.Parse(start, CultureInfo.InvariantCulture);
            at = new(local, (await exchange.ZoneAsync(office)).GetUtcOffset(local));
        }
        Assert.NotEqual(0, await exchange.TakeAsync(office, at));
    }

    async Task<List<string>> AdvanceAsync(TimeSpan by)
    {
        List<string> went = [];
        exchange.Gone.Texts.Clear();
        var until = exchange.Clock.Now + by;
        while (exchange.Clock.Now < until)
        {
            var calls = exchange.CallsOut.Count;
            var step = until - exchange.Clock.Now < TimeSpan.FromMinutes(15) ? until - exchange.Clock.Now : TimeSpan.FromMinutes(15);
            await exchange.PassAsync(step);
            var at = TimeZoneInfo.ConvertTime(exchange.Clock.Now, NewYork).ToString("ddd d HH:mm", CultureInfo.InvariantCulture);
            went.AddRange(exchange.Gone.Texts.SelectMany(text => $"({at}) {text.Text}".Split('\n')));
            went.AddRange(exchange.CallsOut.Skip(calls).Select(_ => $"({at}) calls"));
            exchange.Gone.Texts.Clear();
        }
        return went;
    }

    void Compare(CallStep step, string mark, List<string> heard)
    {
        foreach (var line in heard)
            shown.Append(mark).Append(' ').Append(line).Append('\n');
        shown.Append('\n');
        if (!caught.Fit(step.Expected, heard))
            Faults.Add($"line {step.Number}: expected\n{Block(step.Expected)}\nbut was\n{Block(heard)}");
    }

    /// <summary>The voice is named only where it changes, which the second delivery does elsewhere.</summary>
    static string Unnamed(string line) => line.StartsWith('[') ? line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..] : line;

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static TimeSpan Duration(string text)
    {
        var parts = Units().Match(text);
        return parts.Success && text.Length > 0 ? new(Part(1), Part(2), Part(3), 0) : throw new FormatException($"'{text}' is no duration.");

        int Part(int group) => parts.Groups[group].Success ? int.Parse(parts.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    static string Block(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"    {line}").DefaultIfEmpty("    (nothing)"));

    [GeneratedRegex(@"\Asays (.+?)(?: \(([01]\.\d+)\))?\z")]
    private static partial Regex Says();

    [GeneratedRegex(@"\A(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?\z")]
    private static partial Regex Units();
}
