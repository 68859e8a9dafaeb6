using BotApp.Dialogs;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Flows;

public sealed class OfficesTests
{
    static readonly DateTimeOffset Now = new(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));
    static readonly OfficeNear Lawrence = Office("LAW", area: true, miles: 75);

    [Fact]
    public void An_office_nearer_than_that_of_the_area_is_told_with_how_to_choose_it()
    {
        var replies = Find(Lawrence, Office("HAR", miles: 21), Office("PRO", miles: 60));

        Assert.Equal(["office.area", "office.nearer"], replies.Take(2).Select(reply => reply.Key));
        Assert.Equal((new Value.Text("HAR"), new Value.Count(21)), (replies[1].Holes["office"], replies[1].Holes["miles"]));
    }

    [Fact]
    public void One_that_is_farther_or_has_no_time_is_not()
    {
        Assert.DoesNotContain(Find(Lawrence, Office("BOS", miles: 90)), IsNearer);
        Assert.DoesNotContain(Find(Lawrence, Office("HAR", miles: 21) with { FirstOpen = null }), IsNearer);
        Assert.DoesNotContain(Find(Office("HAR", miles: 21), Office("LAW", miles: 75)), IsNearer);
    }

    static bool IsNearer(Reply reply) => reply.Key == "office.nearer";

    static IReadOnlyList<Reply> Find(params OfficeNear[] offices) => Engine.Step(
        new()
        {
            Id = "1",
            Language = "en",
            Goal = new Goal.Book(PhoneChecked: true),
            Draft = new() { Zip = "01001", Reason = "adit" },
        },
        new Input.OfficesFound(offices), Shown.Load([]), Now).Replies;

    static OfficeNear Office(string code, int miles, bool area = false) =>
        new(code, code, "x", "America/New_York", area, miles, FirstOpen: new(2027, 3, 3));
}
