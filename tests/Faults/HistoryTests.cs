namespace BotApp.Tests.Faults;

/// <summary>
/// The checker of the fault test can fail: a history in which all is well passes, and each way in which one can be broken,
/// by hand and behind the constraints' back, is found and called by its name.
/// </summary>
public sealed class HistoryTests(HonestHistory honest) : IClassFixture<HonestHistory>
{
    [Fact]
    public async Task An_honest_history_passes()
    {
        var history = await honest.CheckAsync("SELECT 1", honest.People);

        Assert.Empty(history.Lost);
        Assert.Empty(history.Doubled);
        Assert.Equal((1, 2, 1), (history.Passed, history.InLine, history.Proposed));
    }

    [Theory]
    [InlineData("was confirmed and is not there",
        "DELETE FROM seats WHERE number = '{luis}'; DELETE FROM outbox WHERE number = '{luis}'; DELETE FROM appointments WHERE number = '{luis}'")]
    [InlineData("is cancelled; what was said last", "UPDATE appointments SET state = 'cancelled' WHERE number = '{luis}'")]
    [InlineData("is active; what was said last: cancelled", "UPDATE appointments SET state = 'active' WHERE number = '{eva}'")]
    [InlineData("was confirmed to another", "UPDATE appointments SET phone = '+1' WHERE number = '{luis}'")]
    [InlineData(" was confirmed", "UPDATE appointments SET start = start + 900 WHERE number = '{luis}'")]
    [InlineData("active without its seats", "DELETE FROM seats WHERE number = '{luis}'")]
    [InlineData("proposed and not held", "UPDATE proposals SET state = 'open'")]
    [InlineData("proposed while it was not held", "DELETE FROM seat_log WHERE hold LIKE 'P-%'")]
    [InlineData("never offered to one in line", "DELETE FROM seats WHERE number = '{luis}'", true)]
    [InlineData("ended before its time", "UPDATE proposals SET state = 'missed'")]
    [InlineData("taken back from one who still waits",
        "UPDATE proposals SET state = 'void', entry = (SELECT number FROM waitlist WHERE state = 'waiting')")]
    public async Task What_is_lost_is_found(string called, string broken, bool rulesHold = false) =>
        Assert.Contains((await honest.CheckAsync(broken, honest.People, rulesHold)).Lost, found => found.Contains(called, StringComparison.Ordinal));

    [Theory]
    [InlineData("more seats than there are", "INSERT INTO seats (office, start, release_at) SELECT office, start, 1 FROM seats LIMIT 1")]
    [InlineData("seats of one that is cancelled", "UPDATE seats SET number = '{eva}' WHERE number = '{luis}'")]
    [InlineData("one person, one reason, two appointments", "UPDATE appointments SET folded = 'x', birth = 'x', twin = (SELECT count(*) FROM appointments b WHERE b.number < appointments.number)")]
    [InlineData("not booked exactly once", "INSERT INTO audit (at, what, number, channel) VALUES (1, 'booked', '{luis}', 'sms')")]
    [InlineData("of nobody, and nobody can have it", "ALTER TABLE seats DROP CONSTRAINT seats_check; UPDATE seats SET number = NULL")]
    [InlineData("somebody got past the line",
        "INSERT INTO seat_log (at, seat, release_at, gone) VALUES (1, 99, 5, false); INSERT INTO seat_log (at, seat, gone) VALUES (2, 99, false)")]
    [InlineData("open before its time",
        "INSERT INTO seat_log (at, seat, release_at, gone) VALUES (1, 99, 5, false); INSERT INTO seat_log (at, seat, gone) VALUES (2, 99, true)")]
    [InlineData("proposed to two in line at once",
        "INSERT INTO seat_log (at, seat, hold, gone) VALUES (1, 99, 'P-8', false); INSERT INTO seat_log (at, seat, hold, gone) VALUES (2, 99, 'P-9', false)")]
    public async Task What_is_doubled_is_found(string called, string broken) =>
        Assert.Contains((await honest.CheckAsync(broken, honest.People)).Doubled, found => found.Contains(called, StringComparison.Ordinal));

    [Fact]
    public async Task What_people_were_told_and_is_not_so_is_found()
    {
        var told = new Promises("+19785550009");
        told.Told.Add("Thu Mar 4, 10:00 AM");
        var other = new Promises("+19785550008");
        other.Take("Thu Mar 4, 10:00 AM", "Thu Mar 4, 11:00 AM");
        var stranger = new Promises("+19785550007") { Made = { [honest.Luis] = "Thu Mar 4, 10:00 AM" } };

        var history = await honest.CheckAsync("SELECT 1", [.. honest.People, told, other, stranger]);

        Assert.Contains(history.Lost, found => found.EndsWith("was told and never held", StringComparison.Ordinal));
        Assert.Contains(history.Lost, found => found.EndsWith("was taken, Thu Mar 4, 11:00 AM confirmed", StringComparison.Ordinal));
        Assert.Contains(history.Doubled, found => found == $"{honest.Luis} was given to several");
    }
}
