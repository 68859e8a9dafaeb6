using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BotApp.Infra.Data;

/// <summary>
/// The model for migrations and for the office's side, where convenience counts. A turn does not go through it: one
/// statement costs a fraction of a unit of work.
/// </summary>
internal sealed class BotContext(DbContextOptions<BotContext> options) : DbContext(options)
{
    public DbSet<OfficeRow> Offices => Set<OfficeRow>();
    public DbSet<DayRow> Days => Set<DayRow>();
    public DbSet<SlotRow> Slots => Set<SlotRow>();
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();
    public DbSet<TicketRow> Tickets => Set<TicketRow>();

    public static BotContext On(IStore store)
    {
        var options = new DbContextOptionsBuilder<BotContext>()
            // The migrations are written by hand, so there is no snapshot to compare the model with; a test does that.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        store.Configure(options);
        return new(options.Options);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OfficeRow>().ToTable("offices").HasKey(office => office.Code);
        modelBuilder.Entity<DayRow>().ToTable("days").HasKey(day => new { day.Office, day.Date });
        modelBuilder.Entity<SlotRow>().ToTable("slots").HasKey(slot => new { slot.Office, slot.Start });
        modelBuilder.Entity<AppointmentRow>().ToTable("appointments").HasKey(appointment => appointment.Number);
        modelBuilder.Entity<TicketRow>().ToTable("tickets").HasKey(ticket => ticket.Number);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name) => string.Concat(name.Select((letter, i) =>
        i > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
