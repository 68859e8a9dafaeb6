using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Channels.Sms;
using BotApp.Infra.Scheduling;

namespace BotApp.Tests.Transcripts;

/// <summary>One transcript on one stage. What was really said is kept, so that a failure can show it.</summary>
sealed partial class Replay(Transcript script, Stage stage)
{
    static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    readonly Caught caught = new();
    readonly StringBuilder shown = new();
    string phone = script.Phone;
    TimeSpan late;
    (string Id, string Phone, string Text, string Answer) last = ("", "", "", "");
    int messages;

    /// <summary>The whole conversation as it went.</summary>
    public string Shown => shown.ToString();

    /// <summary>What went otherwise than written, by line; empty when all is well.</summary>
    public List<string> Faults { get; } = [];

    public async Task<Replay> RunAsync()
    {
        foreach (var step in script.Steps)
            await TakeAsync(step);
        return this;
    }

    Task TakeAsync(Step step) => step switch
    {
        Step.Say say => SayAsync(say),
        Step.Advance advance => AdvanceAsync(advance),
        Step.Again again => AgainAsync(again),
        Step.Take take => TakeSeatsAsync(take),
        Step.Close close => CloseAsync(close),
        Step.Open open => OpenAsync(open),
        Step.Phone to => Noting(to, $"@ phone {phone = to.To}"),
        Step.Crowd crowd => CrowdAsync(crowd),
        Step.Late by => Noting(by, $"@ late {late = by.By}"),
        _ => throw new UnreachableException(),
    };

    Task CrowdAsync(Step.Crowd crowd)
    {
        stage.Crowd(crowd.Comes);
        return Noting(crowd, $"@ crowd {(crowd.Comes ? "comes" : "goes")}");
    }

    async Task SayAsync(Step.Say say)
    {
        var (text, received) = (caught.Write(say.Text), stage.Clock.Now - late);
        late = default;
        var id = $"SM{++messages:0000}";
        var answer = await stage.SayAsync(id, phone, text, received);
        last = (id, phone, text, answer);
        shown.Append(CultureInfo.InvariantCulture, $"> {say.Text}\n");
        Compare(say, "<", Lines(answer));
        if (!phone.StartsWith("chat", StringComparison.Ordinal) && Segments.Of(answer).Count > script.Limit)
            Faults.Add($"line {say.Number}: the answer has {Segments.Of(answer).Count} segments.");
    }

    async Task AgainAsync(Step.Again again)
    {
        var answer = await stage.SayAsync(last.Id, last.Phone, last.Text, stage.Clock.Now);
        shown.Append("@ again\n");
        if (answer != last.Answer)
            Faults.Add($"line {again.Number}: the second delivery got another answer: {answer}");
    }

    async Task AdvanceAsync(Step.Advance advance)
    {
        stage.Gone.Texts.Clear();
        List<string> lines = [];
        var until = stage.Clock.Now + advance.By;
        while (stage.Clock.Now < until)
        {
            await stage.PassAsync(until - stage.Clock.Now < TimeSpan.FromMinutes(15) ? until - stage.Clock.Now : TimeSpan.FromMinutes(15));
            lines.AddRange(stage.Gone.Texts.SelectMany(Went));
            stage.Gone.Texts.Clear();
        }
        shown.Append(CultureInfo.InvariantCulture, $"@ advance {advance.By}\n");
        Compare(advance, "<<", lines);
    }

    async Task TakeSeatsAsync(Step.Take take)
    {
        DateTimeOffset? start = null;
        if (take.Start is { } written)
        {
            var local = DateTime.Parse(written, CultureInfo.InvariantCulture);
            start = new(local, (await stage.ZoneAsync(take.Office)).GetUtcOffset(local));
        }
        await Noting(take, $"@ take {take.Office} {take.Start}");
        if (await stage.TakeAsync(take.Office, start) == 0)
            Faults.Add($"line {take.Number}: there was no seat to take.");
    }

    async Task CloseAsync(Step.Close close)
    {
        await Noting(close, $"@ close {close.Office} {close.Day:yyyy-MM-dd}{(close.Holiday ? " holiday" : "")}");
        if (await stage.Days.CloseAsync(close.Office, close.Day, "snow", holiday: close.Holiday) is DayChange.Refused refused)
            Faults.Add($"line {close.Number}: {refused.Field} {refused.Why}");
    }

    async Task OpenAsync(Step.Open open)
    {
        await Noting(open, $"@ open {open.Office} {open.Day:yyyy-MM-dd} {open.Plan.Opens:HH:mm} {open.Plan.Closes:HH:mm} {open.Plan.Officers}");
        if (await stage.Days.SetAsync(open.Office, open.Day, open.Plan) is DayChange.Refused refused)
            Faults.Add($"line {open.Number}: {refused.Field} {refused.Why}");
    }

    IEnumerable<string> Went((string To, string Text) text)
    {
        var at = TimeZoneInfo.ConvertTime(stage.Clock.Now, NewYork).ToString("ddd d HH:mm", CultureInfo.InvariantCulture);
        return Lines($"({at}{(text.To == phone ? "" : $" to {text.To}")}) {text.Text}");
    }

    Task Noting(Step step, string line)
    {
        shown.Append(line).Append('\n');
        return step.Expected.Count == 0 ? Task.CompletedTask : throw new FormatException($"Line {step.Number} has no answer.");
    }

    void Compare(Step step, string mark, List<string> said)
    {
        foreach (var line in said)
            shown.Append(mark).Append(' ').Append(line).Append('\n');
        shown.Append('\n');
        if (!caught.Fit(step.Expected, said))
            Faults.Add($"line {step.Number}: expected\n{Block(step.Expected)}\nbut was\n{Block(said)}");
    }

    static string Block(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"    {line}").DefaultIfEmpty("    (nothing)"));

    /// <summary>Spaces that keep a number whole at the edge of a segment do not count.</summary>
    static List<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Spaces().Replace(line, " ").TrimEnd())];

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
