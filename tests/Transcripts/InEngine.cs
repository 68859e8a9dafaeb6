using BotApp.Bot;
using BotApp.Bot.Jobs;
using BotApp.Bot.WebChat;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;
using Microsoft.Extensions.DependencyInjection;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Transcripts;

/// <summary>The engine and the scheduler on SQLite, without a host.</summary>
sealed class InEngine : Stage
{
    static readonly Shown Content = Shown.Load(OfficeFile.Names);
    readonly ServiceProvider services;
    readonly HashSet<string> greeted = [];

    InEngine(DateTimeOffset now) : base(now) => services = Prepared.Services(Folder, Clock)
        .AddSingleton(Content).AddSingleton<ISender>(Gone).AddTransient<SendOutbox>().AddTransient<TellChats>().AddSingleton<Bells>().AddSingleton<Interpretation>().BuildServiceProvider();

    public static async Task<Stage> OpenAsync(DateTimeOffset now)
    {
        var stage = new InEngine(now);
        await stage.services.GetRequiredService<Installation>().PrepareAsync(Premises.Cancelled);
        return stage;
    }

    protected override IServiceProvider Services => services;

    /// <summary>A person whose phone nobody vouches for.</summary>
    static bool Chats(string who) => who.StartsWith("chat", StringComparison.Ordinal);

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        if (Chats(phone) && greeted.Add(phone))
            await TransactAsync(phone, new Input.Arrived(receivedAt));
        var answer = await TransactAsync(phone, new Input.Heard(text, receivedAt));
        return Chats(phone)
            ? string.Join('\n', [answer.Text, .. answer.Choices.Select((choice, i) => $"{i + 1}. {choice}")])
            : string.Join('\n', SmsText.Write(answer));
    }

    Task<Outbound> TransactAsync(string phone, Input input) => services.GetRequiredService<Database>().TransactAsync(
        session => TakeAsync(session, phone, input), Premises.Cancelled);

    async Task<Outbound> TakeAsync(Session session, string phone, Input input)
    {
        var (scheduler, codes) = (services.GetRequiredService<Scheduler>(), services.GetRequiredService<Codes>());
        var conversation = await Conversations.LoadAsync(session, phone)
            ?? new() { Id = phone, Language = "en", Phone = Chats(phone) ? null : phone };
        List<Reply> replies = [];
        Turn turn;
        for (; ; input = await scheduler.PerformAsync(turn.Effect, conversation, session, Clock.Now))
        {
            turn = Engine.Step(conversation, input, Content, Clock.Now);
            conversation = turn.Next;
            replies.AddRange(turn.Replies);
            Told(session, input, phone);
            if (turn.Effect is null)
                break;
        }
        Conversations.Save(session, conversation, Clock.Now);
        var said = Renderer.Render(replies, Content.In(conversation.Language), Chats(phone) ? Medium.Chat : Medium.Sms);
        return new(codes.Reveal(said.Text), [.. said.Choices.Select(codes.Reveal)], conversation.Language);
    }

    /// <summary>The answer itself is the confirmation, so that none goes out besides.</summary>
    static void Told(Session session, Input input, string phone)
    {
        (string Number, string Kind)? told = input switch
        {
            Input.Booked booked => (booked.Appointment.Number, Kinds.Confirmed),
            Input.ProposalTaken taken => (taken.Appointment.Number, taken.From is null ? Kinds.Confirmed : Kinds.Moved),
            Input.Moved moved => (moved.Appointment.Number, Kinds.Moved),
            Input.Cancelled gone => (gone.Appointment.Number, Kinds.Cancelled),
            _ => null,
        };
        if (told is var (number, kind))
            OutboxMessages.Answered(session, number, kind, phone, "", default);
    }

    public override async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await base.DisposeAsync();
    }
}
