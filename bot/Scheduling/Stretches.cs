using BotApp.Dialogs.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Days and hours that somebody waits for, as a request has them.</summary>
internal static class Stretches
{
    public static Wish Wish(Wire.WaitRequest request) =>
        new([.. (request.Wanted ?? []).Select(Of)], [.. (request.Refused ?? []).Select(Of)]);

    public static ProblemHttpResult? Wrong(Wire.WaitRequest request) =>
        Wrong("wanted", request.Wanted) ?? Wrong("refused", request.Refused);

    public static Wire.Stretch Shown(Stretch stretch) => new()
    {
        From = stretch.From,
        To = stretch.To,
        Weekday = stretch.Weekday is { } day ? day is DayOfWeek.Sunday ? 7 : (int)day : null,
        After = stretch.After,
        Before = stretch.Before,
        Exact = stretch.Exact ? true : null,
    };

    static ProblemHttpResult? Wrong(string field, IReadOnlyList<Wire.Stretch>? stretches)
    {
        foreach (var one in stretches ?? [])
            if (one switch
            {
                { From: null, To: null, Weekday: null, After: null, Before: null } => "one of them has neither day nor hour.",
                { From: { } from, To: { } to } when from > to => "one of them ends before it begins.",
                { After: { } after, Before: { } before } when after >= before => "hours must end later than they begin.",
                { Exact: true, After: null } => "exact takes the hour that it is about, in after.",
                _ => null,
            } is { } why)
                return Problems.Wrong(field, why);
        return null;
    }

    static Stretch Of(Wire.Stretch one) => new(
        one.From, one.To, one.Weekday is { } day ? (DayOfWeek)(day % 7) : null, one.After, one.Before, one.Exact ?? false);
}
