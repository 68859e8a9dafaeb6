namespace BotApp.Bot;

/// <summary>What a browser shows: what this is and how to try it.</summary>
internal static class FrontPage
{
    static readonly Lazy<byte[]> Page = new(Read);

    public static void MapFrontPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", () => Results.Bytes(Page.Value, "text/html; charset=utf-8"));

    static byte[] Read()
    {
        using var resource = typeof(FrontPage).Assembly.GetManifestResourceStream("index.html")!;
        using var page = new MemoryStream();
        resource.CopyTo(page);
        return page.ToArray();
    }
}
