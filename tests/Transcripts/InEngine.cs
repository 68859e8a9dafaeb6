using BotApp.Bot;
using BotApp.Bot.Jobs;
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

    InEngine(DateTimeOffset now) : base(now) => services = Prepared.Services(Folder, Clock)
        .AddSingleton(Content).AddSingleton<ISender>(Gone).AddTransient<SendOutbox>().AddSingleton<Interpretation>().BuildServiceProvider();

    public static async Task<Stage> OpenAsync(DateTimeOffset now)
    {
        var stage = new InEngine(now);
        await stage.services.GetRequiredService<Installation>().PrepareAsync(Premises.Cancelled);
        return stage;
    }

    protected override IServiceProvider Services => services;

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        var answer = await services.GetRequiredService<Database>().TransactAsync(
            session => TakeAsync(session, phone, text, receivedAt), Premises.Cancelled);
        return string.Join('\n', SmsText.Write(answer));
    }

    async Task<Outbound> TakeAsync(Session session, string phone, string text, DateTimeOffset receivedAt)
    {
        var (scheduler, codes) = (services.GetRequiredService<Scheduler>(), services.GetRequiredService<Codes>());
        var conversation = await Conversations.LoadAsync(session, phone) ?? new() { Id = phone, Language = "en", Phone = phone };
        List<Reply> replies = [];
        Turn turn;
        for (Input input = new Input.Heard(text, receivedAt); ; input = await scheduler.PerformAsync(turn.Effect, conversation, session, Clock.Now))
        {
            turn = Engine.Step(conversation, input, Content, Clock.Now);
            conversation = turn.Next;
            replies.AddRange(turn.Replies);
            Told(session, input, phone);
            if (turn.Effect is null)
                break;
        }
        Conversations.Save(session, conversation, Clock.Now);
        var said = Renderer.Render(replies, Content.In(conversation.Language), Medium.Sms);
        return new(codes.Reveal(said.Text), [.. said.Choices.Select(codes.Reveal)], conversation.Language);
    }

    /// <summary>The answer itself is the confirmation, so that none goes out besides.</summary>
    static void Told(Session session, Input input, string phone)
    {
        (string Number, string Kind)? told = input switch
        {
            Input.Booked booked => (booked.Appointment.Number, Kinds.Confirmed),
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
