using System.Text;

namespace BotApp.Channels.Calendar;

/// <summary>A line of an iCalendar file (RFC 5545, 3.1): folded so that no piece has more than 75 octets.</summary>
static class ContentLine
{
    const int Most = 75;

    public static void Append(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Most)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }

    /// <summary>A value of type TEXT (3.3.11). Control characters have no place in one.</summary>
    public static string Text(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var letter in words)
            _ = letter switch
            {
                '\\' or ';' or ',' => text.Append('\\').Append(letter),
                '\n' => text.Append("\\n"),
                _ when char.IsControl(letter) => text,
                _ => text.Append(letter),
            };
        return text.ToString();
    }
}
