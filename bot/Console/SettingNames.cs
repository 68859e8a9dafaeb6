using System.Text.RegularExpressions;

namespace BotApp.Bot.Verbs;

/// <summary>
/// Settings as people write them: validators speak of <c>BookingOptions.WindowDays</c>, we of Booking:WindowDays.
/// </summary>
internal static partial class SettingNames
{
    public static string In(string failure) => Member().Replace(failure, "$1:$2");

    [GeneratedRegex(@"\b(\w+)Options\.(\w+)\b")]
    private static partial Regex Member();
}
