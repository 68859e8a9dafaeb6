namespace BotApp.Tests.Faults;

/// <summary>What somebody was told, by whatever channel: it must hold at the end.</summary>
internal sealed class Promises(string phone)
{
    public string Phone => phone;

    /// <summary>Appointments by number with the time that was confirmed last; without one they were cancelled.</summary>
    public Dictionary<string, string?> Made { get; } = [];

    /// <summary>How often something was moved, cancelled, or booked for several.</summary>
    public int Moved { get; set; }
    public int Cancelled { get; set; }
    public int Together { get; set; }

    /// <summary>What nobody else should read: names, birth dates and codes, as they were said or written.</summary>
    public HashSet<string> Secrets { get; } = [phone, phone[2..]];

    /// <summary>Times that were told to this one in line.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Times that were answered with 1: what was told, and what was confirmed; null where nothing was.</summary>
    public List<(string Told, string? Confirmed)> Taken { get; } = [];

    /// <summary>How many of those were confirmed. Others may look at this while it happens.</summary>
    public int TakenUp { get; private set; }

    public void Take(string told, string? confirmed)
    {
        Taken.Add((told, confirmed));
        TakenUp += confirmed is null ? 0 : 1;
    }
}
