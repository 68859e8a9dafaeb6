using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BotApp.Bot.WebChat;

/// <summary>Tells the sockets of this process that their chats have news. What the news is they read for themselves.</summary>
internal sealed class Bells
{
    readonly ConcurrentDictionary<string, ConcurrentDictionary<Bell, byte>> chats = new(StringComparer.Ordinal);
    int count;

    public int Count => count;

    public int CountOf(string chat) => chats.TryGetValue(chat, out var bells) ? bells.Count : 0;

    /// <summary>A bell rings for its chat until it is disposed.</summary>
    public Bell Hang(string chat, long watermark)
    {
        var bell = new Bell(this, chat) { Watermark = watermark };
        // A chat whose last bell is just being taken down gets a new place: the loop ends when ours is in one that stays.
        while (true)
        {
            var bells = chats.GetOrAdd(chat, static _ => new());
            lock (bells)
            {
                if (!chats.TryGetValue(chat, out var current) || current != bells)
                    continue;
                bells[bell] = 0;
                Interlocked.Increment(ref count);
                return bell;
            }
        }
    }

    public void Ring(string chat, Peal peal = Peal.News) => Ring(chat, long.MaxValue, peal);

    /// <summary>Rings where less than <paramref name="last"/> has been sent.</summary>
    public void Ring(string chat, long last, Peal peal = Peal.News)
    {
        if (chats.TryGetValue(chat, out var bells))
            foreach (var bell in bells.Keys.Where(bell => bell.Watermark < last))
                bell.Strike(peal);
    }

    void TakeDown(Bell bell)
    {
        if (!chats.TryGetValue(bell.Chat, out var bells))
            return;
        lock (bells)
        {
            if (!bells.TryRemove(bell, out _))
                return;
            Interlocked.Decrement(ref count);
            if (bells.IsEmpty)
                chats.TryRemove(bell.Chat, out _);
        }
    }

    internal sealed class Bell(Bells all, string chat) : IDisposable
    {
        readonly Channel<Peal> peals =
            Channel.CreateBounded<Peal>(new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropNewest });
        long watermark;

        public string Chat => chat;

        /// <summary>The number of the last message that went out.</summary>
        public long Watermark
        {
            get => Interlocked.Read(ref watermark);
            set => Interlocked.Exchange(ref watermark, value);
        }

        public ValueTask<Peal> WaitAsync(CancellationToken cancellation) => peals.Reader.ReadAsync(cancellation);

        public void Strike(Peal peal) => peals.Writer.TryWrite(peal);

        public void Dispose() => all.TakeDown(this);
    }
}

/// <summary>News: there is something to read. Typing: an answer takes a while.</summary>
internal enum Peal { News, Typing }
