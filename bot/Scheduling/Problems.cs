using BotApp.Channels.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BotApp.Bot.Scheduling;

/// <summary>Refusals as RFC 9457 has them, each with the field's word for it.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(
        int status, string code, string title, string? field = null, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Extensions = { ["code"] = code } };
        if (field is not null)
            problem.Extensions["field"] = field;
        foreach (var (name, value) in more)
            problem.Extensions[name] = value;
        return TypedResults.Problem(problem);
    }

    /// <summary>A field that is missing or cannot be right; nothing was changed.</summary>
    public static ProblemHttpResult Wrong(string field, string why) => Wrong([(field, why)]);

    public static ProblemHttpResult Wrong(IReadOnlyList<(string Field, string Why)> wrong) => Of(
        StatusCodes.Status400BadRequest, Failures.Invalid, $"{wrong[0].Field}: {wrong[0].Why}", wrong[0].Field,
        ("errors", wrong.GroupBy(one => one.Field).ToDictionary(
            of => of.Key, of => of.Select(one => one.Why).ToArray(), StringComparer.Ordinal)));

    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, Failures.NotFound, what);

    public static ProblemHttpResult NotYours() =>
        Of(StatusCodes.Status403Forbidden, Failures.Forbidden, "The key is not for this office.", "office");
}
