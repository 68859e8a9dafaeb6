namespace BotApp.Dialogs.Rendering;

/// <summary>The choices of one page, with the keys from 1 that stand for them.</summary>
static class Menu
{
    const int OnePage = 5;

    internal static IReadOnlyList<(int Key, Value Choice)> Of(IReadOnlyList<Value> choices, int page) =>
        [.. choices.Skip(page * OnePage).Take(OnePage).Select((choice, i) => (i + 1, choice))];
}
