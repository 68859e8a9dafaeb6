using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotApp.Bench.Postgres;

/// <param name="Sql">With <c>$1</c> and so on.</param>
/// <param name="Values">Text or number, null where it is NULL.</param>
sealed record Said(string Sql, IReadOnlyList<object?> Values);

/// <summary>
/// Stands between a program and PostgreSQL and notes what the program says (the manual's chapter "Frontend/Backend
/// Protocol"): every statement with its values, and which of them went in one journey, up to a Sync.
/// </summary>
sealed class Wiretap : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly int server;

    internal Wiretap(int server)
    {
        this.server = server;
        listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Each journey, with the connection that it was made on.</summary>
    internal ConcurrentQueue<(int Connection, IReadOnlyList<Said> Statements)> Journeys { get; } = [];

    public void Dispose() => listener.Dispose();

    async Task AcceptAsync()
    {
        try
        {
            for (var connection = 0; ; connection++)
                _ = CarryAsync(await listener.AcceptTcpClientAsync(), connection);
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Nobody is listening any more.
        }
    }

    async Task CarryAsync(TcpClient client, int connection)
    {
        using var ours = client;
        using var theirs = new TcpClient("127.0.0.1", server);
        (ours.NoDelay, theirs.NoDelay) = (true, true);
        var (from, to) = (ours.GetStream(), theirs.GetStream());
        _ = to.CopyToAsync(from);
        try
        {
            await to.WriteAsync(await ReadAsync(from, kind: 0));
            await NoteAsync(from, to, connection);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException)
        {
            // One of them has hung up.
        }
    }

    async Task NoteAsync(NetworkStream from, NetworkStream to, int connection)
    {
        var (kind, sql, statements) = (new byte[1], "", new List<Said>());
        while (true)
        {
            await from.ReadExactlyAsync(kind);
            var message = await ReadAsync(from, kind[0]);
            var body = new Body(message.AsMemory(5));
            if (kind[0] == 'P')
                sql = body.Skip().String();
            else if (kind[0] == 'B')
                statements.Add(new(sql, body.Skip().Skip().Values()));
            else if (kind[0] == 'S')
            {
                Journeys.Enqueue((connection, statements));
                statements = [];
            }
            await to.WriteAsync(message);
        }
    }

    /// <summary>A message with its kind, if it has one, and its length before it.</summary>
    static async Task<byte[]> ReadAsync(NetworkStream from, byte kind)
    {
        var length = new byte[4];
        await from.ReadExactlyAsync(length);
        var head = kind == 0 ? 0 : 1;
        var message = new byte[head + BinaryPrimitives.ReadInt32BigEndian(length)];
        if (head == 1)
            message[0] = kind;
        length.CopyTo(message, head);
        await from.ReadExactlyAsync(message.AsMemory(head + 4));
        return message;
    }

    sealed class Body(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> left = bytes;

        internal Body Skip()
        {
            String();
            return this;
        }

        internal string String()
        {
            var end = left.Span.IndexOf((byte)0);
            var text = Encoding.UTF8.GetString(left.Span[..end]);
            left = left[(end + 1)..];
            return text;
        }

        /// <summary>Of a Bind: formats, 1 being binary, then the values. Ours are text, or numbers of eight bytes in binary.</summary>
        internal List<object?> Values()
        {
            List<short> formats = [.. Enumerable.Range(0, Short()).Select(_ => Short())];
            var values = new List<object?>();
            for (var (i, count) = (0, Short()); i < count; i++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(Take(4).Span);
                var binary = formats.Count > 0 && formats[formats.Count == 1 ? 0 : i] == 1;
                values.Add(length < 0 ? null
                    : Take(length) is var value && binary && length == 8 && !IsText(value.Span) ? BinaryPrimitives.ReadInt64BigEndian(value.Span)
                    : Encoding.UTF8.GetString(value.Span));
            }
            return values;
        }

        // Npgsql sends text as binary too, which is the same bytes; a number as large as eight letters has no zero in front.
        static bool IsText(ReadOnlySpan<byte> value) => value[0] != 0;

        short Short() => BinaryPrimitives.ReadInt16BigEndian(Take(2).Span);

        ReadOnlyMemory<byte> Take(int count)
        {
            var taken = left[..count];
            left = left[count..];
            return taken;
        }
    }
}
