using System.Globalization;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>The 92 field offices as they come with the program.</summary>
public static class OfficeFile
{
    internal static IReadOnlyList<OfficeRow> Rows { get; } = [.. SeedFile.Read("offices.csv").Select(Row)];

    /// <summary>What a person may call an office by.</summary>
    public static IReadOnlyList<OfficeName> Names { get; } =
        [.. Rows.Select(office => new OfficeName(office.Code, office.Name, office.City, office.State))];

    /// <summary>Name and address as they are told, by code.</summary>
    public static IReadOnlyList<(string Code, string Name, string Address)> Places { get; } =
        [.. Rows.Select(office => (office.Code, office.Name, $"{office.Street}, {office.City}, {office.State} {office.Zip}"))];

    private static OfficeRow Row(string[] fields) => new()
    {
        Code = fields[0],
        Name = fields[1],
        Street = fields[2],
        City = fields[3],
        State = fields[4],
        Zip = fields[5],
        Lat = double.Parse(fields[6], CultureInfo.InvariantCulture),
        Lon = double.Parse(fields[7], CultureInfo.InvariantCulture),
        Zone = fields[8],
        Opens = Minutes(fields[9]),
        Closes = Minutes(fields[10]),
        Officers = long.Parse(fields[11], CultureInfo.InvariantCulture),
        Weekdays = fields[12],
    };

    private static long Minutes(string clock) =>
        (long)TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;
}
