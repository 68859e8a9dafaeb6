using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using BotApp.Channels.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// A request's JSON, read strictly and checked by its annotations. What is wrong with it is a value: the filter of the
/// group answers with it, so that a handler only ever sees a body that is right.
/// </summary>
internal sealed class Body<T> : IBody, IEndpointParameterMetadataProvider where T : class
{
    Body(T value, byte[] bytes) => (Value, Bytes) = (value, bytes);

    Body(ProblemHttpResult problem) => (Value, Bytes, Problem) = (null!, [], problem);

    public T Value { get; }

    /// <summary>As it came: the same bytes are the same request.</summary>
    public byte[] Bytes { get; }

    public ProblemHttpResult? Problem { get; }

    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            return new(Problems.Of(StatusCodes.Status415UnsupportedMediaType, Failures.NotJson,
                "The body must be JSON: Content-Type: application/json."));
        if (await BodyBytes.ReadAsync(context.Request) is not { } bytes)
            return new(Problems.Of(StatusCodes.Status413PayloadTooLarge, Failures.TooLarge,
                $"The body is longer than {BodyBytes.Most} bytes."));
        return Read(bytes);
    }

    static Body<T> Read(byte[] bytes)
    {
        try
        {
            var value = (T?)JsonSerializer.Deserialize(bytes, typeof(T), SchedulingJson.Default);
            if (value is null)
                return new(Problems.Wrong("$", "the body is null."));
            var wrong = Wrongs(value);
            return wrong.Count > 0 ? new(Problems.Wrong(wrong)) : new(value, bytes);
        }
        catch (JsonException fault)
        {
            return new(Problems.Wrong(Field(fault.Path), "this is no JSON, no field of this request, there twice, or of another form."));
        }
    }

    static List<(string, string)> Wrongs(T value) => value switch
    {
        Wire.WaitRequest wait => [.. Wrongs(value, ""), .. Each("others", wait.Others), .. Each("wanted", wait.Wanted), .. Each("refused", wait.Refused)],
        Wire.PeopleRequest people => [.. Wrongs(value, ""), .. Each("others", people.Others)],
        _ => [.. Wrongs(value, "")],
    };

    static IEnumerable<(string, string)> Each(string field, IEnumerable<object?>? all) => (all ?? []).SelectMany((one, i) =>
        one is null ? [(field, "one of them is null.")] : Wrongs(one, $"{field}[{i}]."));

    static IEnumerable<(string, string)> Wrongs(object value, string path)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new(value), results, validateAllProperties: true);
        return results.SelectMany(result => result.MemberNames.Select(
            member => (path + JsonNamingPolicy.CamelCase.ConvertName(member), result.ErrorMessage ?? "")));
    }

    static string Field(string? path) => path is null or "$" or "" ? "$" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

internal interface IBody
{
    ProblemHttpResult? Problem { get; }
}

/// <summary>Bytes of a request's body, as far as any honest one goes.</summary>
internal static class BodyBytes
{
    public const int Most = 16 * 1024;

    /// <returns>Null when there are more.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > Most)
            return null;
        var bytes = new byte[(request.ContentLength ?? Most) + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return read > Most ? null : bytes[..read];
    }
}
