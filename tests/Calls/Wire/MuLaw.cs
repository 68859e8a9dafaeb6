using System.Numerics;

namespace BotApp.Tests.Calls.Wire;

/// <summary>A sample in eight bits, as telephones send it: G.711, the μ-law of North America.</summary>
static class MuLaw
{
    const int Bias = 132, Most = 32_635;

    public static byte Of(short sample)
    {
        var (sign, size) = (sample < 0 ? 0x80 : 0, Math.Min(Math.Abs((int)sample), Most) + Bias);
        var exponent = BitOperations.Log2((uint)size) - 7;
        return (byte)~(sign | exponent << 4 | size >> exponent + 3 & 0x0F);
    }

    public static short ToSample(byte coded)
    {
        var bits = ~coded & 0xFF;
        var exponent = bits >> 4 & 7;
        var size = (((bits & 0x0F) << 3) + Bias << exponent) - Bias;
        return (short)((bits & 0x80) == 0 ? size : -size);
    }
}
