using System.Buffers.Binary;

namespace BotApp.Tests.Calls.Wire;

/// <summary>Sound as it goes over this wire: one channel, 16 bits, 16,000 samples a second, and the files it is kept in.</summary>
static class Sound
{
    public const int Rate = 16_000;

    /// <summary>Twenty milliseconds, what one packet carries.</summary>
    public const int Frame = Rate / 50;

    const int Header = 44;

    public static short[] Silence(double seconds) => new short[(int)(Rate * seconds)];

    /// <summary>Samples of a WAV file in another rate are taken over at ours.</summary>
    public static short[] Read(ReadOnlySpan<byte> wav)
    {
        if (wav.Length <= Header)
            return [];
        var rate = BinaryPrimitives.ReadInt32LittleEndian(wav[24..]);
        var samples = new short[(wav.Length - Header) / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(wav[(Header + 2 * i)..]);
        return rate == Rate ? samples : Resample(samples, rate);
    }

    public static async Task WriteAsync(string file, IReadOnlyList<short> samples, CancellationToken cancellation)
    {
        var wav = new byte[Header + 2 * samples.Count];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * samples.Count);
        for (var i = 0; i < samples.Count; i++)
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(Header + 2 * i), samples[i]);
        await File.WriteAllBytesAsync(file, wav, cancellation);
    }

    /// <summary>How loud it is: the root of the mean square.</summary>
    public static double Loudness(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return samples.Length == 0 ? 0 : Math.Sqrt(sum / samples.Length);
    }

    static short[] Resample(short[] samples, int rate)
    {
        var made = new short[(int)((long)samples.Length * Rate / rate)];
        for (var i = 0; i < made.Length; i++)
        {
            var at = (double)i * rate / Rate;
            var before = (int)at;
            var after = Math.Min(before + 1, samples.Length - 1);
            made[i] = (short)(samples[before] + (samples[after] - samples[before]) * (at - before));
        }
        return made;
    }
}
