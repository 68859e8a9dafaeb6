using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>What anybody may know of the offices: read beside the writers, so that readers hold nobody up.</summary>
public sealed class Timetable(Database database, IOptions<BookingOptions> options, TimeProvider clock)
{
    private static readonly Conversation Nobody = new() { Id = "", Language = "en" };

    /// <summary>All offices by code, without a day.</summary>
    public Task<List<OfficeNear>> OfficesAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (await OfficeTable.AllAsync(session)).ConvertAll(static office => office.Near()), cancellation);

    /// <returns>OfficesFound or ZipUnknown.</returns>
    public Task<Input> NearAsync(string zip, CancellationToken cancellation) =>
        database.ReadAsync(session => Places.FindAsync(At(session), new(zip)), cancellation);

    /// <returns>OfficesFound: those of the codes that there are.</returns>
    public Task<Input> NamedAsync(IReadOnlyList<string> codes, string? zip, CancellationToken cancellation) =>
        database.ReadAsync(session => Places.FindByCodeAsync(At(session), new(codes, zip)), cancellation);

    /// <returns>The days of the window, with the office; null when there is none of that code.</returns>
    public Task<(OfficeNear Office, IReadOnlyList<OfficeDay> Days)?> OpenAsync(
        string office, int minutes, CancellationToken cancellation) => database.ReadAsync(
        async Task<(OfficeNear, IReadOnlyList<OfficeDay>)?> (session) =>
            await OfficeTable.OneAsync(session, office) is { } known
                ? (known.Near(), ((Input.TimesFound)await Times.LookAsync(At(session), new(office, minutes))).Days)
                : null,
        cancellation);

    private Occasion At(Session session) => new(session, Nobody, clock.GetUtcNow(), options.Value);
}
