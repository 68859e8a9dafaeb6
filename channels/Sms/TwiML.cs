using System.Xml;
using System.Xml.Linq;

namespace BotApp.Channels.Sms;

/// <summary>The answer to a webhook.</summary>
public static class TwiML
{
    public const string ContentType = "text/xml; charset=utf-8";

    /// <summary>"Received, nothing to say."</summary>
    public const string Silence = "<Response />";

    /// <summary>One <c>Message</c> for each text. Characters that XML 1.0 has no place for are left out.</summary>
    public static string Say(IEnumerable<string> texts) =>
        new XElement("Response", texts.Select(text => new XElement("Message", Legal(text))))
            .ToString(SaveOptions.DisableFormatting);

    internal static string Legal(string text)
    {
        var legal = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                legal.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]) && text[i] != '\r')
                legal.Append(text[i]);
        }
        return legal.ToString();
    }
}
