using System.Text.Json.Nodes;
using BotApp.Channels.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BotApp.Bot.Scheduling;

/// <summary>The API's OpenAPI document, made from the routes themselves.</summary>
internal static class Document
{
    const string Key = "key";

    public static IServiceCollection AddDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith(SchedulingApi.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(GuardAsync);
        options.AddSchemaTransformer(ShapeAsync);
    });

    /// <summary>It is made anew for each request, so it counts as one to the API.</summary>
    public static void MapDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").RequireRateLimiting(Limits.Named);

    static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "BotApp scheduling",
            Version = "v1",
            Description = "Appointments at immigration field offices. Instants are ISO 8601 with the office's offset. "
                + "A refusal is a problem (RFC 9457) whose code says why.",
        };
        document.Servers = [];
        document.AddComponent<IOpenApiSecurityScheme>(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that the operator of this installation gave you.",
        });
        return Task.CompletedTask;
    }

    static Task GuardAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RolesNeeded>().LastOrDefault() is { } needed)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
            operation.Description = $"{operation.Description} Keys: {string.Join(", ", needed.Roles).ToLowerInvariant()}.".Trim();
        }
        if (metadata.OfType<Once.Taken>().LastOrDefault() is { } once)
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Once.Header,
                In = ParameterLocation.Header,
                Required = once.Needed,
                Description = "Yours, for this one request: sent again, it is done once and answered the same.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
            });
        return Task.CompletedTask;
    }

    static Task ShapeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        // As SchedulingJson reads it: a number in quotation marks is a mistake.
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(int))
            (schema.Type, schema.Pattern) = (schema.Type & ~JsonSchemaType.String, null);
        if (type == typeof(ProblemDetails))
            schema.Properties!["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "Why, in one word.",
                Enum = [.. Failures.All.Select(code => (JsonNode)code)],
            };
        return Task.CompletedTask;
    }
}
