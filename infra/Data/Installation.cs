namespace BotApp.Infra.Data;

/// <summary>Makes the database ready at start: migrates it, loads offices and ZIPs, opens the days of the window.</summary>
public sealed class Installation(Database database)
{
    public Task<Installed> PrepareAsync(CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {cancellation}");
}

/// <param name="Where">The database file.</param>
/// <param name="Made">True at the first start.</param>
/// <param name="Demonstration">The availability is invented.</param>
public sealed record Installed(string Where, bool Made, int Offices, int Zips, bool Demonstration);
