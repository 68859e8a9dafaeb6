using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;
using Hearing = BotApp.Dialogs.Patterns.Hearing;

namespace BotApp.Dialogs.Calls;

/// <summary>What can be had at any moment, for who does not know how to say it.</summary>
static class StarMenu
{
    internal static Turn Open(Conversation conversation) => new(
        Line.With(conversation, call => call with { Aside = Aside.Menu }),
        [
            Reply.Of("call.menu").Asking(Expected.Choice, new Value.Sentence("call.menu.repeat"),
                new Value.Sentence("call.menu.slower"), new Value.Sentence("call.menu.back"),
                new Value.Sentence("call.menu.startover"), new Value.Sentence("call.menu.language")),
        ],
        Aside: true);

    internal static Turn Chosen(Conversation conversation, string keys, Scene scene) => keys switch
    {
        "1" => Repeat(conversation, scene),
        "2" => Hearing.Heed(conversation, Wanting(Command.Slower), scene),
        "3" => conversation.Goal is Goal.Book ? Back.Step(conversation, scene) : Wants.Menu(conversation),
        "4" => Hearing.Heed(conversation, Wanting(Command.StartOver), scene),
        "5" => Opening.AskLanguage(Parked(conversation), scene),
        _ => Open(conversation),
    };

    static Turn Repeat(Conversation conversation, Scene scene) => Opening.IsOpen(conversation)
        ? Opening.Again(conversation, scene)
        : Resume.Again(conversation, scene) with { Aside = true };

    static Conversation Parked(Conversation conversation) => Opening.IsOpen(conversation)
        ? conversation
        : Line.With(conversation, call => call with { Parked = conversation.Question, Page = 0 });

    static Meaning Wanting(Command command) => new() { Commands = [command] };
}
