using BotApp.Infra.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Data;

public sealed class InstallationTests
{
    [Fact]
    public async Task A_first_start_loads_all_offices_and_zips()
    {
        await using var premises = Premises.At(Premises.NewFolder(), Premises.Tuesday);

        var installed = await premises.Get<Installation>().PrepareAsync(Premises.Cancelled);

        Assert.Equal(new Installed(premises.File, Made: true, Offices: 92, Zips: 41_911, Demonstration: true), installed);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM zips WHERE zone = '' OR length(zip) <> 5"));
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_says_so()
    {
        await using var first = await Premises.SeededAsync();
        var slots = await first.NumberAsync("SELECT count(*) FROM slots");

        await using var second = Premises.At(first.Folder, Premises.Tuesday);
        var installed = await second.Get<Installation>().PrepareAsync(Premises.Cancelled);

        Assert.False(installed.Made);
        Assert.Equal(slots, await second.NumberAsync("SELECT count(*) FROM slots"));
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_stop_the_next()
    {
        await using var premises = Premises.At(Premises.NewFolder(), Premises.Tuesday, ("Demo:Enabled", "false"));
        await using (var other = new SqliteConnection($"Data Source={premises.File};Pooling=False"))
        {
            await other.OpenAsync(Premises.Cancelled);
            await using var left = other.CreateCommand();
            left.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2027-03-02');
                """;
            await left.ExecuteNonQueryAsync(Premises.Cancelled);
        }

        Assert.Equal(92, (await premises.Get<Installation>().PrepareAsync(Premises.Cancelled)).Offices);
    }

    [Fact]
    public async Task The_model_fits_the_tables()
    {
        await using var premises = await Premises.SeededAsync();
        await using var context = BotContext.On(premises.Database.Store);

        Assert.Equal(92, (await context.Offices.ToListAsync(Premises.Cancelled)).Count);
        Assert.Equal(92 * 15, (await context.Days.ToListAsync(Premises.Cancelled)).Count);
        Assert.NotEmpty(await context.Slots.Take(1).ToListAsync(Premises.Cancelled));
        Assert.Empty(await context.Appointments.ToListAsync(Premises.Cancelled));
        Assert.Empty(await context.Tickets.ToListAsync(Premises.Cancelled));
    }

    [Theory]
    [InlineData("ConnectionStrings:Bot", "Host=", "ConnectionStrings:Bot")]
    [InlineData("ConnectionStrings:Bot", "Host=localhost;Prt=1", "ConnectionStrings:Bot")]
    [InlineData("ConnectionStrings:Bot", "Host=localhost", "Codes:Key")]
    [InlineData("ConnectionStrings:Bot", "Data Source=:memory:", "ConnectionStrings:Bot")]
    [InlineData("ConnectionStrings:Bot", "nonsense", "ConnectionStrings:Bot")]
    [InlineData("Codes:Key", "not base64", "Codes:Key")]
    [InlineData("Codes:Key", "dG9vIHNob3J0", "Codes:Key")]
    [InlineData("Booking:WindowDays", "0", "WindowDays")]
    [InlineData("Booking:HoldMinutes", "soon", "HoldMinutes")]
    [InlineData("Demo:BusyDaysPercent", "101", "BusyDaysPercent")]
    [InlineData("Retention:InboundDays", "-1", "InboundDays")]
    public async Task A_wrong_setting_stops_the_start_and_names_itself(string key, string value, string named)
    {
        var folder = Premises.NewFolder();
        await using var premises = Premises.At(folder, Premises.Tuesday, (key, value));

        var refusal = Assert.ThrowsAny<Exception>(() =>
        {
            premises.Get<IStartupValidator>().Validate();
            premises.Get<Installation>();
        });

        Assert.Contains(named, refusal.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_and_the_setting_is_named()
    {
        await using var premises = Premises.At(Premises.NewFolder(), Premises.Tuesday);
        await File.WriteAllTextAsync(premises.File, new string('x', 5000), Premises.Cancelled);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(
            () => premises.Get<Installation>().PrepareAsync(Premises.Cancelled));

        Assert.StartsWith($"ConnectionStrings:Bot names {premises.File}", refusal.Message);
    }

    [Fact]
    public async Task A_spoilt_key_stops_the_start_rather_than_making_every_code_another()
    {
        await using var premises = Premises.At(Premises.NewFolder(), Premises.Tuesday);
        await File.WriteAllTextAsync(Path.Combine(premises.Folder, "codes.key"), "", Premises.Cancelled);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(
            () => premises.Get<Installation>().PrepareAsync(Premises.Cancelled));

        Assert.Contains("codes.key", refusal.Message);
    }
}
