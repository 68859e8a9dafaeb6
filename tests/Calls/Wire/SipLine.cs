using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Calls.Wire;

/// <summary>A telephone line on this machine: takes every call to it, until either side hangs up.</summary>
sealed partial class SipLine : IDisposable
{
    readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    readonly ConcurrentDictionary<string, SipCall> calls = new();
    readonly CancellationTokenSource closed = new();
    readonly Action<SipCall> answer;

    /// <param name="answer">Is told of each call that is up.</param>
    public SipLine(Action<SipCall> answer)
    {
        this.answer = answer;
        _ = ReceiveAsync();
    }

    public int Port => ((IPEndPoint)socket.Client.LocalEndPoint!).Port;

    string Contact => $"<sip:line@127.0.0.1:{Port}>";

    async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var datagram = await socket.ReceiveAsync(closed.Token);
                if (datagram.Buffer.Length > 4)
                    await TakeAsync(SipMessage.Parse(Encoding.UTF8.GetString(datagram.Buffer)), datagram.RemoteEndPoint);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is closed.
        }
    }

    async Task TakeAsync(SipMessage message, IPEndPoint from)
    {
        switch (message)
        {
            case { IsAnswer: true }:
                break;
            case { Method: "INVITE" }:
                var call = calls.GetOrAdd(message["Call-ID"], _ => Begin(message, from));
                await SendAsync(message.Answer("200 OK", call.Tag, Contact, call.Description), from);
                break;
            case { Method: "ACK" }:
                if (calls.TryGetValue(message["Call-ID"], out var up) && up.Acknowledge())
                    answer(up);
                break;
            default:
                await SendAsync(message.Answer("200 OK", "line", Contact), from);
                if (message.Method == "BYE" && calls.TryGetValue(message["Call-ID"], out var over))
                    over.End();
                break;
        }
    }

    SipCall Begin(SipMessage invite, IPEndPoint from)
    {
        var port = int.Parse(Audio().Match(invite.Body).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var rtp = new Rtp(new(IPAddress.Loopback, port), Number(invite.Body, $"PCMU/{Sound.Rate}"), Number(invite.Body, "telephone-event/8000"));
        return new(invite, rtp, HangUpAsync, from);
    }

    Task HangUpAsync(SipCall call)
    {
        var invite = call.Invite;
        var target = Between().Match(invite["Contact"]).Groups[1].Value;
        return SendAsync(new(
            $"BYE {target} SIP/2.0",
            [
                ("Via", $"SIP/2.0/UDP 127.0.0.1:{Port};branch=z9hG4bK{Guid.NewGuid():N}"), ("Max-Forwards", "70"),
                ("From", $"{invite["To"]};tag={call.Tag}"), ("To", invite["From"]), ("Call-ID", invite["Call-ID"]), ("CSeq", "1 BYE"),
            ],
            ""), call.From);
    }

    async Task SendAsync(SipMessage message, IPEndPoint to) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToString()), to, closed.Token);

    /// <summary>The number that the caller's description gives to a way of coding.</summary>
    static int Number(string description, string coding) => int.Parse(
        Regex.Match(description, $@"a=rtpmap:(\d+) {Regex.Escape(coding)}").Groups[1].Value,
        System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        closed.Cancel();
        socket.Dispose();
        foreach (var call in calls.Values)
            call.Dispose();
        closed.Dispose();
    }

    [GeneratedRegex(@"m=audio (\d+)")]
    private static partial Regex Audio();

    [GeneratedRegex("<(.*)>")]
    private static partial Regex Between();
}
