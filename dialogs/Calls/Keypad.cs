using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;
using Hearing = BotApp.Dialogs.Patterns.Hearing;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// What keys mean where they are pressed: <c>0</c> a person, <c>*</c> the menu of the line itself, one of five choices,
/// <c>9</c> the next five; or the digits that were asked for.
/// </summary>
static class Keypad
{
    const int OnePage = 5;

    /// <summary>How many keys a menu may have, and how many pages so many choices take.</summary>
    internal static int Pages(int choices) => Math.Max(1, (choices + OnePage - 1) / OnePage);

    internal static Turn Hear(Conversation conversation, string pressed, DateTimeOffset now, Scene scene)
    {
        var keys = pressed.TrimEnd('#');
        var call = conversation.Call!;
        var plain = Line.With(conversation, one => one with { Aside = Aside.None, Doubt = null });
        return (call.Aside, keys) switch
        {
            (_, "0") => Handoff.To(plain, "asked"),
            (Aside.Menu, _) => StarMenu.Chosen(plain, keys, scene),
            (_, ['*', ..]) => StarMenu.Open(plain),
            (Aside.There, "1") => Line.Open(plain, scene),
            (Aside.Doubt, "1") => Speaking.Trusted(plain, call.Doubt!, now, scene),
            (Aside.Doubt, "2") => Speaking.Distrusted(plain, scene),
            (_, "9") when Opening.IsLanguageMenu(plain) => Opening.NextPage(plain, scene),
            (_, "9") when NextPage(plain) is { } page => page,
            (_, "9") when call.Fresh => Opening.AskLanguage(FirstPage(plain), scene),
            _ => Answered(plain, keys, now, scene),
        };
    }

    static Conversation FirstPage(Conversation conversation) => Line.With(conversation, call => call with { Page = 0 });

    static Turn Answered(Conversation conversation, string keys, DateTimeOffset now, Scene scene)
    {
        var meaning = Entry.Read(conversation, keys, scene, now) ?? Chosen(conversation, keys);
        return meaning is null
            ? Speaking.Missed(conversation with { HeardAt = now }, scene)
            : Hearing.Heed(conversation with { HeardAt = now }, meaning, scene);
    }

    /// <summary>The choice that a key stands for on the page that was read out.</summary>
    static Meaning? Chosen(Conversation conversation, string keys)
    {
        if (keys is not [>= '1' and <= '5' and var digit])
            return null;
        var choice = conversation.Call!.Page * OnePage + (digit - '0');
        return (conversation.Question.Key, choice - conversation.Question.Options.Count) switch
        {
            (_, <= 0) => new() { Choice = choice },
            ("offer", 1) => new() { Commands = [Command.More] },
            ("offer", 2) => new() { Commands = [Command.AnotherDay] },
            _ => null,
        };
    }

    static Turn? NextPage(Conversation conversation)
    {
        var pages = Pages(conversation.Question.Options.Count);
        var asked = conversation.Said.LastOrDefault(reply => reply.Choices.Count > 0);
        return pages < 2 || asked is null ? null : new(
            Line.With(conversation, call => call with { Page = (call.Page + 1) % pages }), [asked], Aside: true);
    }
}
