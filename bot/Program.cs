using BotApp.Bot;
using BotApp.Bot.BotConnector;
using BotApp.Bot.Calls;
using BotApp.Bot.Development;
using BotApp.Bot.Elsewhere;
using BotApp.Bot.Jobs;
using BotApp.Bot.Pages;
using BotApp.Bot.Scheduling;
using BotApp.Bot.Verbs;
using BotApp.Bot.WebChat;
using BotApp.Channels.BotConnector;
using BotApp.Channels.Sms;
using BotApp.Channels.Voice;
using BotApp.Infra;

return await CommandLine.RunAsync(args, static settings =>
{
    var builder = WebApplication.CreateBuilder(settings);
    builder.WebHost.UseUsualAddress(builder.Configuration);
    builder.Services
        .AddInfra(builder.Configuration)
        .AddSms(builder.Configuration)
        .AddVoice(builder.Configuration)
        .AddDevelopment(builder.Environment, builder.Configuration)
        .AddTurns(builder.Configuration)
        .AddPhoneCalls()
        .AddSchedulingApi(builder.Configuration)
        .AddElsewhere(builder.Configuration)
        .AddCrowd()
        .AddSheets()
        .AddWebChat(builder.Configuration)
        .AddBotConnector(builder.Configuration)
        .AddJobs(builder.Configuration)
        .AddHealth()
        .AddStart();

    var app = builder.Build();
    app.UseBrowserRules();
    app.UseFaults();
    app.MapAssets();
    app.MapSheets();
    app.MapTextMessages();
    app.MapPhoneCalls();
    app.MapSchedulingApi();
    app.MapWebChat();
    app.MapBotConnector();
    app.MapHealth();
    app.MapDevelopment();
    return app;
});
