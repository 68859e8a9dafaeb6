using System.Globalization;

namespace BotApp.Dialogs.Understanding;

/// <summary>A number that was said.</summary>
/// <param name="Digits">How many digits it was written with; 0 for words. "04" and "1202" are no plain numbers.</param>
/// <param name="Ordinal">"Third", "3rd".</param>
internal sealed record Amount(decimal Value, int Digits = 0, bool Ordinal = false)
{
    /// <summary>More than anybody counts, and still safe to reckon with.</summary>
    public const decimal Huge = 10_000_000_000_000_000_000m;

    /// <summary>A run of digits; of a longer one than any number has, only that it is long.</summary>
    public static Amount Written(string digits) => digits.Length <= 18
        ? new(long.Parse(digits, CultureInfo.InvariantCulture), digits.Length) : new(Huge, digits.Length);

    public bool IsWhole => Value == decimal.Truncate(Value);

    /// <summary>A whole number from one to another, with no more digits than such a number has.</summary>
    public bool Within(int low, int high) => Value >= low && Value <= high && IsWhole
        && (Digits == 0 || Digits <= (high < 100 ? 2 : 4));

    public int Int => (int)Value;
}
