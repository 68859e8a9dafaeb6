namespace BotApp.Channels; public sealed record Inbound(string Id);
