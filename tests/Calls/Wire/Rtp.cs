using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// One end of a call's sound (RFC 3550): packets of 20 ms each way (RFC 3551, PCMU), and keys as telephone events
/// (RFC 4733). As on any line something is always sent, silence where nothing is said.
/// </summary>
sealed class Rtp : IDisposable
{
    const int Header = 12;

    /// <summary>Later than that is not made up for: a telephone throws away what comes all at once.</summary>
    const double MostLate = 60;

    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    readonly ConcurrentQueue<Arrived> arrived = new();
    readonly CancellationTokenSource closed = new();
    readonly PeriodicTimer beat = new(TimeSpan.FromMilliseconds(10));
    readonly IPEndPoint peer;
    readonly int sound, events;
    readonly long began = TimeProvider.System.GetTimestamp();
    double due;
    uint? lastKey;
    int sent;

    /// <param name="sound">The number that the caller gave to sound, and to <paramref name="events"/>.</param>
    public Rtp(IPEndPoint peer, int sound, int events)
    {
        (this.peer, this.sound, this.events) = (peer, sound, events);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Receiving = ReceiveAsync();
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>Milliseconds of speech that went out.</summary>
    public int Loud { get; private set; }

    Task Receiving { get; }

    /// <summary>Sends 20 ms when they are due; what has come meanwhile.</summary>
    public async Task<List<Arrived>> BeatAsync(ReadOnlyMemory<short> frame, CancellationToken cancellation)
    {
        while (due > TimeProvider.System.GetElapsedTime(began).TotalMilliseconds)
            await beat.WaitForNextTickAsync(cancellation);
        due = Math.Max(due, TimeProvider.System.GetElapsedTime(began).TotalMilliseconds - MostLate) + 20;
        await socket.SendToAsync(Packet(frame.Span), peer, cancellation);
        List<Arrived> come = [];
        while (arrived.TryDequeue(out var one))
            come.Add(one);
        return come;
    }

    /// <summary>The line stays silent, and nobody listens, until this is done.</summary>
    public async Task<T> UntilAsync<T>(Task<T> done, CancellationToken cancellation)
    {
        while (!done.IsCompleted)
            await BeatAsync(ReadOnlyMemory<short>.Empty, cancellation);
        return await done;
    }

    byte[] Packet(ReadOnlySpan<short> frame)
    {
        var packet = new byte[Header + Sound.Frame];
        packet[0] = 0x80;
        packet[1] = (byte)sound;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)sent);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(sent * Sound.Frame));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 7);
        for (var i = 0; i < Sound.Frame; i++)
            packet[Header + i] = MuLaw.Of(i < frame.Length ? frame[i] : (short)0);
        Loud += Ear.IsLoud(frame) ? 20 : 0;
        sent++;
        return packet;
    }

    async Task ReceiveAsync()
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
                Take(buffer.AsSpan(0, await socket.ReceiveAsync(buffer, closed.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The call is over.
        }
    }

    void Take(ReadOnlySpan<byte> packet)
    {
        if (packet.Length <= Header)
            return;
        var kind = packet[1] & 0x7F;
        if (kind == sound)
            arrived.Enqueue(new(Samples(packet[Header..]), null));
        else if (kind == events && BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) is var at && at != lastKey)
        {
            // The packets of one key have one timestamp.
            lastKey = at;
            arrived.Enqueue(new([], "0123456789*#"[packet[Header]]));
        }
    }

    static short[] Samples(ReadOnlySpan<byte> payload)
    {
        var samples = new short[payload.Length];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = MuLaw.ToSample(payload[i]);
        return samples;
    }

    public void Dispose()
    {
        closed.Cancel();
        socket.Dispose();
        beat.Dispose();
        closed.Dispose();
    }
}

/// <summary>Sound, or a key that was pressed.</summary>
sealed record Arrived(short[] Samples, char? Key);
