using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>axe-core, out of tests/node_modules: what in a page shuts somebody out, by WCAG 2.2 AA and best practice.</summary>
internal static class Axe
{
    const string Rules = "wcag2a,wcag2aa,wcag21a,wcag21aa,wcag22aa,best-practice";

    static readonly string Script = Path.Combine(Path.GetDirectoryName(Here())!, "../node_modules/axe-core/axe.min.js");

    public static async Task AssertNoneIsShutOutAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Script), "npm packages are not there: run 'npm ci' in tests/ first.");
        // Evaluated and not added to the page: its policy lets no script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken));
        var found = await page.EvaluateAsync<JsonElement>(
            """
            rules => axe.run(document, { runOnly: { type: "tag", values: rules.split(",") } }).then(result =>
              result.violations.map(one => `${one.id}: ${one.help} ${one.nodes.map(node => node.html).join(" ")}`))
            """, Rules);
        Assert.Empty(found.EnumerateArray().Select(violation => violation.GetString()));
    }

    static string Here([CallerFilePath] string path = "") => path;
}
