using System.Buffers.Binary;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// Sound as a telephone line carries it: one channel, 8,000 samples a second, nothing above 3,600 Hz. Voices and the
/// recogniser are made for twice as many.
/// </summary>
static class Sound
{
    public const int Rate = 8_000;
    public const int Wide = 2 * Rate;

    /// <summary>Twenty milliseconds, what one packet carries.</summary>
    public const int Frame = Rate / 50;

    const int Header = 44;
    const int Taps = 63;
    const double Highest = 3_600;

    /// <summary>How much of what is mirrored is heard: found by trying.</summary>
    const double Mirrored = 0.5;

    static readonly double[] LowPass = [.. Enumerable.Range(0, Taps).Select(Tap)];

    public static short[] Silence(double seconds) => new short[(int)(Rate * seconds)];

    /// <summary>A WAV file in any rate as the line carries it.</summary>
    public static short[] Read(ReadOnlySpan<byte> wav)
    {
        if (wav.Length <= Header)
            return [];
        var rate = BinaryPrimitives.ReadInt32LittleEndian(wav[24..]);
        var samples = new double[(wav.Length - Header) / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(wav[(Header + 2 * i)..]);
        return rate == Rate ? Whole(samples) : Whole(Halved(Filtered(rate == Wide ? samples : Resampled(samples, rate))));
    }

    /// <summary>
    /// For a recogniser that knows wider lines only: what the line cut off is made up from what it left, mirrored at
    /// 4,000 Hz. Without that it hears hardly a word.
    /// </summary>
    public static short[] Widened(IReadOnlyList<short> samples)
    {
        var mirrored = new double[2 * samples.Count];
        for (var i = 0; i < samples.Count; i++)
            mirrored[2 * i] = 2 * samples[i];
        var low = Filtered(mirrored);
        return Whole([.. low.Zip(mirrored, (one, both) => one + Mirrored * (both - one))]);
    }

    public static async Task WriteAsync(string file, IReadOnlyList<short> samples, int rate, CancellationToken cancellation)
    {
        var wav = new byte[Header + 2 * samples.Count];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * rate);
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

    /// <summary>Of a sinc under a Hamming window, at 16,000 samples a second.</summary>
    static double Tap(int i)
    {
        const double Cut = 2 * Highest / Wide;
        var at = i - Taps / 2;
        var sinc = at == 0 ? Cut : Math.Sin(Math.PI * Cut * at) / (Math.PI * at);
        return sinc * (0.54 - 0.46 * Math.Cos(2 * Math.PI * i / (Taps - 1)));
    }

    static double[] Filtered(double[] samples)
    {
        var made = new double[samples.Length];
        for (var i = 0; i < made.Length; i++)
            for (var tap = Math.Max(0, i + Taps / 2 - samples.Length + 1); tap < Taps && tap <= i + Taps / 2; tap++)
                made[i] += LowPass[tap] * samples[i + Taps / 2 - tap];
        return made;
    }

    static double[] Halved(double[] samples) => [.. samples.Where((_, i) => i % 2 == 0)];

    static double[] Resampled(double[] samples, int rate)
    {
        var made = new double[(int)((long)samples.Length * Wide / rate)];
        for (var i = 0; i < made.Length; i++)
        {
            var at = (double)i * rate / Wide;
            var (before, after) = ((int)at, Math.Min((int)at + 1, samples.Length - 1));
            made[i] = samples[before] + (samples[after] - samples[before]) * (at - before);
        }
        return made;
    }

    static short[] Whole(double[] samples) =>
        [.. samples.Select(sample => (short)Math.Clamp(Math.Round(sample), short.MinValue, short.MaxValue))];
}
