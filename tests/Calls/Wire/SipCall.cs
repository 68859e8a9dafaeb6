using System.Net;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Calls.Wire;

/// <summary>One call on the line.</summary>
sealed partial class SipCall(SipMessage invite, Rtp rtp, Func<SipCall, Task> hangUp, IPEndPoint from) : IDisposable
{
    readonly CancellationTokenSource over = new();
    bool acknowledged;

    public SipMessage Invite => invite;

    public IPEndPoint From => from;

    public Rtp Rtp => rtp;

    public string Tag { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The number that the caller's phone says it has.</summary>
    public string Phone => User().Match(invite["From"]).Groups[1].Value;

    /// <summary>Cancelled when either side hangs up.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>What we take of what was offered.</summary>
    public string Description
    {
        get
        {
            var numbers = Offered().Match(invite.Body).Groups[1].Value.Trim();
            var maps = invite.Body.Split("\r\n").Where(line => line.StartsWith("a=rtpmap:", StringComparison.Ordinal));
            return string.Join("\r\n",
            [
                "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0", $"m=audio {rtp.Port} RTP/AVP {numbers}",
                .. maps, "a=sendrecv", "",
            ]);
        }
    }

    /// <returns>True the first time.</returns>
    public bool Acknowledge() => !acknowledged && (acknowledged = true);

    public void End() => over.Cancel();

    public async Task HangUpAsync()
    {
        if (!over.IsCancellationRequested)
            await hangUp(this);
        End();
    }

    public void Dispose()
    {
        rtp.Dispose();
        over.Dispose();
    }

    [GeneratedRegex(@"sip:([^@>;]+)@")]
    private static partial Regex User();

    [GeneratedRegex(@"m=audio \d+ RTP/AVP ([\d ]+)")]
    private static partial Regex Offered();
}
