using System.Text;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

public sealed class CodesTests
{
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    [Fact]
    public async Task Codes_have_five_characters_that_neither_look_nor_sound_alike_and_differ()
    {
        await using var premises = await Premises.SmallAsync();

        var codes = Enumerable.Range(1001, 1000).Select(i => premises.Codes.For($"DEN-27-{i}")).ToList();

        Assert.All(codes, code => Assert.Matches("^[23456789ACFHJKMRUWXY]{5}$", code));
        Assert.InRange(codes.Distinct().Count(), 995, 1000);
        Assert.Equal(Codes.Alphabet.Length, codes.SelectMany(code => code).Distinct().Count());
    }

    [Fact]
    public async Task A_code_is_the_same_after_a_restart_and_another_with_another_key()
    {
        await using var premises = await Premises.SmallAsync();
        await using var restarted = Premises.At(premises.Folder, Premises.Tuesday);
        await using var other = Premises.At(premises.Folder, Premises.Tuesday, ("Codes:Key", Key));

        Assert.Equal(premises.Codes.For("DEN-27-6307"), restarted.Codes.For("DEN-27-6307"));
        Assert.NotEqual(premises.Codes.For("DEN-27-6307"), other.Codes.For("DEN-27-6307"));
    }

    [Fact]
    public async Task The_key_is_the_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var premises = await Premises.SmallAsync();
        premises.Codes.For("DEN-27-6307");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(premises.Folder, "codes.key")));
    }

    [Fact]
    public async Task A_code_is_taken_as_people_type_it()
    {
        await using var premises = await Premises.SmallAsync(settings: ("Codes:Key", Key));
        var number = Enumerable.Range(1001, 100).Select(i => $"DEN-27-{i}").First(i => premises.Codes.For(i).Contains('5'));
        var code = premises.Codes.For(number);

        Assert.True(premises.Codes.Fits(number, code.ToLowerInvariant()));
        Assert.True(premises.Codes.Fits(number, $" {code[..2]}-{code[2..]} "));
        Assert.True(premises.Codes.Fits(number, code.Replace('5', 's')));
        Assert.False(premises.Codes.Fits(number, code[..4]));
        Assert.False(premises.Codes.Fits(number, ""));
        Assert.False(premises.Codes.Fits("DEN-27-9999", code));
    }

    [Fact]
    public async Task Codes_are_filled_in_only_where_a_text_stands_open_for_them()
    {
        await using var premises = await Premises.SmallAsync();
        var (one, two) = (premises.Codes.For("DEN-27-1001"), premises.Codes.For("DEN-27-1002"));

        Assert.Equal($"1001: {one}, 1002: {two}.",
            premises.Codes.Reveal("1001: \uE000DEN-27-1001\uE001, 1002: \uE000DEN-27-1002\uE001."));
        Assert.Equal("Nothing here. DEN-27-1001", premises.Codes.Reveal("Nothing here. DEN-27-1001"));
    }

    [Fact]
    public async Task A_copy_of_the_database_gives_no_code_away()
    {
        await using var premises = await Premises.SmallAsync(seats: 5);
        var codes = new List<string>();
        for (var i = 1; i <= 5; i++)
            codes.Add(premises.Codes.For((await premises.BookAsync(
                Premises.Conversation(i), Premises.On(4, 10), Premises.Draft($"Person {i}"))).Number));
        var key = await File.ReadAllTextAsync(Path.Combine(premises.Folder, "codes.key"), Premises.Cancelled);

        foreach (var file in Directory.GetFiles(premises.Folder, "bot.db*"))
        {
            var bytes = Encoding.Latin1.GetString(await ReadAsync(file));
            Assert.All(codes, code => Assert.DoesNotContain(code, bytes, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(key, bytes);
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        await open.ReadExactlyAsync(bytes, Premises.Cancelled);
        return bytes;
    }
}
