namespace BotApp.Tests.Calls.Wire;

/// <summary>A request or an answer of SIP (RFC 3261) as it stands in a datagram.</summary>
sealed record SipMessage(string First, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public string Method => First.Split(' ')[0];

    public bool IsAnswer => First.StartsWith("SIP/2.0", StringComparison.Ordinal);

    public string this[string name] => Headers.First(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public static SipMessage Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        return new(lines[0], [.. lines.Skip(1).Select(Header)], text[(end + 4)..]);
    }

    /// <summary>The answer to a request: what says whose it is goes back as it came.</summary>
    public SipMessage Answer(string status, string tag, string contact, string body = "") => new(
        $"SIP/2.0 {status}",
        [
            .. Headers.Where(header => header.Name is "Via" or "From" or "Call-ID" or "CSeq"),
            ("To", this["To"].Contains(";tag=", StringComparison.Ordinal) ? this["To"] : $"{this["To"]};tag={tag}"),
            ("Contact", contact), .. body.Length == 0 ? Array.Empty<(string, string)>() : [("Content-Type", "application/sdp")],
        ],
        body);

    public override string ToString() => string.Join("\r\n",
    [
        First, .. Headers.Select(header => $"{header.Name}: {header.Value}"), $"Content-Length: {Body.Length}", "", Body,
    ]);

    static (string, string) Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return (line[..colon].Trim(), line[(colon + 1)..].Trim());
    }
}
