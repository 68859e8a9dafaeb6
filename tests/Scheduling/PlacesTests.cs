using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class PlacesTests(PlacesTests.Seeded seeded) : IClassFixture<PlacesTests.Seeded>
{
    [Theory]
    [InlineData("01001", "LAW", true)]   // Hartford is nearer
    [InlineData("01104", "LAW", true)]
    [InlineData("00926", "SAJ", true)]
    [InlineData("00802", "CHA", false)]
    [InlineData("10013", "NYC", false)]
    [InlineData("80111", "DEN", false)]
    [InlineData("96913", "AGA", false)]
    public async Task A_zip_has_the_office_of_its_area_else_the_nearest(string zip, string code, bool area)
    {
        var offices = (await FindAsync(zip)).Offices;

        Assert.Equal((code, area), (offices[0].Code, offices[0].Area));
        Assert.Equal(area ? 1 : 3, offices.Count);
        Assert.All(offices.Skip(1), office => Assert.False(office.Area));
        Assert.Equal(offices.Skip(1).OrderBy(office => office.Miles), offices.Skip(1));
    }

    [Fact]
    public async Task The_nearest_come_after_the_office_of_the_area_where_the_rules_allow()
    {
        await using var generous = Premises.At(seeded.Premises.Folder, Premises.Tuesday, ("Booking:OfferNearest", "true"));

        var found = (Input.OfficesFound)await generous.PerformAsync(new Effect.FindOffices("01001"), Premises.Conversation());

        Assert.Equal(["LAW", "HAR"], found.Offices.Take(2).Select(office => office.Code));
        Assert.Equal([true, false, false], found.Offices.Select(office => office.Area));
        Assert.True(found.Offices[1].Miles < found.Offices[0].Miles);
    }

    [Fact]
    public async Task An_office_comes_with_all_that_is_said_of_it()
    {
        var found = (Input.OfficesFound)await PerformAsync(new Effect.FindOfficesByCode(["HAR"], "01001"));
        var hartford = found.Offices[0];

        Assert.Equal(("HAR", "Hartford", "450 Main Street, Hartford, CT 06103", "America/New_York"),
            (hartford.Code, hartford.Name, hartford.Address, hartford.Zone));
        Assert.InRange(hartford.Miles!.Value, 18, 24);
        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(16, 0)), (hartford.Opens, hartford.Closes));
        Assert.InRange(hartford.FirstOpen!.Value, new DateOnly(2027, 3, 2), new DateOnly(2027, 3, 5));
    }

    [Theory]
    [InlineData("09012", true)]
    [InlineData("34002", true)]
    [InlineData("96201", true)]
    [InlineData("99999", false)]
    [InlineData("00000", false)]
    public async Task A_zip_without_an_office_says_whether_it_is_a_military_one(string zip, bool military) =>
        Assert.Equal(new Input.ZipUnknown(zip, military), await PerformAsync(new Effect.FindOffices(zip)));

    [Fact]
    public async Task Offices_named_come_as_named_with_the_miles_from_the_zip()
    {
        var found = (Input.OfficesFound)await PerformAsync(new Effect.FindOfficesByCode(["POO", "POM"], "97209"));
        var alone = (Input.OfficesFound)await PerformAsync(new Effect.FindOfficesByCode(["POM", "XXX"], null));

        Assert.Equal(["POO", "POM"], found.Offices.Select(office => office.Code));
        Assert.Equal(0, found.Offices[0].Miles);
        Assert.Null(Assert.Single(alone.Offices).Miles);
    }

    [Fact]
    public void All_offices_have_names_to_be_called_by_and_a_zone_that_exists()
    {
        Assert.Equal(92, OfficeFile.Names.Count);
        Assert.Equal(2, OfficeFile.Names.Count(office => office.Name == "Portland"));
        Assert.All(OfficeFile.Rows, office => Assert.NotNull(LocalTime.Zone(office.Zone)));
        Assert.All(OfficeFile.Rows, office => Assert.Matches("^[0-9]{5}$", office.Zip));
    }

    private async Task<Input.OfficesFound> FindAsync(string zip) =>
        Assert.IsType<Input.OfficesFound>(await PerformAsync(new Effect.FindOffices(zip)));

    private Task<Input> PerformAsync(Effect effect) => seeded.Premises.PerformAsync(effect, Premises.Conversation());

    public sealed class Seeded : IAsyncLifetime
    {
        public Premises Premises { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Premises = await Premises.SeededAsync();

        public ValueTask DisposeAsync() => Premises.DisposeAsync();
    }
}
