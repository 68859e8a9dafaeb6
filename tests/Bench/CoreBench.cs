using System.Diagnostics;
using System.Globalization;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;

namespace BotApp.Bench;

/// <summary>
/// The core on one thread: state from JSON, understanding, engine, rendering, state to JSON, for every message of the
/// scripts. A turn is one message of a person, however many steps it takes.
/// </summary>
static class CoreBench
{
    const double Wanted = 22_000;

    static readonly DateTimeOffset Now = new(2027, 3, 2, 15, 0, 0, TimeSpan.Zero);

    internal static void Run(TimeSpan length)
    {
        var content = Content.Load([new("HIA", "Hialeah", "Hialeah", "FL"), new("DEN", "Denver", "Centennial", "CO")]);
        Measure(content, TimeSpan.FromSeconds(3));
        var (turns, seconds, times, states) = Measure(content, length);
        times.Sort();
        states.Sort();
        var rate = turns / seconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"core: {rate:F0} turns/s on one thread, {rate / Wanted:F2} of what is wanted"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  a turn: median {times[times.Count / 2]:F3} ms, 99th {times[times.Count * 99 / 100]:F3} ms; state: median {states[states.Count / 2]} bytes, largest {states[^1]} bytes"));
        Profile(content);
        BotBuilder.Compare(rate, Scripts.Bookings[0], length);
    }

    static (int Turns, double Seconds, List<double> Times, List<int> States) Measure(Content content, TimeSpan length)
    {
        List<double> times = [];
        List<int> states = [];
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
            foreach (var script in Scripts.Bookings)
            {
                var state = new Conversation { Id = "0123456789abcdef0123456789abcdef", Language = "en", Phone = "+13055550142" }.ToJson();
                foreach (var text in script)
                {
                    var before = Stopwatch.GetTimestamp();
                    state = Turn(state, text, content);
                    times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                    states.Add(System.Text.Encoding.UTF8.GetByteCount(state));
                }
            }
        return (times.Count, watch.Elapsed.TotalSeconds, times, states);
    }

    static string Turn(string state, string text, Content content)
    {
        var conversation = Conversation.FromJson(state);
        List<Reply> replies = [];
        Input input = new Input.Heard(text, Now);
        while (true)
        {
            var turn = Engine.Step(conversation, input, content, Now);
            conversation = turn.Next;
            replies.AddRange(turn.Replies);
            if (turn.Effect is null)
                break;
            input = Desk.Perform(turn.Effect, Now);
        }
        Renderer.Render(replies, content.In(conversation.Language), Medium.Sms);
        return conversation.ToJson();
    }

    /// <summary>Where the time goes: understanding alone over the same messages.</summary>
    static void Profile(Content content)
    {
        var listening = new Listening("en", new(2027, 3, 2, 10, 0, 0));
        var texts = Scripts.Bookings.SelectMany(script => script).ToList();
        var (count, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed.TotalSeconds < 2; count += texts.Count)
            foreach (var text in texts)
                Understand.Read(text, listening, content.Vocabulary);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  understanding alone: {count / watch.Elapsed.TotalSeconds:F0} utterances/s ({watch.Elapsed.TotalMilliseconds * 1000 / count:F1} us each)"));
    }
}
