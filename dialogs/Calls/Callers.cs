using System.Collections.Frozen;

namespace BotApp.Dialogs.Calls;

/// <summary>In which order callers hear the languages: that of the speakers around their area code, callers.json.</summary>
public sealed class Callers
{
    readonly FrozenDictionary<string, IReadOnlyList<string>> byAreaCode;
    readonly IReadOnlyList<string> usual;

    Callers(IReadOnlyList<Region> regions)
    {
        usual = regions[^1].Languages;
        byAreaCode = regions.SelectMany(region => region.AreaCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => (code, region.Languages))).ToFrozenDictionary(pair => pair.code, pair => pair.Languages);
    }

    internal static Callers Load() => new(ContentJson.Read("Content/callers.json", ContentJson.Default.IReadOnlyListRegion));

    /// <param name="phone">E.164; null where the number is withheld.</param>
    /// <returns>Every spoken language once; Chinese once for both ways of speaking it.</returns>
    public IReadOnlyList<string> Languages(string? phone) =>
        phone is ['+', '1', _, _, _, ..] && byAreaCode.TryGetValue(phone[2..5], out var local)
            ? [.. local, .. usual.Except(local)]
            : usual;
}

/// <summary>A row of callers.json.</summary>
/// <param name="AreaCodes">Between spaces.</param>
/// <param name="Languages">Those that come first there; the last row has all.</param>
public sealed record Region(string AreaCodes, IReadOnlyList<string> Languages);
