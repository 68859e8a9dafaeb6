using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Tests.Host;
using BotApp.Tests.WebChat;

namespace BotApp.Tests.Translation;

/// <summary>A person who speaks Somali, through the real host and a translator.</summary>
public sealed partial class TranslatedTests(TranslatingHost host) : IClassFixture<TranslatingHost>
{
    const string Wish = "Waxaan u baahanahay ballan shaabadda baasaboorka";

    static readonly string[] Booking =
        [$"{Wish}, 33126", "aniga", "Abdi Warsame Nuur", "4 Maarso 1990", "waa imisa?", "ma hayo", "maya", "3", "1"];

    static int phones;

    readonly string phone = $"+1612555{Interlocked.Increment(ref phones):0000}";

    Task<List<string>> SayAsync(params IEnumerable<string> texts) => host.SayAsync(phone, texts);

    [Fact]
    public async Task A_whole_booking_goes_in_a_language_that_has_no_folder()
    {
        var answers = await SayAsync(Booking);
        Assert.StartsWith("<so>A machine translates", answers[0]);
        Assert.All(answers, answer => Assert.Contains("<so>", answer));
        Assert.Contains("<so>The appointment is free", answers[4]);
        Assert.Matches("<so>Booked: MIA-27-[0-9]{4}, code [0-9A-Z]{5}\n<so>Fri Mar 5, [0-9:]+ [AP]M\nMiami, 8801 NW 7th Avenue", answers[^1]);
        Assert.Empty(host.Host.Log.Errors);
    }

    [Fact]
    public async Task That_a_machine_translates_is_said_once()
    {
        var answers = await SayAsync(Wish, "waa imisa?", "repeat");
        Assert.Contains("A machine translates", answers[0]);
        Assert.All(answers[1..], answer => Assert.DoesNotContain("A machine translates", answer));
    }

    [Fact]
    public async Task The_service_sees_no_number_no_name_no_code_and_no_address()
    {
        // Another person than the other tests': one of the same family name and birth date would be asked about.
        await SayAsync(Booking.Select(text => text switch
        {
            "4 Maarso 1990" => "5 Maarso 1991",
            "ma hayo" => "IOE0912345678",
            _ => text,
        }));

        var sent = WebUtility.HtmlDecode(Places().Replace(string.Join('\n', host.Translator.Seen), ""));
        Assert.Contains("shaabadda", sent);
        Assert.DoesNotMatch("[0-9]", sent);
        foreach (var secret in (string[])["Abdi", "Warsame", "Miami", "Avenue", "IOE", "MIA", "A. W. N."])
            Assert.DoesNotContain(secret, sent);
    }

    [Fact]
    public async Task What_was_translated_once_is_not_asked_for_again()
    {
        await SayAsync(Wish);
        var before = host.Translator.Seen.Count;
        await host.Http.TextAsync("+16125559999", Wish);
        Assert.Equal(before + 2, host.Translator.Seen.Count); // Which language, and the words.
    }

    [Fact]
    public async Task A_message_that_comes_twenty_times_at_once_gets_one_answer()
    {
        await SayAsync(Wish);
        var sid = Texting.NewSid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Http.TextAsync(phone, "waa imisa?", sid)));
        Assert.Single(answers.Distinct());
        var requests = host.Translator.Requests;
        Assert.Equal(answers[0], await host.Http.TextAsync(phone, "waa imisa?", sid));
        Assert.Equal(requests, host.Translator.Requests);
    }

    [Theory]
    [InlineData("Spanish please")]
    [InlineData("español")]
    [InlineData("Isbaanish baan rabaa")]
    public async Task One_of_the_twelve_may_be_asked_for_at_any_time(string asked)
    {
        var answers = await SayAsync(Wish, asked, "33126");
        Assert.Contains("código postal", answers[1]);
        Assert.Contains("Oficina: Miami", answers[2]);
    }

    [Fact]
    public async Task Of_one_of_the_twelve_the_service_only_says_which_it_is()
    {
        host.Translator.Detected = ("pt", 0.95, true);
        var before = host.Translator.Seen.Count;
        var answers = await SayAsync("qeuro macrar hroario pasaprote");
        host.Translator.Detected = FakeTranslator.Somali;
        Assert.Contains("visita?", answers[0]);
        Assert.Equal(before + 1, host.Translator.Seen.Count);
    }

    [Theory]
    [InlineData(0.4, true)]
    [InlineData(0.9, false)]
    public async Task A_language_that_nobody_knows_is_answered_with_those_that_we_speak(double score, bool supported)
    {
        host.Translator.Detected = ("am", score, supported);
        var answers = await SayAsync("ሰላም ቀጠሮ እፈልጋለሁ", "2");
        host.Translator.Detected = FakeTranslator.Somali;
        Assert.Contains("1 English\n2 العربية", answers[0]);
        Assert.Contains("موعد", answers[1]);
    }

    [Fact]
    public async Task A_name_is_taken_as_it_is_in_any_script()
    {
        var before = host.Translator.Seen.Count(text => text.Contains("አበበ", StringComparison.Ordinal));
        var answers = await SayAsync($"{Wish}, 33126", "aniga", "አበበ ቢቂላ");
        Assert.Contains("date of birth", answers[2]);
        Assert.Equal(before, host.Translator.Seen.Count(text => text.Contains("አበበ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_a_chat_the_page_sees_the_answer_and_its_card_once_and_translated()
    {
        var (page, _) = await Page.OpenAsync(host.Http);
        foreach (var text in (string[])[$"{Wish}, 33126", "aniga", "Faadumo Cali", "4 Maarso 1990", "305 555 0142", "ma hayo", "maya", "1"])
            await page.SayAsync(text);
        var booked = await page.SayAsync("1");

        Assert.Equal(2, booked.Count);
        Assert.Equal("so", (string)booked[1]["locale"]!);
        Assert.StartsWith("<so>Your appointment is booked. Number MIA-27-", (string)booked[1]["text"]!);
        Assert.Contains("<so>Your appointment is booked.", booked[1]["attachments"]!.ToJsonString(Readable));
        Assert.Contains("<so>Day and time", booked[1]["attachments"]!.ToJsonString(Readable));
        Assert.DoesNotContain("\u2068", booked[1].ToJsonString(Readable), StringComparison.Ordinal);
    }

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("<span class=\"notranslate\">[0-9]+</span>")]
    private static partial Regex Places();
}
