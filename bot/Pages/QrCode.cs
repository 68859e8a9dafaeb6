using System.Globalization;
using System.Text;
using QRCoder;

namespace BotApp.Bot.Pages;

/// <summary>
/// A number as a square that a camera reads, drawn into the page: dark on light whatever the page's colours.
/// </summary>
internal static class QrCode
{
    public static Html Draw(string number)
    {
        using var code = QRCodeGenerator.GenerateQrCode(number, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var dark = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    dark.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return Html.Of(
            $"""
            <svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}"
            role="img" aria-label="QR {number}" shape-rendering="crispEdges">
            <path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{dark.ToString()}"/></svg>
            """);
    }
}
