using BotApp.Bot;
using BotApp.Bot.Development;
using BotApp.Bot.Jobs;
using BotApp.Bot.Pages;
using BotApp.Bot.Scheduling;
using BotApp.Bot.Verbs;
using BotApp.Bot.WebChat;
using BotApp.Channels.Sms;
using BotApp.Infra;

return await CommandLine.RunAsync(args, static settings =>
{
    var builder = WebApplication.CreateBuilder(settings);
    builder.WebHost.UseUsualAddress(builder.Configuration);
    builder.Services
        .AddInfra(builder.Configuration)
        .AddSms(builder.Configuration)
        .AddDevelopment(builder.Environment, builder.Configuration)
        .AddTurns(builder.Configuration)
        .AddSchedulingApi(builder.Configuration)
        .AddSheets()
        .AddWebChat(builder.Configuration)
        .AddJobs(builder.Configuration)
        .AddHealth()
        .AddStart();

    var app = builder.Build();
    app.UseBrowserRules();
    app.UseExceptionHandler();
    app.MapAssets();
    app.MapFrontPage();
    app.MapSheets();
    app.MapTextMessages();
    app.MapSchedulingApi();
    app.MapWebChat();
    app.MapHealth();
    app.MapDevelopment();
    return app;
});
