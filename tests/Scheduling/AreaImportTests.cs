using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public class AreaImportTests
{
    private const string Headings = "ZipCode,IsRetired,State,City,FieldOfficeDesignation,FieldOfficeStreetAddress,FieldOfficeZipCode";

    [Fact]
    public async Task Who_lives_in_an_area_is_sent_to_its_office_and_told_why()
    {
        await using var premises = await WithOfficesAsync("LAW", "HAR");

        await ImportAsync(premises, "01001,FALSE,MA,Agawam,LAW,\"280 Merrimack Street, 6th Floor\",1843");

        var found = (Input.OfficesFound)await premises.PerformAsync(new Effect.FindOffices("01001"), Premises.Conversation());
        Assert.Equal(("LAW", true), (Assert.Single(found.Offices).Code, found.Offices[0].Area));
    }

    [Fact]
    public async Task Retired_repeated_and_unknown_rows_are_counted_and_do_not_count()
    {
        await using var premises = await WithOfficesAsync("LAW");

        var done = await ImportAsync(premises,
            "01001,FALSE,MA,Agawam,LAW,x,1843", "01001,false,MA,Feeding Hills,law,x,1843",
            "00636,TRUE,PR,Rosario,SAJ,x,917", "10013,FALSE,NY,New York,NYC,x,10278", "10014,FALSE,NY,New York,NYC,x,10278");

        Assert.Equal((5, 1, 1, 1, 1), (done.Rows, done.Retired, done.Repeated, done.Areas, done.Added));
        Assert.Equal([("NYC", 2)], done.Unknown);
        Assert.Equal(["01001 LAW"], await AreasAsync(premises));
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing_and_another_replaces_it()
    {
        await using var premises = await WithOfficesAsync("LAW", "HAR");
        string[] rows = ["01001,FALSE,MA,Agawam,LAW,x,1843", "01104,FALSE,MA,Springfield,LAW,x,1843"];
        await ImportAsync(premises, rows);

        var again = await ImportAsync(premises, rows);
        var other = await ImportAsync(premises, "01001,FALSE,MA,Agawam,HAR,x,6103", "06101,FALSE,CT,Hartford,HAR,x,6103");

        Assert.Equal((2, 0, 0, 0), (again.Areas, again.Added, again.Changed, again.Removed));
        Assert.Equal((2, 1, 1, 1), (other.Areas, other.Added, other.Changed, other.Removed));
        Assert.Equal(["01001 HAR", "06101 HAR"], await AreasAsync(premises));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        await using var premises = await WithOfficesAsync("LAW");

        var done = await ImportAsync(premises, dryRun: true, "01001,FALSE,MA,Agawam,LAW,x,1843");

        Assert.Equal((1, 1), (done.Areas, done.Added));
        Assert.Empty(await AreasAsync(premises));
    }

    [Fact]
    public async Task The_zeros_that_an_offices_own_zip_lost_are_put_back_and_a_move_is_noticed()
    {
        await using var premises = await WithOfficesAsync("LAW", "HAR");

        var done = await ImportAsync(premises, "01001,FALSE,MA,Agawam,LAW,x,1843", "06101,FALSE,CT,Hartford,HAR,x,6199");

        Assert.Equal([("HAR", "06199", "01843")], done.Elsewhere);
    }

    [Theory]
    [InlineData("1001,FALSE,MA,Agawam,LAW,x,1843", "line 3, column ZipCode: \"1001\" is no ZIP of five digits.")]
    [InlineData("01001,maybe,MA,Agawam,LAW,x,1843", "line 3, column IsRetired: \"maybe\" is neither TRUE nor FALSE.")]
    [InlineData("01001,FALSE,MA,Agawam,,x,1843", "line 3, column FieldOfficeDesignation: \"\" is no code of three letters.")]
    [InlineData("01001,FALSE,MA,Agawam,LAW,x,MA", "line 3, column FieldOfficeZipCode: \"MA\" is no ZIP.")]
    [InlineData("01001,FALSE,MA,Agawam,LAW", "line 3, column FieldOfficeStreetAddress: the row has 5 fields and should have 7.")]
    [InlineData("01001,FALSE,MA,Agawam,LAW,x,1843,9", "line 3, column FieldOfficeZipCode: the row has 8 fields and should have 7.")]
    [InlineData("01001,FALSE,MA,\"Agawam,LAW,x,1843", "line 3 has a quotation mark that is never closed (column 4).")]
    [InlineData("01001,FALSE,MA,Aga\"wam,LAW,x,1843", "line 3 has a quotation mark inside a field that does not begin with one (column 4).")]
    [InlineData("01001,FALSE,MA,\"Aga\"wam,LAW,x,1843", "line 3 goes on after a closing quotation mark (column 4).")]
    [InlineData("06101,FALSE,CT,Hartford,HAR,x,6103", "line 3, column FieldOfficeDesignation: 06101 goes to HAR here and to LAW in line 2.")]
    public async Task A_wrong_line_is_named_and_nothing_is_half_imported(string row, string complaint)
    {
        await using var premises = await WithOfficesAsync("LAW", "HAR");

        var wrong = await Assert.ThrowsAsync<InvalidDataException>(
            () => ImportAsync(premises, "06101,FALSE,CT,Hartford,LAW,x,1843", row));

        Assert.Equal(complaint, wrong.Message);
        Assert.Empty(await AreasAsync(premises));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\n\n", "The file is empty.")]
    [InlineData(Headings, "The file has headings and no rows.")]
    [InlineData("ZipCode,IsRetired,FieldOfficeZipCode\n", "line 1, column FieldOfficeDesignation: it is missing.")]
    [InlineData("ZipCode,zipcode,IsRetired,FieldOfficeDesignation,FieldOfficeZipCode\n", "line 1, column zipcode: it is there twice.")]
    [InlineData("\0\u0001PK", "line 1, column ZipCode: it is missing.")]
    public async Task A_file_that_is_no_such_list_is_refused(string file, string complaint)
    {
        await using var premises = await WithOfficesAsync("LAW");

        var wrong = await Assert.ThrowsAsync<InvalidDataException>(
            () => premises.Get<AreaImport>().RunAsync(new StringReader(file), dryRun: false, cancellation: Premises.Cancelled));

        Assert.Equal(complaint, wrong.Message);
    }

    [Fact]
    public async Task Of_very_many_wrong_lines_the_first_twenty_are_named()
    {
        await using var premises = await WithOfficesAsync("LAW");

        var wrong = await Assert.ThrowsAsync<InvalidDataException>(
            () => ImportAsync(premises, [.. Enumerable.Repeat("x,FALSE,MA,Agawam,LAW,x,1843", 100)]));

        Assert.Equal(21, wrong.Message.Split('\n').Length);
        Assert.EndsWith("and 80 more.", wrong.Message);
    }

    [Fact]
    public async Task Columns_in_another_order_line_ends_of_windows_and_a_byte_order_mark_do_no_harm()
    {
        await using var premises = await WithOfficesAsync("LAW");
        var bytes = new byte[] { 0xEF, 0xBB, 0xBF }.Concat("FieldOfficeDesignation,City,FieldOfficeZipCode,ISRETIRED,ZipCode\r\nLAW,\"Aga\r\nwam \"\"x\"\"\",1843,FALSE,01001\r\n"u8.ToArray());

        await premises.Get<AreaImport>().RunAsync(
            new StreamReader(new MemoryStream([.. bytes])), dryRun: false, cancellation: Premises.Cancelled);

        Assert.Equal(["01001 LAW"], await AreasAsync(premises));
    }

    private static Task<AreasImported> ImportAsync(Premises premises, params string[] rows) =>
        ImportAsync(premises, dryRun: false, rows);

    private static Task<AreasImported> ImportAsync(Premises premises, bool dryRun, params string[] rows) =>
        premises.Get<AreaImport>().RunAsync(
            new StringReader(string.Join('\n', [Headings, .. rows, ""])), dryRun, cancellation: Premises.Cancelled);

    private static Task<List<string>> AreasAsync(Premises premises) => premises.Database.ReadAsync(session => session.QueryAsync(
        "SELECT zip, office FROM areas ORDER BY zip", static row => $"{row.GetString(0)} {row.GetString(1)}"), Premises.Cancelled);

    private static async Task<Premises> WithOfficesAsync(params string[] codes)
    {
        var premises = await Premises.SmallAsync();
        foreach (var code in codes)
            await premises.ExecuteAsync(
                """
                INSERT INTO offices (code, name, street, city, state, zip, lat, lon, zone, officers, weekdays)
                VALUES ($1, $1, 'x', 'x', 'MA', '01843', 42.0, -71.0, 'America/New_York', 1, '12345')
                """, code);
        return premises;
    }
}
