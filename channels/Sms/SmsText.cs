using System.Text;
using System.Text.RegularExpressions;

namespace BotApp.Channels.Sms;

/// <summary>A message as text: choices on numbered lines, in as few segments as it fits.</summary>
public static partial class SmsText
{
    /// <summary>Twilio refuses longer bodies (error 21617).</summary>
    const int Most = 1600;

    /// <summary>
    /// Usually one text: the network sends a long one as a chain that the phone shows as one, whereas texts sent one
    /// by one may arrive in any order. Only what is too long for Twilio is taken apart, at the ends of lines.
    /// </summary>
    public static IReadOnlyList<string> Write(Outbound message) => Parts(KeepWhole(Tidy.Text(Lines(message))));

    static string Lines(Outbound message) =>
        string.Join('\n', [message.Text, .. message.Choices.Select((choice, i) => $"{i + 1} {choice}")]);

    /// <summary>
    /// A phone that cannot join a chain shows each segment by itself. An appointment's number or code is never cut by
    /// an edge: spaces move it into the next segment.
    /// </summary>
    static string KeepWhole(string text)
    {
        var gsm7 = Segments.IsGsm7(text);
        for (int last = 0, edge; (edge = EdgeAfter(last)) > 0; last = edge)
        {
            var cut = Tokens().Matches(text).FirstOrDefault(t => t.Index < edge && edge < t.Index + t.Length);
            if (cut is { Index: > 0 })
                text = text.Insert(cut.Index, new string(' ', edge - cut.Index));
        }
        return text;

        int EdgeAfter(int index) => Segments.Edges(text, gsm7).FirstOrDefault(edge => edge > index);
    }

    static List<string> Parts(string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        foreach (var line in text.Split('\n').SelectMany(Pieces))
        {
            if (part.Length + line.Length + 1 > Most && part.Length > 0)
                Take();
            part.Append(part.Length > 0 ? "\n" : "").Append(line);
        }
        Take();
        return parts;

        void Take()
        {
            parts.Add(part.ToString());
            part.Clear();
        }

        static IEnumerable<string> Pieces(string line) =>
            line.Length <= Most ? [line] : line.Chunk(Most).Select(piece => new string(piece));
    }

    /// <summary>
    /// The number of an appointment and a code, <c>DEN-26-6307</c>, <c>R7JMC</c>, with the isolate that opens before it;
    /// no ZIP and no phone number.
    /// </summary>
    [GeneratedRegex("\u2068?(?<![A-Z0-9-])(?:[A-Z]{3}-[0-9]{2}-[0-9]{4,}|(?=[0-9]*[A-Z])[A-Z0-9]{5})(?![A-Z0-9-])")]
    private static partial Regex Tokens();
}
