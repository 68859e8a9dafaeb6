using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Channels.Scheduling;
using BotApp.Infra.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// An answer as it is kept, so that the same request gets it again: codes are put in on the way out, for they are stored
/// nowhere.
/// </summary>
internal sealed partial record Answered(int Status, string? Body = null, string? Location = null) : IResult
{
    /// <summary>Seconds: the same request, with the same key, may do better then. So this answer is not kept.</summary>
    public int? RetryAfter { get; init; }

    public static Answered Of<T>(int status, T answer, string? location = null) =>
        new(status, JsonSerializer.Serialize(answer, typeof(T), SchedulingJson.Default), location);

    public static implicit operator Answered(ProblemHttpResult problem) =>
        new(problem.StatusCode, JsonSerializer.Serialize(problem.ProblemDetails, JsonSerializerOptions.Web));

    public bool IsRefusal => Status >= StatusCodes.Status400BadRequest;

    /// <summary>Stands in an appointment for its code. Nothing that people write can look like it inside of JSON.</summary>
    public static string CodeOf(string number) => $"{{{number}}}";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, codes) = (httpContext.Response, httpContext.RequestServices.GetRequiredService<Codes>());
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
            response.Headers.Location = Location;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Body is null)
            return;
        response.ContentType = IsRefusal ? "application/problem+json" : "application/json; charset=utf-8";
        var body = CodeOpen().Replace(Body, open => $"\"code\":\"{codes.For(open.Groups[1].Value)}\"");
        await response.WriteAsync(body, httpContext.RequestAborted);
    }

    [GeneratedRegex("""
        "code":"\{([A-Z0-9-]+)\}"
        """)]
    private static partial Regex CodeOpen();
}
