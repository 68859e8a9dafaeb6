using System.Diagnostics;

namespace BotApp.Tests.Translation;

/// <summary>A person who speaks a language without a folder, while the translator fails in every way.</summary>
public sealed class FailingTests(TranslatingHost host) : IClassFixture<TranslatingHost>
{
    const string Wish = "Waxaan u baahanahay ballan shaabadda baasaboorka";

    static int phones;

    readonly string phone = $"+1612556{Interlocked.Increment(ref phones):0000}";

    Task<List<string>> SayAsync(params IEnumerable<string> texts) => host.SayAsync(phone, texts);

    public static TheoryData<int, string, string?> Refusals => new()
    {
        { 429, """{"error":{"code":429001,"message":"secret shaabadda"}}""", "60" },
        { 429, "", null },
        { 500, "shaabadda", null },
        { 503, "", "1" },
        { 401, """{"error":{"code":401000}}""", null },
        { 403, """{"error":{"code":403001}}""", null },
        { 400, """{"error":{"code":400036}}""", null },
        { 200, "", null },
        { 200, "<html>", null },
        { 200, "null", null },
        { 200, "[]", null },
        { 200, "[null]", null },
        { 200, "{}", null },
        { 200, """[{"translations":null}]""", null },
        { 200, """[{"translations":[null]}]""", null },
        { 200, """[{"translations":[{"text":null}]}]""", null },
        { 200, """[{"translations":[{"text":"<span class=\"notranslate\">7</span>"}]}]""", null },
        { 200, """[{"language":"../../etc","score":1,"isTranslationSupported":true}]""", null },
        { 200, """[{"language":"so","score":"high"}]""", null },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task There_is_still_an_answer_and_the_languages_we_speak(int status, string body, string? retryAfter)
    {
        host.Translator.Fail(30, status, body, retryAfter);
        Assert.Contains("1 English\n2 العربية", (await SayAsync("ሰላም ቀጠሮ እፈልጋለሁ"))[0]);
        Assert.Empty(host.Host.Log.Errors);
        Assert.DoesNotContain("ቀጠሮ", host.Host.Log.Everything);
        Assert.DoesNotContain("shaabadda", host.Host.Log.Everything);
        await MendAsync();
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task In_the_middle_the_question_stays_and_nothing_is_lost(int status, string body, string? retryAfter)
    {
        Assert.Contains("ZIP", (await SayAsync(Wish))[0]);
        host.Translator.Fail(30, status, body, retryAfter);
        var answers = await SayAsync("waa imisa?", "33126");
        Assert.Contains("ZIP", answers[0]);
        Assert.Contains("العربية", answers[0]);
        Assert.Contains("Miami", answers[1]);
        Assert.Empty(host.Host.Log.Errors);
        await MendAsync();
    }

    [Fact]
    public async Task What_could_be_heard_but_not_said_is_said_in_English_with_an_offer()
    {
        await using var mute = await TranslatingHost.StartAsync(new());
        mute.Translator.IsMute = true;
        var answers = await mute.SayAsync(phone, Wish, "33126");
        Assert.StartsWith("A machine translates", answers[0]);
        Assert.EndsWith("I also speak: العربية, English.", answers[0]);
        Assert.DoesNotContain("\u2068", answers[1], StringComparison.Ordinal);
        Assert.Contains("Office: Miami", answers[1]);
        Assert.Empty(mute.Host.Log.Errors);
    }

    [Fact]
    public async Task A_second_try_helps_where_the_first_ones_failed()
    {
        host.Translator.Fail(2, 503);
        Assert.Contains("<so>", (await SayAsync(Wish))[0]);
    }

    [Fact]
    public async Task A_service_that_is_away_is_not_asked_each_time_and_asked_again_after_a_while()
    {
        await SayAsync(Wish);
        host.Translator.Fail(3, 500);
        await SayAsync("waa imisa?");
        var requests = host.Translator.Requests;
        await SayAsync("waa imisa?", "haa");
        Assert.Equal(requests, host.Translator.Requests);

        await host.PassAsync("PT1M");
        Assert.Contains("<so>The appointment is free", (await SayAsync("waa imisa?"))[0]);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_costs_no_more_than_its_patience()
    {
        await using var hasty = await TranslatingHost.StartAsync(new() { Patience = 1 });
        hasty.Translator.Hang(10);
        var watch = Stopwatch.StartNew();
        Assert.Contains("English", (await hasty.SayAsync(phone, "ሰላም ቀጠሮ እፈልጋለሁ"))[0]);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.Empty(hasty.Host.Log.Errors);
    }

    [Fact]
    public async Task A_reminder_goes_out_in_that_language_or_in_English()
    {
        await using var booked = await TranslatingHost.StartAsync(new());
        await booked.SayAsync(phone, $"{Wish}, 33126", "aniga", "Abdi Warsame Nuur", "4 Maarso 1990", "ma hayo", "maya", "3", "1");
        await booked.PassAsync("P1DT2H");
        booked.Translator.IsMute = true;
        await booked.PassAsync("P3D");

        var texts = booked.Recorded.Sent.Select(sent => sent.Message).ToList();
        Assert.Contains(texts, text => text.Language == "so" && text.Text.StartsWith("<so>Your appointment MIA-27-1001", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Language == "en" && text.Text.StartsWith("Reminder: MIA-27-1001", StringComparison.Ordinal));
        Assert.Empty(booked.Host.Log.Errors);
    }

    [Fact]
    public async Task Without_a_key_nothing_leaves_the_house()
    {
        await using var alone = await TranslatingHost.StartAsync(new() { Key = null });
        var answers = await alone.SayAsync(phone, "ሰላም ቀጠሮ እፈልጋለሁ", "1", Wish);
        Assert.Contains("1 English\n2 العربية", answers[0]);
        Assert.Contains("What do you need?", answers[1]);
        Assert.Equal(0, alone.Translator.Requests);
    }

    /// <summary>The service works again, and so long after that it is asked again.</summary>
    Task MendAsync()
    {
        host.Translator.Mend();
        return host.PassAsync("PT6M");
    }
}
