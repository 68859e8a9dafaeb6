using BotApp.Infra.Data;

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
}
