using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Bot.Pages;
using BotApp.Tests.Fakes;

namespace BotApp.Tests.Pages;

public sealed partial class QrCodeTests
{
    static readonly string[] Numbers = ["MIA-27-1001", "DEN-26-6307", "CHA-27-123456789"];

    [Fact]
    public async Task A_camera_reads_the_number_and_nothing_else()
    {
        NodePackages.SkipUnlessInstalled("jsqr");
        var lines = Numbers.Select(number => new JsonObject { ["rows"] = new JsonArray([.. Rows(QrCode.Draw(number).Markup)]) }.ToJsonString());
        var read = await NodePackages.RunAsync("Pages/qr.cjs", lines, TestContext.Current.CancellationToken);
        Assert.Equal(Numbers, read.Select(line => (string?)JsonNode.Parse(line)));
    }

    [Fact]
    public void Whoever_cannot_see_it_hears_what_it_is() =>
        Assert.Contains("""role="img" aria-label="QR MIA-27-1001" """, QrCode.Draw("MIA-27-1001").Markup, StringComparison.Ordinal);

    /// <summary>The dark squares of the drawing on a white ground, row by row.</summary>
    static IEnumerable<JsonNode> Rows(string drawing)
    {
        var size = int.Parse(Size().Match(drawing).Groups[1].Value, CultureInfo.InvariantCulture);
        var dark = Square().Matches(drawing).Select(square => (square.Groups[1].Value, square.Groups[2].Value)).ToHashSet();
        return Enumerable.Range(0, size).Select(y => (JsonNode)string.Concat(
            Enumerable.Range(0, size).Select(x => dark.Contains(($"{x}", $"{y}")) ? '1' : '0')));
    }

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex Size();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h1v1h-1z")]
    private static partial Regex Square();
}
