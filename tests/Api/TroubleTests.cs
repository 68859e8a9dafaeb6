using Microsoft.Data.Sqlite;

namespace BotApp.Tests.Api;

public class TroubleTests
{
    sealed class HastyApi : ApiHost
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings) { ["Database:PatienceSeconds"] = "1" };
    }

    [Fact]
    public async Task A_database_that_is_locked_means_503_and_when_to_come_back_and_nothing_is_booked()
    {
        using var host = new HastyApi();
        var (http, key) = (host.As("partner"), Requests.NewKey());
        Assert.Equal(200, (await http.GetJsonAsync("/reasons")).Status);
        var body = Requests.Booking();
        await using (var other = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            await lockIt.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            var refused = await http.SendJsonAsync("/appointments", body, key);

            Assert.Equal((503, "UNAVAILABLE", "5"), (refused.Status, refused.Code, refused.Headers.RetryAfter?.ToString()));
        }
        Assert.Equal(201, (await http.SendJsonAsync("/appointments", body, key)).Status);
        Assert.All(host.Log.Errors, error => Assert.StartsWith("The database stayed away", error));
    }
}
