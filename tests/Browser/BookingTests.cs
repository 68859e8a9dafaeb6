using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>Whole bookings in five languages, typed and clicked, in both forms of the page.</summary>
public sealed partial class BookingTests(Site site) : IClassFixture<Site>
{
    /// <summary>A number is a button that is pressed, anything else is typed: digits of one's own, words, dates.</summary>
    static readonly Dictionary<string, object[]> Scripts = new()
    {
        ["en-US"] = [1, 1, "33126", 1, "Ann O'Brien", "March 4, 1990", "305-555-0142", "no", "2", 1, 1],
        ["es-MX"] = ["una cita para el sello del pasaporte", "33126", 1, "José Núñez", "4 de marzo de 1990", "305-555-0143", "no tengo", 2, 2, "1"],
        ["ar"] = [1, 1, "٣٣١٢٦", 1, "عبد الله حسن", "١٩٩٠/٥/٣", "٣٠٥٥٥٥٠١٤٤", "لا", "2", 1, "1"],
        ["ko-KR"] = [1, "1", "33126", 1, "김민수", "900304", "305-555-0145", "없어요", 2, 1, 1],
        ["ht"] = ["mwen bezwen yon randevou", 1, "33126", 1, "Jean Baptiste", "4 mas 1990", "305-555-0146", "non", 2, 1, 1],
    };

    [Theory]
    [InlineData("en-US", "full", "Your appointment is booked.")]
    [InlineData("en-US", "light", "Your appointment is booked.")]
    [InlineData("es-MX", "full", "Su cita está confirmada.")]
    [InlineData("ar", "full", "تم حجز موعدك.")]
    [InlineData("ar", "light", "تم حجز موعدك.")]
    [InlineData("ko-KR", "full", "예약되었습니다.")]
    [InlineData("ht", "full", "Randevou ou konfime.")]
    public async Task Somebody_books_an_appointment(string locale, string form, string booked)
    {
        await using var visitor = await site.VisitAsync(locale);
        await visitor.OpenAsync($"?form={form}");
        Assert.Equal(form == "light", visitor.IsLight);
        await visitor.PictureAsync($"{locale}-{form}-welcome");
        var answer = "";
        foreach (var step in Scripts[locale])
        {
            answer = step is int number ? await visitor.PressAsync(number) : await visitor.SayAsync(Own((string)step, form));
            if (answer.Contains("2027", StringComparison.Ordinal) || await visitor.Choices.CountAsync() > 2)
                await visitor.PictureAsync($"{locale}-{form}-choices");
        }
        await visitor.PictureAsync($"{locale}-{form}-booked");

        Assert.Contains(booked, answer);
        Assert.Matches("[A-Z]{3}-27-[0-9]{4}", answer);
        Assert.Equal(0, await visitor.Choices.CountAsync());
        await visitor.SettleAsync();
        await Axe.AssertNoneIsShutOutAsync(visitor.Page);
        visitor.AssertAllIsWell();
    }

    /// <summary>All the way to paper and calendar, with a reload and a broken line in between.</summary>
    [Theory]
    [InlineData("en-US", "full", "We are two people, for a passport stamp near 33126", "Ann Lee", "Bob Lee", "no", "Your appointments are booked.")]
    [InlineData("ar", "full", "نحن شخصان ونحتاج ختم في جواز السفر قرب 33126", "أحمد علي", "فاطمة محمود", "لا", "تم حجز مواعيدكم.")]
    [InlineData("en-US", "light", "We are two people, for a passport stamp near 33126", "Eva Paz", "Max Paz", "no", "Your appointments are booked.")]
    public async Task Two_people_book_together_and_print_and_keep_what_they_got(
        string locale, string form, string wish, string first, string second, string no, string booked)
    {
        await using var visitor = await site.VisitAsync(locale);
        await visitor.OpenAsync($"?form={form}");
        await visitor.SayAsync(wish);
        await visitor.SayAsync(first);
        await visitor.SayAsync("1980-05-23");
        await visitor.SayAsync(second);
        var answers = await visitor.Theirs.CountAsync();
        await visitor.Page.ReloadAsync();
        await visitor.ReadyAsync();
        await visitor.Theirs.Nth(answers - 1).WaitForAsync();
        await visitor.SayAsync("1983-11-20");
        await visitor.OfflineAsync(true);
        await visitor.Page.WaitForTimeoutAsync(500);
        await visitor.OfflineAsync(false);
        var answer = await visitor.SayAsync("305-555-0155");
        for (var steps = 0; steps < 5 && !answer.Contains(booked, StringComparison.Ordinal); steps++)
            answer = await visitor.Choices.CountAsync() > 2 ? await visitor.PressAsync(1) : await visitor.SayAsync(no);
        await visitor.PictureAsync($"{locale}-{form}-together");
        Assert.Contains(booked, answer);
        Assert.Equal(2, Number().Matches(answer).Select(match => match.Value).Distinct().Count());

        var link = visitor.Theirs.Last.Locator("[href*='/a/'], .ac-pushButton");
        var sheet = await visitor.Page.RunAndWaitForPopupAsync(() => link.Last.ClickAsync());
        await Assertions.Expect(sheet.Locator(".number")).ToHaveTextAsync(Number());
        await Assertions.Expect(sheet.Locator("section").First).ToContainTextAsync(second);
        Assert.NotEmpty(await sheet.PdfAsync());
        var calendar = await sheet.RunAndWaitForDownloadAsync(() => sheet.Locator("a[href*='.ics']").ClickAsync());
        Assert.Contains("BEGIN:VEVENT", await File.ReadAllTextAsync(await calendar.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal(0, await visitor.Choices.CountAsync());
        visitor.AssertNothingLeft();
    }

    [GeneratedRegex("[A-Z]{3}-27-[0-9]{4}")]
    private static partial Regex Number();

    /// <summary>One person has one appointment for one reason: who comes with the other form has another birth year.</summary>
    static string Own(string said, string form) => form == "light"
        ? said.Replace("1990", "1991", StringComparison.Ordinal).Replace("١٩٩٠", "١٩٩١", StringComparison.Ordinal)
        : said;
}
