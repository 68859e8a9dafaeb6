using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BotApp.Bot.Pages;

/// <summary>Markup. What is put into it by a hole is encoded, unless it is markup itself.</summary>
internal readonly record struct Html(string Markup)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html None { get; } = new("");

    public static Html Of(Writer markup) => new(markup.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> write) =>
        new(string.Concat(items.Select(item => write(item).Markup)));

    public override string ToString() => Markup;

    /// <summary>What <c>Html.Of($"...")</c> is compiled to.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Writer(int literals, int holes)
    {
        readonly StringBuilder markup = new(literals + holes * 32);

        public void AppendLiteral(string written) => markup.Append(written);
        public void AppendFormatted(Html inner) => markup.Append(inner.Markup);
        public void AppendFormatted(string? words) => markup.Append(words is null ? "" : Encoder.Encode(words));
        public void AppendFormatted(int number) => markup.Append(number);

        public override string ToString() => markup.ToString();
    }
}
